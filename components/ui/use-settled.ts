"use client";
import { useEffect, useState } from "react";

/** The value once it has not changed for `ms`; for what should not be asked with every key. */
export function useSettled<T>(value: T, ms = 500): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
