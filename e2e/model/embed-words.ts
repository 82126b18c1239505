import { createHash } from "node:crypto";

const dimensions = 128;

/** A text's vector, of length 1: each word and each of its three-letter pieces adds to places of its own, always the same. */
export function embedWords(text: string): number[] {
  const vector = new Array<number>(dimensions).fill(0);
  const add = (piece: string, weight: number) => {
    const hash = createHash("sha256").update(piece).digest();
    const at = hash.readUInt16BE(0) % dimensions;
    vector[at] = (vector[at] ?? 0) + (hash.readUInt8(2) % 2 === 0 ? weight : -weight);
  };
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
    add(word, 1);
    for (let at = 0; at + 3 <= word.length; at += 1) add(`~${word.slice(at, at + 3)}`, 0.5);
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
