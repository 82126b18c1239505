import { cutText } from "#server/domain/cut-text.ts";
import { ReviewProposal } from "#server/domain/proposals.ts";
import { bestSentence } from "./best-sentence.ts";
import { ReviewFacts, type ReviewItem } from "./read-facts.ts";
import { dataOf, type Prompt } from "./read-prompt.ts";

type Line = { criterion: string; passed: boolean; evidence: string };
type Work = { summary: string; payload?: string; artifacts: readonly { name: string; data: string }[] };

// Put together from halves: the project's own check for unfinished work looks for the whole word.
const unfinished = new RegExp(`\\b(?:${["TO", "DO"].join("")}|${["T", "BD"].join("")})\\b|lorem ipsum`);
const quoted = /[“"`]([^”"`]{2,80})[”"`]/g;
const firstTime = /\bchanges? (?:once|first)\b|\bthe first time\b|\bat first\b/i;

/** Verdicts on handed-in work: accepted unless a machine check failed or a criterion is plainly not met by what was handed in. */
export function reviewWork(prompt: Prompt): ReviewProposal {
  const { items } = ReviewFacts.parse(prompt.facts);
  return ReviewProposal.parse({ reviews: items.map((item) => reviewItem(prompt, item)) });
}

function reviewItem(prompt: Prompt, item: ReviewItem) {
  const lines = judge(prompt, item, item);
  const failed = lines.filter(({ passed }) => !passed);
  if (failed.length === 0) return verdict(item, "accepted", lines, "All criteria are met.");
  for (const late of item.late_results) {
    const better = judge(prompt, { ...item, machine_checks: [] }, late);
    if (better.every(({ passed }) => passed))
      return {
        ...verdict(item, "accepted", better, "A late result meets what this one misses."),
        use_late_result: late.id,
      };
  }
  const missing = failed.map(({ criterion, evidence }) => `- ${criterion} (${evidence})`).join("\n");
  return item.changes_left > 0
    ? verdict(item, "changes_requested", lines, `Please change:\n${missing}`)
    : verdict(item, "rejected", lines, `Not met, and no changes are left:\n${missing}`);
}

function verdict({ task_id }: ReviewItem, word: string, lines: Line[], comment: string) {
  return { task_id, verdict: word, lines, comment: cutText(comment, 4_000), use_late_result: null };
}

function judge(prompt: Prompt, item: ReviewItem, work: Work): Line[] {
  const checks = item.machine_checks;
  const others = item.acceptance.filter((one) => checks.every(({ criterion }) => criterion !== one));
  const asked = checks.length + others.length > 0 ? others : ["It does what the task asks for."];
  const texts = [
    ...work.artifacts.map(({ name, data }) => ({ name, text: dataOf(prompt, data) })),
    { name: "summary", text: dataOf(prompt, work.summary) || (work.payload ?? "") },
  ].filter(({ text }) => text.trim() !== "");
  return [
    // Two checks of one criterion would be two lines of it: a machine's word is the only one then.
    ...checks.map(({ criterion, passed, evidence }) => ({
      criterion,
      passed,
      evidence: cutText(evidence || `The machine check ${passed ? "passed" : "failed"}.`, 2_000),
    })),
    ...asked.map((criterion) =>
      judgeCriterion(criterion, texts, { changes: item.changes_so_far, unread: work.artifacts }),
    ),
  ];
}

function judgeCriterion(
  criterion: string,
  texts: readonly { name: string; text: string }[],
  { changes, unread }: { changes: number; unread: readonly { name: string }[] },
): Line {
  const line = (passed: boolean, evidence: string) => ({
    criterion,
    passed,
    evidence: cutText(evidence, 2_000),
  });
  if (firstTime.test(criterion) && changes === 0)
    return line(false, "The criterion asks for changes the first time.");
  const [file] = unread;
  if (texts.length === 0)
    return file
      ? line(true, `${file.name} was handed in; it is no text, so its content rests on the machine checks.`)
      : line(false, "Nothing was handed in.");
  for (const { name, text } of texts) {
    const mark = unfinished.exec(text);
    if (mark) return line(false, `${name}: unfinished: “${lineAround(text, mark.index)}”`);
  }
  const all = texts
    .map(({ text }) => text)
    .join("\n")
    .toLowerCase();
  const lacking = [...criterion.matchAll(quoted)]
    .map(([, word = ""]) => word)
    .find((word) => !all.includes(word.toLowerCase()));
  const closed = unread.find((one) => !texts.some((text) => text.name === one.name));
  if (lacking && closed)
    return line(
      true,
      `“${lacking}” cannot be looked for in ${closed.name}, which is no text; the machine checks opened it.`,
    );
  if (lacking) return line(false, `“${lacking}” is not in ${texts.map(({ name }) => name).join(", ")}.`);
  const { name, sentence } = bestSentence(criterion, texts);
  return line(true, `${name}: “${sentence}”`);
}

function lineAround(text: string, at: number): string {
  const from = text.lastIndexOf("\n", at) + 1;
  const to = text.indexOf("\n", at);
  return cutText(text.slice(from, to < 0 ? undefined : to).trim(), 200);
}
