import { AppError } from "#platform/errors";

/** Output of the program itself, beside its log: for the person at the terminal. */
export function writeLine(line: string): void {
  process.stdout.write(`${line}\n`);
}

const SYSTEM_ERRORS: Record<string, (error: Error) => string> = {
  EADDRINUSE: () => "The port is taken by another program. Stop it, or choose another port: PORT=4811 npm start",
  EACCES: () => "This port or folder may not be used by this user. Choose another: PORT=4811 npm start",
  ENOSPC: () => "The disk is full. Make room and start again.",
  ECONNREFUSED: (error) =>
    `A server that the configuration names does not answer (${error.message}). Start it, or correct its address.`,
};

/** One line for what stopped the start, and what to do about it. */
export function explainStartError(error: unknown): string {
  if (error instanceof AppError) return error.detail;
  if (!(error instanceof Error)) return `Netvexa could not start: ${String(error)}`;
  const code = "code" in error ? String(error.code) : "";
  return SYSTEM_ERRORS[code]?.(error) ?? `Netvexa could not start: ${error.message}`;
}
