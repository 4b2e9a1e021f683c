import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface S3Server {
  /** As `NETVEXA_OBJECTS_URL` wants it. */
  url: string;
  close(): Promise<void>;
}

/**
 * A server that speaks S3 and checks who signs (not what: it does not compute signatures of version 4), in a process of its own: it pages with a cipher that Node has only when
 * it is started for it.
 */
export async function startS3Server(): Promise<S3Server> {
  const folder = await mkdtemp(path.join(tmpdir(), "netvexa-s3-"));
  const program = fileURLToPath(new URL("../node_modules/s3rver/bin/s3rver.js", import.meta.url));
  const settings = ["-d", folder, "-p", "0", "-a", "127.0.0.1", "--configure-bucket", "files"];
  const child = spawn(process.execPath, ["--openssl-legacy-provider", program, ...settings], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const port = await new Promise<string>((resolve, reject) => {
    let said = "";
    const hear = (piece: Buffer) => {
      said += piece.toString();
      const [, found] = /127\.0\.0\.1:(\d+)/.exec(said) ?? [];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("exit", () => reject(new Error(`The S3 server did not start: ${said}`)));
  });
  return {
    url: `s3://S3RVER:S3RVER@127.0.0.1:${port}/files`,
    close: async () => {
      const exited = once(child, "exit");
      child.kill();
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
