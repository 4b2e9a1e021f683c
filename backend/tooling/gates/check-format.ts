import type { GateResult } from "./gate.ts";
import { describeOutput, runTool } from "./run-tool.ts";

/** Every file is formatted as oxfmt would write it. */
export async function checkFormat(root: string): Promise<GateResult> {
  const result = await runTool(root, ["oxfmt", "--check", "."]);
  const checked = Number(/ on (\d+) files/.exec(result.stdout)?.[1] ?? 0);
  const unformatted = [...result.stdout.matchAll(/^(\S+) \(\d+ms\)$/gm)].map(([, file]) => `${file} is not formatted`);
  const isUnexplained = result.code !== 0 && unformatted.length === 0;
  return { checked, unit: "files", problems: isUnexplained ? [describeOutput(result)] : unformatted };
}
