import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { GateResult } from "./gate.ts";
import { listFiles } from "./list-files.ts";
import { describeOutput, runTool } from "./run-tool.ts";

const dependencies = z.record(z.string(), z.string()).default({});
const packageJson = z.object({
  scripts: dependencies,
  dependencies,
  devDependencies: dependencies,
  optionalDependencies: dependencies,
});
const catalog = z.record(z.string(), z.string()).default({});
const workspace = z.object({ catalog, catalogs: z.record(z.string(), catalog).default({}) });

/** Every version stands once, in the catalog, as an exact number; the lockfile names no server; sherif has no complaint. */
export async function checkWorkspace(root: string): Promise<GateResult> {
  const files = (await listFiles(root)).filter(
    (file) => /(^|\/)package\.json$/.test(file) && !file.includes("fixtures/"),
  );
  const versions = workspace.parse(parse(await readFile(join(root, "pnpm-workspace.yaml"), "utf8")));
  const manifests = await Promise.all(files.map((file) => findManifestProblems(root, { file, versions })));
  const problems = [
    ...findLooseVersions(versions),
    ...manifests.flat(),
    ...(await findLockfileProblems(root)),
    ...(await runSherif(root)),
  ];
  return { checked: files.length, unit: "packages", problems };
}

type Workspace = z.infer<typeof workspace>;

function findLooseVersions({ catalog: main, catalogs }: Workspace): string[] {
  return [main, ...Object.values(catalogs)]
    .flatMap((versions) => Object.entries(versions))
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `pnpm-workspace.yaml: ${name} is ${version}, which is not an exact version`);
}

async function findManifestProblems(root: string, input: { file: string; versions: Workspace }): Promise<string[]> {
  const manifest = packageJson.parse(JSON.parse(await readFile(join(root, input.file), "utf8")));
  const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
  const outside = Object.entries(all)
    .filter(([, version]) => !/^(catalog:\w*|workspace:\*)$/.test(version))
    .map(([name, version]) => `${input.file}: ${name} is ${version}; versions stand in the catalog only`);
  const pnpm = Object.values(manifest.scripts)
    .flatMap((script) => [...script.matchAll(/pnpm@([\d.]+)/g)].map(([, version]) => version))
    .filter((version) => version !== input.versions.catalog["pnpm"])
    .map(
      (version) => `${input.file}: a script calls pnpm ${version}, the catalog has ${input.versions.catalog["pnpm"]}`,
    );
  return [...outside, ...pnpm];
}

async function findLockfileProblems(root: string): Promise<string[]> {
  const lines = (await readFile(join(root, "pnpm-lock.yaml"), "utf8")).split("\n");
  return lines.flatMap((line, index) =>
    /https?:\/\//.test(line) ? [`pnpm-lock.yaml:${index + 1} names a server`] : [],
  );
}

async function runSherif(root: string): Promise<string[]> {
  const result = await runTool(root, ["sherif", "--fail-on-warnings", "--ignore-rule", "root-package-manager-field"]);
  return result.code === 0 ? [] : [describeOutput(result)];
}
