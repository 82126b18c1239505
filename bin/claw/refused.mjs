/** A reason not to go on that a program can tell by its code; printed as `{code, message}`. */
export class Refused extends Error {
  /**
   * @param {string} code stable, such as `no_instance`, `usage`, or a code of server/domain/errors.ts
   * @param {string} message what is wrong and what to do
   */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}
