import { agentCommands } from "./claw/agent-commands.mjs";
import { doctorCommand } from "./claw/doctor-command.mjs";
import { eventCommand } from "./claw/event-command.mjs";
import { dataFolder, loadSettings } from "./claw/find-instance.mjs";
import { helpOf, helpOfAll } from "./claw/help.mjs";
import { Operator } from "./claw/operator.mjs";
import { readOptions } from "./claw/options.mjs";
import { Refused } from "./claw/refused.mjs";
import { runCommands } from "./claw/run-commands.mjs";
import { taskCommands } from "./claw/task-commands.mjs";
import { workspaceCommands } from "./claw/workspace-commands.mjs";
import { explain, Stop } from "./lib/stop.mjs";

const commands = [
  ...workspaceCommands,
  ...taskCommands,
  ...runCommands,
  ...agentCommands,
  eventCommand,
  doctorCommand,
];
const HELP = new Set(["--help", "-h"]);

/** Writes and waits until it is out, so that an exit right after cuts nothing off. */
function write(/** @type {NodeJS.WriteStream} */ stream, /** @type {string} */ text) {
  return new Promise((resolve) => stream.write(`${text}\n`, () => resolve(undefined)));
}

/** The command named by the first one or two words, and the arguments after it. */
function findCommand(/** @type {string[]} */ args) {
  const named = args.filter((arg) => !HELP.has(arg));
  const command = commands.find(({ words }) => words.split(" ").every((word, i) => named[i] === word));
  if (command) return { command, rest: named.slice(command.words.split(" ").length) };
  const [first = ""] = named;
  const near = commands.filter(({ words }) => words.split(" ")[0] === first).map(({ words }) => words);
  const what = named.length === 0 ? "Name a command" : `There is no command “${named.slice(0, 2).join(" ")}”`;
  const choice = near.length > 0 ? near : commands.map(({ words }) => words);
  throw new Refused("usage", `${what}: ${choice.join(", ")}. See npm run -s claw -- --help`);
}

/** `--data-dir FOLDER` may stand before the command as well. */
function optionLast(/** @type {string[]} */ [first = "", ...rest]) {
  if (first.startsWith("--data-dir=")) return [...rest, first];
  return first === "--data-dir"
    ? [...rest.slice(1), first, ...rest.slice(0, 1)]
    : [first, ...rest].filter(Boolean);
}

async function claw(/** @type {string[]} */ args) {
  const asksHelp = args[0] === "help" || args.some((arg) => HELP.has(arg));
  if (asksHelp && args.every((arg) => arg === "help" || HELP.has(arg)))
    return write(process.stdout, helpOfAll(commands));
  const { command, rest } = findCommand(args[0] === "help" ? args.slice(1) : optionLast(args));
  if (asksHelp) return write(process.stdout, helpOf(command));
  const values = readOptions(command, rest);
  loadSettings();
  const dataDir = dataFolder(values.text("data-dir"));
  await command.run(values, {
    dataDir,
    operator: new Operator(dataDir),
    print: (value) => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`),
    printLine: (value) => void process.stdout.write(`${JSON.stringify(value)}\n`),
  });
}

// Whoever reads us may stop reading (`| head`): then there is nothing left to do.
process.stdout.on("error", (/** @type {NodeJS.ErrnoException} */ error) =>
  process.exit(error.code === "EPIPE" ? 0 : 1),
);
try {
  await claw(process.argv.slice(2));
} catch (error) {
  const code = error instanceof Refused ? error.code : error instanceof Stop ? "settings" : "internal";
  const known = { code, message: error instanceof Refused ? error.message : explain(error) };
  await write(process.stderr, JSON.stringify(known));
  process.exitCode = 1;
}
