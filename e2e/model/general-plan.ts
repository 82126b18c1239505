import { cutText } from "#server/domain/cut-text.ts";

const split =
  /\n+\s*(?:[-*•]|\d+[.)])?\s*|;\s*|\.\s+(?=\p{Lu})|,?\s+and then\s+|,?\s+then\s+|,\s+and\s+|,\s+|\s+and\s+/u;
const later = /\bthen\b/i;

const slug = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replace(/^-+|-+$/g, "") || "part";
const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The parts of a goal as it is written: its lines, sentences and what "and", "then" or commas join; what follows a colon, when it lists several. */
export function partsOf(goal: string): string[] {
  const [, list] = /^[^\n:]+:\s+([^\n]+)$/.exec(goal.trim()) ?? [];
  const listed = list ? pieces(list) : [];
  return listed.length > 1 ? listed : pieces(goal);
}

function pieces(text: string): string[] {
  return text
    .split(split)
    .map((part) => part.replace(/[.!?\s]+$/, "").trim())
    .filter((part) => /\p{L}{3}/u.test(part));
}

/** Three to six tasks for any goal: what is known, its parts beside or after one another, and a check of them all. */
export function generalPlan(goal: string, review: string) {
  const parts = partsOf(goal).slice(0, 4);
  const works = parts.length > 1 ? parts : [cutText(goal.replace(/\s+/g, " "), 150)];
  const oneAfterOther = later.test(goal);
  const about = `The goal: ${goal}`;
  const first = {
    key: "collect",
    title: "Collect what is known",
    instructions: `${about}\n\nCollect the facts, sources and wishes the others need, each with where it comes from.`,
    acceptance: ["Every statement names where it comes from.", "Open questions are listed."],
    outputs: [{ name: "notes.md", media_type: "text/markdown" }],
    depends_on: [] as string[],
    about: "research collect facts analysis",
  };
  const keys = works.map((part, at) => `${at + 1}-${slug(part)}`);
  const middle = works.map((part, at) => ({
    key: keys[at] ?? "",
    title: cutText(upper(part), 120),
    instructions: `${about}\n\nYour part: ${part}. Use the notes.`,
    acceptance: ["The result is complete and can be used as it is.", "It agrees with the notes."],
    outputs: [{ name: `${slug(part)}.md`, media_type: "text/markdown" }],
    depends_on: [oneAfterOther && at > 0 ? (keys[at - 1] ?? "collect") : "collect"],
    about: part,
  }));
  const check = {
    key: "check",
    title: "Check everything together",
    instructions: `${about}\n\nRead all results side by side and say for each part whether the goal is met, with evidence.`,
    acceptance: ["There is a line for each part.", "Contradictions between the results are named."],
    outputs: [{ name: "check-report.md", media_type: "text/markdown" }],
    depends_on: keys,
    about: "verification check review quality",
  };
  return [first, ...middle, check].map((task) => ({ ...task, review }));
}
