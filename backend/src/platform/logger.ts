import { pino, type DestinationStream, type Logger } from "pino";

export type { Logger };

/** Fields that never reach a log, at any of the depths where requests, errors and options carry them. */
const SECRET_FIELDS = [
  "authorization",
  "cookie",
  "set-cookie",
  "password",
  "secret",
  "token",
  "apiKey",
  "api_key",
  "email",
  "question",
];

function redactionPaths(): string[] {
  return SECRET_FIELDS.flatMap((field) => {
    const key = field.includes("-") ? `["${field}"]` : `.${field}`;
    const top = field.includes("-") ? `["${field}"]` : field;
    return [top, `*${key}`, `*.*${key}`, `*.*.*${key}`];
  });
}

/** JSON lines with secrets and visitors' words removed; `destination` defaults to standard output. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    redact: { paths: redactionPaths(), censor: "[redacted]" },
  };
  return destination ? pino(options, destination) : pino(options);
}
