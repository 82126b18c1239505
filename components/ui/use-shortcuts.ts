"use client";
import { useEffect, useRef } from "react";

export type Shortcuts = Record<string, (event: KeyboardEvent) => void>;
const storageKey = "shortcuts";

/** Are single keys on? People who dictate or have tremors can turn them off in the shortcut sheet. */
export const shortcutsOn = (): boolean => localStorage.getItem(storageKey) !== "off";
export const setShortcuts = (on: boolean): void => localStorage.setItem(storageKey, on ? "on" : "off");

/** True where a key belongs to the thing in focus: while typing, in dialogs, menus and popups. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing)
    return true;
  const { target } = event;
  return (
    target instanceof Element &&
    target.closest("input,textarea,select,[contenteditable],[role=dialog],[role=menu],[role=listbox]") !==
      null
  );
}

/** Runs a function for a single key, anywhere on the page, off while typing. Keys are `event.key` values. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      const run = latest.current[event.key];
      if (!run || isTaken(event) || !shortcutsOn()) return;
      event.preventDefault();
      run(event);
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}
