"use client";
import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";

export const decisionKinds = ["plan", "assign", "review", "recover", "converse", "consolidate"] as const;
export const deciders = ["model", "rules", "person"] as const;
const parsers = {
  kind: parseAsStringLiteral(decisionKinds),
  by: parseAsStringLiteral(deciders),
  overruled: parseAsBoolean.withDefault(false),
  run: parseAsString,
  task: parseAsString,
};

/** Which decisions are listed, kept in the address. */
export function useDecisionFilters() {
  return useQueryStates(parsers, { clearOnDefault: true });
}
