import { setTimeout as delay } from "node:timers/promises";

/** Asks every `everyMs` until the answer is empty; throws with the last answer (what is still missing) after `seconds`. */
export async function waitUntilEmpty(
  what: string,
  seconds: number,
  ask: () => Promise<readonly string[]>,
  everyMs = 300,
): Promise<void> {
  for (const until = Date.now() + seconds * 1000; ; await delay(everyMs)) {
    const left = await ask();
    if (left.length === 0) return;
    if (Date.now() > until)
      throw new Error(
        `${what}: not within ${seconds} s; still ${left.length}:\n${left.slice(0, 20).join("\n")}`,
      );
  }
}
