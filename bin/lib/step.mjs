/** Seconds between two signs of life of a long step where there is no terminal to animate. */
const HEARTBEAT_SECONDS = 15;

/** Prints one line that is not a step. */
export function say(/** @type {string} */ line) {
  process.stdout.write(`${line}\n`);
}

/**
 * Runs one step with one progress line: `✓ Packages installed (41 s)`, or what `work` returned when that is a string.
 * A failing step prints `✗ title` and throws on.
 * @template T
 * @param {string} title
 * @param {(update: (detail: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const started = Date.now();
  let detail = "";
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const live = process.stdout.isTTY === true;
  const draw = () => {
    const line = `… ${title}${detail && ` · ${detail}`} (${seconds()} s)`;
    process.stdout.write(
      live ? `\r\x1b[2K${line.slice(0, (process.stdout.columns ?? 80) - 1)}` : `${line}\n`,
    );
  };
  if (live) draw();
  const timer = setInterval(draw, live ? 250 : HEARTBEAT_SECONDS * 1000);
  const finish = (/** @type {string} */ line) => {
    clearInterval(timer);
    process.stdout.write(`${live ? "\r\x1b[2K" : ""}${line}\n`);
  };
  try {
    const result = await work((text) => {
      detail = text;
    });
    const note = typeof result === "string" ? ` · ${result}` : "";
    finish(`✓ ${title}${note}${seconds() > 0 ? ` (${seconds()} s)` : ""}`);
    return result;
  } catch (error) {
    finish(`✗ ${title}`);
    throw error;
  }
}
