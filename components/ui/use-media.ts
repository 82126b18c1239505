"use client";
import { useSyncExternalStore } from "react";

/** Does a media query hold? Null on the server and in the first paint, where nobody knows: render both, hide one by CSS. */
export function useMedia(query: string): boolean | null {
  return useSyncExternalStore(
    (listener) => {
      const list = matchMedia(query);
      list.addEventListener("change", listener);
      return () => list.removeEventListener("change", listener);
    },
    () => matchMedia(query).matches,
    () => null,
  );
}
