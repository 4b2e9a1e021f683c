import path from "node:path";
import { findRedis } from "../../tooling/services/start-redis.ts";
import { runProgram } from "../../tooling/services/run-program.ts";

/** Entries a second that Redis's own benchmark adds to a stream: one connection, 64 commands at a time. */
export async function measureRedis(redisUrl: string, payload: string): Promise<number> {
  const { file, env } = await findRedis();
  const program = file.includes("/") ? path.join(path.dirname(file), "redis-benchmark") : "redis-benchmark";
  const options = ["-p", new URL(redisUrl).port, "-P", "64", "-c", "1", "-n", "300000", "--csv"];
  const command = ["XADD", "bench:stream", "MAXLEN", "~", "100000", "*", "r", payload];
  const { stdout, stderr } = await runProgram([program, ...options, ...command], { env });
  const rate = /"?XADD[^\n]*?"?,"?([\d.]+)"?/.exec(stdout)?.[1];
  if (rate === undefined) throw new Error(`redis-benchmark said nothing: ${stdout}${stderr}`);
  return Number(rate);
}
