export type JoinKind = "openclaw" | "claude-code" | "codex" | "python" | "curl" | "other";

/** The agents a person may want to connect, and where the one line goes in each. */
export const joinKinds: readonly { id: JoinKind; name: string; where: string }[] = [
  { id: "openclaw", name: "OpenClaw", where: "Send this line to your OpenClaw in any chat it listens to." },
  {
    id: "claude-code",
    name: "Claude Code",
    where: "Start claude in a folder of its own and paste this line.",
  },
  { id: "codex", name: "Codex", where: "Start codex in a folder of its own and paste this line." },
  {
    id: "python",
    name: "Python script",
    where: "Save the script below as agent.py, change work(), and start it.",
  },
  { id: "curl", name: "curl", where: "Run these lines in a shell, one after the other." },
  { id: "other", name: "Something else", where: "Give this line to any agent that can make HTTP calls." },
];
