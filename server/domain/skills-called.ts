/**
 * The skills a text calls with /, among those given: “/writing draft a note” calls writing. Case does not matter; a path
 * like docs/writing or /writing/old calls none.
 */
export function skillsCalled(text: string, skills: Iterable<string>): string[] {
  const known = new Map([...skills].map((skill) => [skill.toLowerCase(), skill]));
  const called = [...text.matchAll(/(?<![\p{L}\p{N}._/-])\/([\p{L}\p{N}][\p{L}\p{N}._-]*)(?![/])/gu)];
  return [
    ...new Set(called.flatMap(([, word = ""]) => known.get(word.toLowerCase().replace(/[._-]+$/, "")) ?? [])),
  ];
}
