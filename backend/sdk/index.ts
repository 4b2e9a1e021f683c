export { createLogClient, type LogClient, type LogClientOptions, type SdkLogRecord } from "./log-client.ts";
export { createPinoStream } from "./pino-stream.ts";
export { LogsRefused } from "./send-batch.ts";
