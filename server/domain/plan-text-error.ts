/** What is wrong with a plan or a playbook in Markdown, where, and what to do; the message begins with the line number. */
export class PlanTextError extends Error {
  override readonly name = "PlanTextError";
  readonly line: number;
  constructor(line: number, problem: string) {
    super(`Line ${line}: ${problem}`);
    this.line = line;
  }
}
