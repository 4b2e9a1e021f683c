import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { workspaceRoot } from "../install/workspace-root.mjs";
import { runOrThrow } from "../services/run-program.ts";

export interface FixtureWorkspace {
  root: string;
  /** Adds or replaces files by their paths from the root. */
  write(files: Record<string, string>): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A small repository of its own that gates can be let loose on, with the real configuration files that are named. */
export async function fixtureWorkspace(
  files: Record<string, string>,
  configurations: string[] = [],
): Promise<FixtureWorkspace> {
  const root = await mkdtemp(join(tmpdir(), "netvexa-gate-"));
  await runOrThrow(["git", "init", "--quiet", root]);
  const write = async (more: Record<string, string>): Promise<void> => {
    for (const [path, text] of Object.entries(more)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
  };
  await write(files);
  for (const name of configurations) await cp(join(workspaceRoot, name), join(root, name));
  return { root, write, [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }) };
}
