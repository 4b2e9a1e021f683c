import { get } from "node:http";
import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";

const { url, apiKey, tails } = z.object({ url: z.string(), apiKey: z.string(), tails: z.number() }).parse(workerData);

/** Milliseconds since 1970, the same in every thread of this process. */
const now = () => performance.timeOrigin + performance.now();

const seen: number[] = [];
let following = 0;

/** Opens all tails; each record's message is when it was sent. */
for (let tail = 0; tail < tails; tail += 1) {
  get(`${url}/v1/logs/tail?q=sent`, { headers: { authorization: `Bearer ${apiKey}` }, agent: false }, (response) => {
    response.setEncoding("utf8");
    let rest = "";
    response.on("data", (part: string) => {
      const at = now();
      const blocks = `${rest}${part}`.split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks) take(block, at);
    });
  });
}

function take(block: string, at: number): void {
  const sent = /"message":"sent ([\d.]+)"/.exec(block)?.[1];
  if (sent !== undefined) seen.push(at - Number(sent));
  else if (block.includes('"following"')) {
    following += 1;
    if (following === tails) parentPort?.postMessage("following");
  }
}

parentPort?.on("message", () => parentPort?.postMessage(seen));
