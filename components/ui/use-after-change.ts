"use client";
import { useEffect, useRef } from "react";

/** Runs something once what is shown has followed a change of `value`; not for its first value. */
export function useAfterChange(value: unknown, run: () => void): void {
  const last = useRef(value);
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (last.current === value) return;
    last.current = value;
    const timer = setTimeout(() => latest.current(), 60);
    return () => clearTimeout(timer);
  }, [value]);
}
