"use client";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useCallback } from "react";
import { columnKeys } from "./columns.ts";
import type { Filters } from "./filter-board.ts";

const parsers = {
  text: parseAsString.withDefault(""),
  status: parseAsStringLiteral(columnKeys),
  agent: parseAsString,
  skill: parseAsString,
};

/** The filters live in the address: a link shows the same board, and back takes them away. */
export function useBoardFilters(): [Filters, (change: Partial<Filters>) => void] {
  const [filters, set] = useQueryStates(parsers, { urlKeys: { text: "q" }, clearOnDefault: true });
  const change = useCallback((next: Partial<Filters>) => void set(next), [set]);
  return [filters, change];
}
