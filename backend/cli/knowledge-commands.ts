import { openAsBlob } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Command } from "commander";
import {
  catalogueMapping,
  createSourceRoute,
  deleteSourceRoute,
  getSourceRoute,
  getSyncRoute,
  listSourcesRoute,
  listSyncProblemsRoute,
  startSyncRoute,
  uploadFileRoute,
} from "@netvexa/contract";
import type { ApiClient } from "./api-client.ts";
import { openCommand, type CommandContext } from "./command-context.ts";
import { formatTable, type Output } from "./output.ts";

/** `netvexa source …` */
export function addKnowledgeCommands(program: Command): void {
  const source = program.command("source").description("where the agent's knowledge comes from");
  source
    .command("add <address-or-file...>")
    .description("add a website (https://…), a product feed (with --catalogue), or files, and watch them being read")
    .option("--name <name>", "a name for the source")
    .option("--catalogue", "the address or file is a product catalogue")
    .option("--mapping <file>", "JSON file that says which field of a row is which")
    .option("--max-pages <number>", "most pages to read of a website", Number)
    .option("--no-wait", "return at once instead of watching")
    .action(addSource);
  source
    .command("list")
    .description("list sources")
    .action(async (_options: unknown, command: Command) => {
      const { api, output } = await openCommand(command);
      const { sources } = await api.call(listSourcesRoute, { query: {} });
      const rows = sources.map((one) => [
        one.id,
        one.kind,
        one.name,
        String(one.documents),
        one.latestSync?.state ?? "–",
      ]);
      output.result({ sources }, formatTable(["id", "kind", "name", "documents", "latest sync"], rows));
    });
  addReadingCommands(source);
}

function addReadingCommands(source: Command): void {
  source
    .command("sync <id>")
    .description("read a source again and watch")
    .action(async (sourceId: string, _options: unknown, command: Command) => {
      const context = await openCommand(command);
      const sync = await context.api.call(startSyncRoute, { params: { sourceId } });
      await watchSync(context, sync.id);
    });
  source
    .command("watch <id>")
    .description("watch a source being read")
    .action(async (sourceId: string, _options: unknown, command: Command) => {
      const context = await openCommand(command);
      const { latestSync } = await context.api.call(getSourceRoute, { params: { sourceId } });
      if (latestSync) await watchSync(context, latestSync.id);
      else context.output.result(null, "This source was never read.");
    });
  source
    .command("remove <id>")
    .description("remove a source and everything that was made from it")
    .action(async (sourceId: string, _options: unknown, command: Command) => {
      const { api, output } = await openCommand(command);
      await api.call(deleteSourceRoute, { params: { sourceId } });
      output.result({ removed: sourceId }, `Removed ${sourceId}.`);
    });
}

export interface AddSourceOptions {
  name?: string;
  catalogue?: boolean;
  mapping?: string;
  maxPages?: number;
  wait: boolean;
}

async function addSource(targets: string[], options: AddSourceOptions, command: Command): Promise<void> {
  const context = await openCommand(command);
  for (const sourceId of await createSources(context, targets, options)) {
    if (options.wait) await watchSource(context, sourceId);
    else context.output.result({ sourceId }, `Source ${sourceId}. Watch it: netvexa source watch ${sourceId}`);
  }
}

/** One source for each web address and catalogue, and one for all other files together; returns their ids. */
export async function createSources(
  context: CommandContext,
  targets: string[],
  options: AddSourceOptions,
): Promise<string[]> {
  const files = targets.filter((target) => !isAddress(target) && !isCatalogue(target, options));
  const alone = targets.filter((target) => !files.includes(target));
  const ids: string[] = [];
  for (const target of alone) ids.push(await createSource(context.api, target, options));
  if (files.length > 0) ids.push(await createFileSource(context.api, files, options));
  return ids;
}

function isAddress(target: string): boolean {
  return /^https?:\/\//.test(target);
}

const CATALOGUE_FILES = /\.(csv|tsv|xml|jsonl|ndjson)(\.gz)?$/i;

