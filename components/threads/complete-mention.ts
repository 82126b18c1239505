type Sign = "@" | "/";
/** Somebody who can be called with @, or a skill that can be called with /. */
export type Callable = { sign: Sign; name: string; what: string };
export type MentionAt = { sign: Sign; from: number; typed: string };

/**
 * The name being typed after an @, or the skill after a /, right before the caret; null when there is none. An address
 * like ada@example.org and a path like docs/plan call nobody.
 */
export function mentionAt(text: string, caret: number): MentionAt | null {
  const before = text.slice(0, caret);
  const from = Math.max(before.lastIndexOf("@"), before.lastIndexOf("/"));
  if (from < 0 || /[\p{L}\p{N}._/-]/u.test(before[from - 1] ?? "")) return null;
  const sign = before[from] === "@" ? "@" : "/";
  const typed = before.slice(from + 1);
  const broken = sign === "@" ? /[\n@]|\s\s|^\s/ : /\s/;
  return typed.length <= 40 && !broken.test(typed) ? { sign, from, typed } : null;
}

/** Who may be meant, those first whose name begins so. A name that is written in full already asks for nothing. */
export function whoIsMeant(callables: readonly Callable[], { sign, typed }: MentionAt, most = 8): Callable[] {
  const wanted = typed.toLocaleLowerCase();
  const found = callables.filter((one) => one.sign === sign && one.name.toLocaleLowerCase().includes(wanted));
  const begins = ({ name }: Callable): number => (name.toLocaleLowerCase().startsWith(wanted) ? 0 : 1);
  return found.sort((a, b) => begins(a) - begins(b) || a.name.localeCompare(b.name)).slice(0, most);
}

/** The text with the name put in, a space after it, and where the caret goes. */
export function putMention(
  text: string,
  caret: number,
  { sign, from }: MentionAt,
  name: string,
): { text: string; caret: number } {
  const put = `${text.slice(0, from)}${sign}${name} `;
  return { text: put + text.slice(caret).replace(/^ /, ""), caret: put.length };
}
