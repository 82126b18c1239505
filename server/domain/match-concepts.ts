import { lexicon } from "./match-lexicon.ts";
import { rootOf, unspaced } from "./match-words.ts";

/** What the lexicon says of a word: the meanings it may have and the fields of work they belong to. */
export type Concepts = { meanings: readonly string[]; fields: readonly string[] };
type Entry = { meanings: string[]; fields: string[] };

const byRoot = new Map<string, Entry>();
const byScript = new Map<string, Entry>();
let longest = 0;
readLexicon();

function readLexicon(): void {
  let field = "";
  for (const line of lexicon.split("\n")) {
    if (line.startsWith("#")) field = line.slice(1);
    else if (line) for (const word of line.split(" ")) enter(word, line.slice(0, line.indexOf(" ")), field);
  }
}

function enter(word: string, head: string, field: string): void {
  const isScript = unspaced.test(word);
  if (isScript) longest = Math.max(longest, word.length);
  const map = isScript ? byScript : byRoot;
  const key = isScript ? word : rootOf(word);
  const entry = map.get(key) ?? { meanings: [], fields: [] };
  if (!entry.meanings.includes(head)) entry.meanings.push(head);
  if (!entry.fields.includes(field)) entry.fields.push(field);
  map.set(key, entry);
}

/** The concepts of a root (`rootOf`); undefined when the lexicon does not have it. */
export const conceptsOf = (root: string): Concepts | undefined => byRoot.get(root);

/** The lexicon's words inside a text without spaces, wherever they stand in it. */
export function conceptsIn(run: string): Concepts[] {
  const found: Concepts[] = [];
  for (let from = 0; from < run.length; from += 1)
    for (let size = 2; size <= longest && from + size <= run.length; size += 1) {
      const entry = byScript.get(run.slice(from, from + size));
      if (entry) found.push(entry);
    }
  return found;
}

const piece = 4;
const telling = 6;
/**
 * The concepts of the parts of a compound (“Marktforschungsbericht”): its beginning and its end, where the lexicon has
 * both, or one of at least six letters.
 */
export function conceptsWithin(word: string): Concepts[] {
  for (let at = word.length - piece; at >= piece; at -= 1) {
    const [front, back] = [word.slice(0, at), word.slice(at)];
    const known = [
      byRoot.get(rootOf(front)) ?? byRoot.get(rootOf(front.replace(/s$/, ""))),
      byRoot.get(rootOf(back)),
    ];
    if (known[0] && known[1]) return [known[0], known[1]];
  }
  for (let at = piece; at <= word.length - telling; at += 1) {
    const end = byRoot.get(rootOf(word.slice(at)));
    if (end) return [end];
  }
  for (let at = word.length - piece; at >= telling; at -= 1) {
    const start = byRoot.get(rootOf(word.slice(0, at)));
    if (start) return [start];
  }
  return [];
}
