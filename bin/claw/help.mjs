/** @typedef {import("./options.mjs").Command} Command */

const CALL = "npm run -s claw --";

/** Everything there is, one line a command. */
export function helpOfAll(/** @type {Command[]} */ commands) {
  const width = Math.max(...commands.map(({ words }) => words.length)) + 2;
  const lines = commands.map(({ words, summary }) => `  ${words.padEnd(width)}${summary}`);
  return [
    `${CALL} COMMAND [options]`,
    "",
    "Acts on the running instance with the rights of its owner. Answers are JSON on standard output;",
    "a refusal is {code, message} on standard error, with exit code 1.",
    "",
    ...lines,
    "",
    "Every command takes --help, and --data-dir FOLDER for another instance than the one of DATA_DIR (.data).",
  ].join("\n");
}

/** One command with its options and what it answers. */
export function helpOf(/** @type {Command} */ { words, summary, subject, options, answer }) {
  const entries = Object.entries(options);
  const called = entries.map(([name, { value, required, many }]) => {
    const text = `--${name}${value ? ` ${value}` : ""}`;
    return required ? text : `[${text}]${many ? "…" : ""}`;
  });
  const width = Math.max(0, ...entries.map(([name, { value }]) => `--${name} ${value ?? ""}`.length)) + 2;
  const lines = entries.map(
    ([name, { value, help }]) => `  ${`--${name} ${value ?? ""}`.padEnd(width)}${help}`,
  );
  return [
    [`${CALL} ${words}`, ...(subject ? [`${subject.toUpperCase()}_ID`] : []), ...called].join(" "),
    "",
    summary,
    ...(lines.length > 0 ? ["", ...lines] : []),
    "",
    `Answers: ${answer}`,
  ].join("\n");
}
