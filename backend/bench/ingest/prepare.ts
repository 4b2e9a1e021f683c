import { startInstallation } from "../../src/services.ts";
import { benchEnv } from "./bench-env.ts";

/** Makes the embedded database of a folder. */
const installation = await startInstallation(benchEnv(null));
await installation.stop(1_000);
process.exit();
