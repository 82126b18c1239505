const escapes: Record<string, string> = {
  n: "\n",
  t: "\t",
  r: "\r",
  b: "\b",
  f: "\f",
  '"': '"',
  "\\": "\\",
  "/": "/",
};

/**
 * Reads one string property of a JSON object while it is still being written: `feed` takes the next piece and gives the
 * property's text so far, null before it begins. Only a property of the outermost object counts, not one inside another
 * value; a surrogate pair is given whole or not yet.
 */
export class ReplyWords {
  readonly #property: string;
  #depth = 0;
  #inString = false;
  /** The string being read: a key of the outermost object, the wanted value, or of no interest. */
  #reads: "key" | "value" | "other" = "other";
  #escape = "";
  #expectsKey = false;
  #key = "";
  #wanted = false;
  #text: string | null = null;

  constructor(property: string) {
    this.#property = property;
  }

  feed(piece: string): string | null {
    for (const char of piece.split("")) {
      if (this.#inString) this.#string(char);
      else this.#structure(char);
    }
    return this.#text === null ? null : whole(this.#text);
  }

  #structure(char: string): void {
    if (char === '"') {
      this.#inString = true;
      const outermost = this.#depth === 1;
      this.#reads = outermost && this.#expectsKey ? "key" : outermost && this.#wanted ? "value" : "other";
      if (this.#reads === "key") this.#key = "";
      if (this.#reads === "value") this.#text = "";
    } else if (char === "{" || char === "[") {
      this.#depth++;
      this.#expectsKey = this.#depth === 1 && char === "{";
      this.#wanted = false;
    } else if (char === "}" || char === "]") {
      this.#depth--;
    } else if (char === ":" && this.#depth === 1) {
      this.#expectsKey = false;
      this.#wanted = this.#key === this.#property && this.#text === null;
    } else if (char === "," && this.#depth === 1) {
      this.#expectsKey = true;
      this.#wanted = false;
    }
  }

  #string(char: string): void {
    if (this.#escape !== "") this.#escaped(char);
    else if (char === "\\") this.#escape = char;
    else if (char === '"') this.#inString = false;
    else this.#add(char);
  }

  #escaped(char: string): void {
    this.#escape += char;
    if (this.#escape[1] === "u") {
      if (this.#escape.length < 6) return;
      const code = Number.parseInt(this.#escape.slice(2), 16);
      this.#add(Number.isNaN(code) ? "\ufffd" : String.fromCharCode(code));
    } else this.#add(escapes[char] ?? char);
    this.#escape = "";
  }

  #add(char: string): void {
    if (this.#reads === "key") this.#key += char;
    if (this.#reads === "value") this.#text += char;
  }
}

const whole = (text: string): string => (/[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text);
