import { partsOf } from "./general-plan.ts";

const verbs =
  /^(?:please\s+)?(?:(?:can|could|would) you\s+(?:please\s+)?)?(do|write|draft|create|make|build|prepare|fix|check|review|test|translate|summari[sz]e|compare|collect|research|find|analy[sz]e|design|plan|organi[sz]e|launch|run|publish|send|update|turn|convert|produce|add|clean|measure|describe|list|schedule|start)\b/i;
const vague = /^(?:it|this|that|something|stuff|things?|everything|some work|x)?$/i;
const goalLike =
  /\b(?:goal|project|campaign|end to end|deliverables|from start to finish|whole|everything for|plan (?:and|the)|start a run|run for)\b|\.(?:csv|tsv)\b/i;
const statusLike =
  /\b(?:status|progress|how far|how much|how many|how is|how are|what(?:'s| is| are|’s)|who|when|why|where|done|finished|stuck|blocked|cost|spent|waiting|working on|any news|ready)\b/i;
const question = /^(?:what|which|how|is|are|has|have|did|does)\b.*\?$/i;
const overrules =
  /\b(?:ignore|disregard|forget|override)\b[^.\n]{0,40}\b(?:instruction|rule|prompt|order)s?\b|^\s*system\s*:/im;

export type Wish = {
  kind: "status" | "goal" | "task" | "orders" | "chat";
  verb: string;
  object: string;
  text: string;
};

/** A message as a person's own words: quotes, code, and names and skills at its beginning left out. */
export function ownWords(body: string): string {
  return body
    .replace(/```[\s\S]*?```/g, " ")
    .replace(/^>.*$/gm, " ")
    .replace(/^(?:\s*(?:hey|hi|hello)?\s*[@/][\w-]+[,:]?)+\s*/i, "")
    .replace(/^\s*(?:coordinator|kimi|claw)\s*[,:]\s*/i, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** What a message wants: news, a goal carried out, one task done, the coordinator's own rules changed, or nothing. */
export function readRequest(body: string): Wish {
  const text = ownWords(body);
  const [, verb = ""] = verbs.exec(text) ?? [];
  const after = verb ? text.slice(text.toLowerCase().indexOf(verb.toLowerCase()) + verb.length) : "";
  const object = after
    .replace(/\b(?:by|before|until|till|due|no later than)\b[^,.;]*/i, "")
    .replace(/\bin \d+ (?:hour|day|week)s?\b|\b(?:today|tonight|tomorrow)\b/gi, "")
    .replace(/^\s*(?:me|us|a task (?:to|for)|task:?)\s+/i, "")
    .replace(/[\s.!?,]+$/, "")
    .trim();
  const wish = (kind: Wish["kind"]) => ({ kind, verb, object: vague.test(object) ? "" : object, text });
  if (overrules.test(body)) return wish("orders");
  if (verb === "") return wish(statusLike.test(text) || question.test(text) ? "status" : "chat");
  if (/^(?:check|list|describe)$/i.test(verb) && statusLike.test(after)) return wish("status");
  return wish(goalLike.test(text) || partsOf(object).length >= 3 ? "goal" : "task");
}
