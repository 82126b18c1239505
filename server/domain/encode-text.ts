const reference = (char: string): string => `&#${char.codePointAt(0)};`;

/** Writes some characters of a text as character references (`&#44;`), which Markdown shows as themselves; what looks like one already is kept apart. */
function encodeText(text: string, special: RegExp): string {
  return text
    .replace(/&(?=(?:amp;)*#\d{1,7};)/g, "&amp;")
    .replace(/[\r\u2028\u2029]/g, reference)
    .replace(special, reference);
}

/** A text on one line, without space at its ends that reading would lose; `also` are further characters to be written as references. */
export function encodeLine(text: string, also = ""): string {
  return encodeText(text, new RegExp(`^\\s|\\s$|[\\n${also}]`, "g"));
}

/** Lines of a text, of which those that would be read as something else begin with a reference. */
export function encodeLines(text: string, clashes: (line: string, index: number) => boolean): string {
  return encodeText(text, /(?!)/)
    .split("\n")
    .map((line, i) => (clashes(line, i) ? line.replace(/^./u, reference) : line))
    .join("\n");
}

/** Takes character references back. */
export function decodeText(text: string): string {
  return text.replace(/&((?:amp;)*)#(\d{1,7});/g, (whole, amps: string, digits: string) => {
    if (amps !== "") return `&${amps.slice(4)}#${digits};`;
    return Number(digits) <= 0x10ffff ? String.fromCodePoint(Number(digits)) : whole;
  });
}
