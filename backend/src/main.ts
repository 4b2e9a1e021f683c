import { EnvironmentError, readEnv } from "#platform/env";
import { startInstallation } from "./services.ts";
import { explainStartError, writeLine } from "./start-messages.ts";

const GRACE_MS = 10_000;

try {
  const installation = await startInstallation(readEnv());
  const stop = (signal: string) => {
    writeLine(`\n${signal}: finishing what runs, then stopping …`);
    installation.stop(GRACE_MS).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once("SIGINT", () => stop("Ctrl-C"));
  process.once("SIGTERM", () => stop("SIGTERM"));
} catch (error) {
  writeLine(error instanceof EnvironmentError ? error.message : explainStartError(error));
  process.exit(1);
}
