import type { z } from "zod";
import { type DecisionKind, type Proposal, proposals } from "#server/domain/proposals.ts";
import type { ModelAnswer } from "./model-request.ts";

type Read<K extends DecisionKind> = { proposal: Proposal<K> | null; problems: string[] };

/** Reads an answer as a proposal of its kind; the problems are words for the model to mend it by, none when it is fine. */
export function readProposal<K extends DecisionKind>(
  kind: K,
  answer: Pick<ModelAnswer, "parsed" | "text">,
  check: (proposal: Proposal<K>) => string[],
): Read<K> {
  if (answer.parsed === null)
    return {
      proposal: null,
      problems: [answer.text.trim() === "" ? "It is empty." : "It is not one JSON object."],
    };
  const schema: z.ZodType = proposals[kind];
  const first = schema.safeParse(answer.parsed);
  const result = first.success ? first : schema.safeParse(withoutNulls(answer.parsed, first.error));
  if (!result.success) return { proposal: null, problems: result.error.issues.map(inWords) };
  const proposal = result.data as Proposal<K>;
  return { proposal, problems: check(proposal) };
}

/** What may be left out is asked for as null, and read as left out. */
function withoutNulls(value: unknown, error: z.ZodError): unknown {
  const copy: unknown = structuredClone(value);
  for (const { path } of error.issues) {
    const last = path.at(-1);
    let at: unknown = copy;
    for (const key of path.slice(0, -1)) at = isRecord(at) ? at[String(key)] : undefined;
    if (isRecord(at) && !Array.isArray(at) && last !== undefined && at[String(last)] === null)
      delete at[String(last)];
  }
  return copy;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

function inWords(issue: z.core.$ZodIssue): string {
  const where = issue.path.map(String).join(".");
  return `${where || "the object"}: ${issue.message}`;
}
