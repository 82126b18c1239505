"use client";
import { useEffect, useRef, useState } from "react";

const pause = 5000;

/** Reads `message` to screen readers when it changes, at most once in five seconds, always the latest. */
export function LiveRegion({ message }: { message: string }) {
  const [said, setSaid] = useState("");
  const nextAt = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, nextAt.current - Date.now());
    const timer = setTimeout(() => {
      nextAt.current = Date.now() + pause;
      setSaid(message);
    }, wait);
    return () => clearTimeout(timer);
  }, [message]);
  return (
    <p className="sr-only" aria-live="polite">
      {said}
    </p>
  );
}
