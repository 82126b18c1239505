import type { OperationsPlan } from "./plan.ts";
import { planText } from "./plan-text.ts";

/** A plan as a playbook: each given value becomes the parameter it is named for; the deadline is left out. */
export function playbookText(plan: OperationsPlan, values: Record<string, string>): string {
  const text = planText({ ...plan, deadline_at: null }).replace(/\{(?=\{)/g, "&#123;");
  // Longer values first: one may be a part of another.
  const names = Object.keys(values).sort((a, b) => (values[b]?.length ?? 0) - (values[a]?.length ?? 0));
  if (names.length === 0) return text;
  const pattern = new RegExp(names.map((name) => escapeForRegExp(values[name] ?? "")).join("|"), "g");
  const nameOf = (value: string): string => names.find((name) => values[name] === value) ?? "";
  const filled = text.replace(pattern, (value) => `{{${nameOf(value)}}}`);
  const list = names.map((name) => `- ${name}: such as “${(values[name] ?? "").replace(/\s+/g, " ")}”`);
  const at = filled.search(/^## /m);
  return `${filled.slice(0, at)}Parameters:\n\n${list.join("\n")}\n\n${filled.slice(at)}`;
}

const escapeForRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
