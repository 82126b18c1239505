import { Parser } from "saxen";
import { damaged, Unreadable } from "./unreadable.ts";
import type { ZipParts } from "./zip-parts.ts";

/** What is done with a part's XML; names come without their prefix. `done` ends the reading early. */
export type XmlReader = {
  open: (name: string, attribute: (name: string) => string | undefined) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
  done?: () => boolean;
};

/** No tag, text or comment of an office file is longer, in bytes. */
const longest = 2 * 1024 * 1024;

/**
 * Reads a part as XML, piece by piece; true when it was read to its end. There is no entity but the five of XML and
 * numbers: a document type definition, which no office program writes, makes the file unreadable.
 */
export async function readXml(parts: ZipParts, name: string, reader: XmlReader): Promise<boolean> {
  const parser = new Parser();
  parser.on("error", () => {
    throw new Unreadable(damaged);
  });
  parser.on("attention", () => {
    throw new Unreadable("It defines words of its own in its XML, as files made to do harm do.");
  });
  let unended = 0;
  parser.on("openTag", (tag, attributes) => {
    unended = 0;
    reader.open(local(tag), (wanted) => {
      const found = attributes() || {};
      for (const key of Object.keys(found)) if (local(key) === wanted) return decode(found[key] ?? "");
      return undefined;
    });
  });
  parser.on("closeTag", (tag) => {
    unended = 0;
    reader.close?.(local(tag));
  });
  if (reader.text) {
    parser.on("text", (text) => reader.text?.(decode(text)));
    parser.on("cdata", (text) => reader.text?.(withoutControls(text)));
  }
  const bytes = parts.bytes(name);
  let decoder: TextDecoder | null = null;
  for (;;) {
    const { done, value } = await bytes.next();
    if (done) {
      if (value) parser.end();
      return value;
    }
    decoder ??= new TextDecoder(value[0] === 0xff && value[1] === 0xfe ? "utf-16le" : "utf-8");
    unended += value.byteLength;
    parser.write(decoder.decode(value, { stream: true }));
    // The parser looks at what has no end from its beginning with every piece: a long one would take for ever.
    if (unended > longest) throw new Unreadable(damaged);
    if (reader.done?.()) {
      await bytes.return(false);
      return false;
    }
  }
}

const local = (name: string): string => name.slice(name.indexOf(":") + 1);

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
function decode(text: string): string {
  return withoutControls(text.includes("&") ? withEntities(text) : text);
}

/** XML has no control characters but blanks; databases and readers stumble over them. */
const withoutControls = (text: string): string =>
  text.replace(/\p{Cc}/gu, (control) => ("\t\n\r".includes(control) ? control : ""));

function withEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi,
    (whole, decimal, hex, name) => {
      if (name) return named[name] ?? whole;
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
    },
  );
}