function isCatalogue(target: string, options: AddSourceOptions): boolean {
  return (
    options.catalogue === true || options.mapping !== undefined || (!isAddress(target) && CATALOGUE_FILES.test(target))
  );
}

async function createSource(api: ApiClient, target: string, options: AddSourceOptions): Promise<string> {
  const name = options.name ?? path.basename(target.replace(/[?#].*$/, "").replace(/\/+$/, ""));
  if (!isCatalogue(target, options)) {
    const body = {
      kind: "website" as const,
      name,
      options: { startUrl: target, ...(options.maxPages ? { maxPages: options.maxPages } : {}) },
    };
    return (await api.call(createSourceRoute, { body })).id;
  }
  const mapping = options.mapping ? catalogueMapping.parse(JSON.parse(await readFile(options.mapping, "utf8"))) : null;
  const url = isAddress(target) ? target : null;
  const source = await api.call(createSourceRoute, {
    body: { kind: "catalogue", name, options: { url, mapping }, sync: url !== null },
  });
  if (url === null) await upload(api, source.id, { file: target, sync: true });
  return source.id;
}

async function createFileSource(api: ApiClient, files: string[], options: AddSourceOptions): Promise<string> {
  const name = options.name ?? (files.length === 1 ? path.basename(files[0] ?? "Files") : `${files.length} files`);
  const source = await api.call(createSourceRoute, { body: { kind: "file", name, options: {}, sync: false } });
  for (const [index, file] of files.entries()) await upload(api, source.id, { file, sync: index === files.length - 1 });
  return source.id;
}

async function upload(
  api: ApiClient,
  sourceId: string,
  { file, sync }: { file: string; sync: boolean },
): Promise<void> {
  const content = await openAsBlob(file);
  if (content.size === 0) throw new Error(`${file} is empty.`);
  const params = { sourceId, fileName: path.basename(file) };
  await api.call(uploadFileRoute, { params, query: { sync: sync ? "true" : "false" }, upload: content });
}

type Sync = Awaited<ReturnType<typeof readSync>>;

function readSync(api: ApiClient, syncId: string) {
  return api.call(getSyncRoute, { params: { syncId } });
}

/** Watches the newest sync of a source until it ends. */
export async function watchSource(context: CommandContext, sourceId: string): Promise<void> {
  const { latestSync } = await context.api.call(getSourceRoute, { params: { sourceId } });
  if (latestSync) await watchSync(context, latestSync.id);
}

async function watchSync({ api, output }: CommandContext, syncId: string): Promise<void> {
  let sync = await readSync(api, syncId);
  while (sync.state === "queued" || sync.state === "running") {
    output.progress(describeSync(sync));
    await new Promise((resolve) => setTimeout(resolve, 500));
    sync = await readSync(api, syncId);
  }
  const { problems } = await api.call(listSyncProblemsRoute, { params: { syncId }, query: { limit: 10 } });
  const lines = problems.map((problem) => `  ${problem.outcome}: ${problem.item}: ${problem.reason}`);
  output.result({ sync, problems }, [describeSync(sync), ...lines].join("\n"));
  failWith(output, sync);
}

function failWith(output: Output, sync: Sync): void {
  if (sync.state !== "failed") return;
  process.exitCode = 1;
  output.progress(`It failed: ${sync.error?.detail ?? "no reason was given"}`);
}

function describeSync(sync: Sync): string {
  const share = sync.fractionRead === null ? "" : ` ${Math.floor(sync.fractionRead * 100)} %`;
  const left = sync.secondsLeft === null ? "" : `, about ${sync.secondsLeft} s left`;
  const counts = (["found", "read", "indexed", "unchanged", "removed", "skipped", "failed"] as const)
    .filter((name) => sync[name] > 0)
    .map((name) => `${sync[name]} ${name}`);
  return `${sync.state}${share}: ${counts.join(", ") || "nothing yet"}${left}`;
}
