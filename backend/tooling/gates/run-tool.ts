import { stripVTControlCharacters } from "node:util";
import { delimiter, dirname, join } from "node:path";
import { workspaceRoot } from "../install/workspace-root.mjs";
import { runProgram, type ProgramResult } from "../services/run-program.ts";

/** Runs a development tool of the workspace in `root`, on the Node that runs this; what it prints comes without colours. */
export async function runTool(root: string, [name = "", ...args]: string[]): Promise<ProgramResult> {
  const path = [dirname(process.execPath), process.env["PATH"] ?? ""].join(delimiter);
  const env = { ...process.env, PATH: path, NO_COLOR: "1" };
  const result = await runProgram([join(workspaceRoot, "node_modules/.bin", name), ...args], { cwd: root, env });
  return {
    ...result,
    stdout: stripVTControlCharacters(result.stdout),
    stderr: stripVTControlCharacters(result.stderr),
  };
}

/** What a tool printed, for a failure that it does not describe in its report. */
export function describeOutput({ stdout, stderr }: ProgramResult): string {
  return `${stdout}\n${stderr}`.trim().split("\n").slice(-20).join("\n");
}
