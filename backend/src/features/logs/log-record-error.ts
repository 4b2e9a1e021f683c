/** Why one record of a batch is refused; the others are taken. */
export class LogRecordError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = "LogRecordError";
    this.code = code;
  }
}
