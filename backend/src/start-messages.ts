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

/** A listening address that a browser can open. */
export function displayHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

export interface StartedAddresses {
  /** Null for a process that serves no pages. */
  url: string | null;
  demo: boolean;
  /** The operator's first credential, on the very first start. */
  credential: string | null;
}

/** What the person at the terminal opens next. */
export function writeAddresses({ url, demo, credential }: StartedAddresses): void {
  if (url === null) {
    writeLine("Worker started.");
    return;
  }
  writeLine("");
  if (demo) writeLine(`  Demo storefront   ${url}/demo`);
  writeLine(`  Dashboard         ${url}/app`);
  writeLine(`  API reference     ${url}/docs/api`);
  writeLine("  Your own shop     npm run netvexa -- try https://your-shop.example");
  if (credential === null) return;
  writeLine(`\n  Operator credential, shown this once: ${credential}`);
  writeLine(`  Keep it for the command line: npm run netvexa -- connect --url ${url} --operator ${credential}\n`);
}
