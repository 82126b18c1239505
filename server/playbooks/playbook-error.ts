/** What is wrong with a playbook, where, and what to do; the message begins with the line number. */
export class PlaybookError extends Error {
  readonly line: number;
  constructor(line: number, problem: string) {
    super(`Line ${line}: ${problem}`);
    this.name = "PlaybookError";
    this.line = line;
  }
}
