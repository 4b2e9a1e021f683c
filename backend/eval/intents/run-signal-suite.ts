import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { classifyMessage, leadingStage, setIntent, teachIntents, trainIntents } from "#features/intents";
import type { TenantContext } from "#platform/tenant-context";
import { onServer } from "#test/test-database";
import { openTestPlatform } from "#test/test-platform";
import type { Item, Statistic } from "../frame/measures.ts";
import { printReport } from "../frame/print-report.ts";
import { measureItems } from "../frame/suite-report.ts";
import type { EvalOptions } from "../retrieval/options.ts";
import { isOutOfScope, readTasks, type LabelledLine } from "./intent-data.ts";

const stage = z.enum(["buy", "research", "support", "other"]);
type Stage = z.output<typeof stage>;

const examplesPerCall = 500;

/** Asks shops that taught nothing and shops that taught their intents, each in a fresh tenant, and prints F1 of "buy". */
export async function runSignalSuite(options: EvalOptions): Promise<void> {
  const stages = await readStages(options);
  const items: Item[] = [];
  for (const { training, messages } of await readTasks("intent-hint3", options)) {
    items.push(...(await judgeShop(messages, { stages, training: null })).map((item) => prefix("lexicon", item)));
    items.push(...(await judgeShop(messages, { stages, training })).map((item) => prefix("taught", item)));
  }
  const measures = ["lexicon", "taught"].flatMap((system) => [
    { name: `${system}: F1 in scope`, of: f1Of(`${system} in scope`) },
    { name: `${system}: F1 of all messages`, of: f1Of(`${system} all`) },
  ]);
  const engine = onServer ? "server" : "embedded";
  printReport(
    { suite: "buying-signals", engine, questions: items.length / 2, measures: measureItems(items, [], measures) },
    options,
  );
}

async function readStages({ data, root }: EvalOptions): Promise<Map<string, Stage>> {
  const name = "buying_signal_map.tsv";
  const text = await readFile(path.join(data, name), "utf8").catch(() =>
    readFile(path.join(root, "dev", "intent-hint3", name), "utf8"),
  );
  const rows = text.trim().split("\n").slice(1);
  return new Map(rows.map((row) => row.split("\t")).map(([label = "", named]) => [label, stage.parse(named)]));
}

interface Shop {
  stages: Map<string, Stage>;
  /** Null for a shop that taught nothing. */
  training: LabelledLine[] | null;
}

async function judgeShop(messages: LabelledLine[], { stages, training }: Shop): Promise<Item[]> {
  const test = await openTestPlatform();
  const ctx = await test.createTenant("Evaluation");
  if (training !== null) await teach(ctx, { stages, training });
  const items: Item[] = [];
  for (const message of messages) {
    const { intents } = await classifyMessage(ctx, { text: message.text });
    const wanted = Number(stages.get(message.label) === "buy");
    const found = Number(leadingStage(intents) === "buy");
    const outcome = wanted * 2 + found;
    items.push({ all: outcome, "in scope": isOutOfScope(message) ? null : outcome });
  }
  await test.close();
  return items;
}

async function teach(
  ctx: TenantContext,
  { stages, training }: { stages: Map<string, Stage>; training: LabelledLine[] },
) {
  for (let from = 0; from < training.length; from += examplesPerCall) {
    const batch = training.slice(from, from + examplesPerCall);
    await teachIntents(ctx, { examples: batch.map(({ text, label }) => ({ text, intent: label })) });
  }
  for (const name of new Set(training.map(({ label }) => label)))
    await setIntent(ctx, { name, stage: stages.get(name) ?? "other" });
  await trainIntents(ctx);
}

function prefix(system: string, item: Item): Item {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [`${system} ${name}`, value]));
}

/** Of outcomes that count 2 where it is wanted and 1 where it is found. */
function f1Of(name: string): Statistic {
  return (items) => {
    const count = (outcome: number) => items.filter((item) => item[name] === outcome).length;
    const [right, missed, wrong] = [count(3), count(2), count(1)];
    return right === 0 ? 0 : (2 * right) / (2 * right + missed + wrong);
  };
}
