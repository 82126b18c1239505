import { setTimeout as delay } from "node:timers/promises";

/** Asks again and again until the answer is neither null, undefined nor false, and returns it; fails after `seconds` with what was waited for. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  seconds = 10,
): Promise<T> {
  for (const end = performance.now() + seconds * 1_000; ; await delay(20)) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (performance.now() > end) throw new Error(`waited ${seconds} s in vain for: ${what}`);
  }
}
