"use client";
import { useEffect, useRef } from "react";

/** Fetches again when `mark` has changed since the last fetch began: one at a time, so that a burst of events costs a few fetches, not one each. */
export function useRefetchOn(
  mark: number,
  query: { isFetching: boolean; refetch: () => Promise<unknown> },
  fetched = mark,
): void {
  const last = useRef(fetched);
  const { isFetching, refetch } = query;
  useEffect(() => {
    if (isFetching || mark <= last.current) return;
    last.current = mark;
    void refetch();
  }, [mark, isFetching, refetch]);
}
