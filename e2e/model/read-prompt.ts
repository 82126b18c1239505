import { type DecisionKind, proposals } from "#server/domain/proposals.ts";
import { type ChatBody, textOf } from "./chat-body.ts";

export type Block = { id: string; origin: string; name: string; text: string };

/** What a call asks: its kind of decision, the engine's facts, and what others wrote, by id. */
export type Prompt = {
  kind: DecisionKind | null;
  system: string;
  facts: unknown;
  blocks: ReadonlyMap<string, Block>;
  /** The problems of the answer before, when this call is to mend it. */
  repair: string | null;
  /** The last message, whatever it is. */
  text: string;
};

const isKind = (word: string): word is DecisionKind => word in proposals;
const BLOCK = /<<<data (\S+)([^\n]*)>>>\n?([\s\S]*?)\n?<<<end \1>>>/g;

/** Reads a call. The facts are those of the last message that has some, so that a repair is about the same. */
export function readPrompt({ messages }: ChatBody): Prompt {
  const system = messages
    .filter(({ role }) => role === "system")
    .map(textOf)
    .join("\n");
  const [, word = ""] = /^KIND:\s*(\w+)\s*$/m.exec(system) ?? [];
  const asked = messages.filter(({ role }) => role === "user").map(textOf);
  const text = asked.at(-1) ?? "";
  const told = asked.findLast((one) => /^FACTS:/m.test(one)) ?? "";
  return {
    kind: isKind(word) ? word : null,
    system,
    facts: readFactsLine(told),
    blocks: readBlocks(told),
    repair: text.startsWith("REPAIR:") ? text : null,
    text,
  };
}

function readFactsLine(text: string): unknown {
  const [, line = ""] = /^FACTS:\s*(\{[^\n]*\})\s*$/m.exec(text) ?? [];
  return line === "" ? null : JSON.parse(line);
}

function readBlocks(text: string): Map<string, Block> {
  const blocks = new Map<string, Block>();
  for (const [, , head = "", body = ""] of text.matchAll(BLOCK)) {
    const field = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(head)?.[1] ?? "";
    blocks.set(field("id"), { id: field("id"), origin: field("origin"), name: field("name"), text: body });
  }
  return blocks;
}

/** The text a fact refers to by a block's id; a fact that is no id is the text itself. */
export function dataOf({ blocks }: Prompt, reference: string | null | undefined): string {
  return blocks.get(reference ?? "")?.text ?? reference ?? "";
}
