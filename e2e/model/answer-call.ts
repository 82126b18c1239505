import { type DecisionKind, type Proposal, proposals } from "#server/domain/proposals.ts";
import { ChatBody } from "./chat-body.ts";
import { chatRequest } from "./chat-request.ts";
import { modelRules } from "./model-rules.ts";
import { readPrompt } from "./read-prompt.ts";

/** What the rules answer to a call, as the wire would carry it, read with the schema the product reads it with. */
export function answerCall<K extends DecisionKind>(
  kind: K,
  facts: object,
  texts: Record<string, string> = {},
): Proposal<K> {
  const data = Object.entries(texts).map(([id, text]) => ({ id, text }));
  const prompt = readPrompt(ChatBody.parse(chatRequest(kind, facts, data)));
  return proposals[kind].parse(JSON.parse(JSON.stringify(modelRules[kind](prompt)))) as Proposal<K>;
}

/** Agents a call may name: who profiles, who makes workbooks, who writes, who checks. */
export const someAgents = [
  {
    id: "ag_1",
    name: "Pia",
    skills: [
      { id: "csv-profiling", description: "Profiles CSV files" },
      { id: "data-analysis", description: "" },
    ],
    tools: [],
  },
  { id: "ag_2", name: "Wim", skills: [{ id: "spreadsheets", description: "Workbooks" }], tools: [] },
  {
    id: "ag_3",
    name: "Ada",
    skills: [
      { id: "writing", description: "Texts, announcements" },
      { id: "research", description: "Collects facts" },
    ],
    tools: [],
  },
  { id: "ag_4", name: "Cai", skills: [{ id: "verification", description: "Checks results" }], tools: [] },
];
