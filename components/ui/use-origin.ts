"use client";
import { useSyncExternalStore } from "react";

const never = () => () => {};

/** This site's address as the reader's browser knows it; null until the page is hydrated. */
export function useOrigin(): string | null {
  return useSyncExternalStore(
    never,
    () => window.location.origin,
    () => null,
  );
}
