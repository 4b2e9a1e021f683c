import { spawn } from "node:child_process";

export interface ProgramOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
}

export interface ProgramResult {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a program to its end and returns what it printed, whatever its exit code; a program that is not there has code 127. */
export function runProgram(command: string[], options: ProgramOptions = {}): Promise<ProgramResult> {
  const [file = "", ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(file, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.on("error", (error) => resolve({ code: 127, stdout, stderr: `${stderr}${error.message}` }));
    child.on("close", (code) => resolve({ code: code ?? 1, stdout, stderr }));
  });
}

/** Runs a program and returns its standard output; throws with the end of what it printed when it fails. */
export async function runOrThrow(command: string[], options: ProgramOptions = {}): Promise<string> {
  const result = await runProgram(command, options);
  if (result.code === 0) return result.stdout;
  const tail = `${result.stdout}\n${result.stderr}`.trim().split("\n").slice(-8).join("\n");
  throw new Error(`${command.slice(0, 2).join(" ")} ended with code ${result.code}:\n${tail}`);
}
