import { fork, type ChildProcess } from "node:child_process";
import { streamedEvent } from "@netvexa/contract";
import { readEnv, type Env } from "#platform/env";
import { newId } from "#platform/ids";
import { runTurn } from "#features/chat";
import { openTestShop, type TestShop } from "../src/features/chat/test-shop.ts";

/**
 * What the chat adds to a model's own time: from the moment the last piece of the model's first sentence has left the
 * model to the moment the visitor's stream has the sentence, 20 streams at a time. And turns per second of CPU.
 */
const STREAMS = 20;
const ROUNDS = 12;
const GOAL_MS = 40;

interface FakeModel {
  url: string;
  /** When the first sentence of a named turn had left the model, in milliseconds of the wall clock. */
  sentences: Map<string, number>;
  process: ChildProcess;
}

async function startModel(): Promise<FakeModel> {
  const child = fork(new URL("./chat/fake-model-process.ts", import.meta.url));
  const sentences = new Map<string, number>();
  const url = await new Promise<string>((resolve) => {
    child.on("message", (message: { kind: string; url?: string; name?: string; at?: number }) => {
      if (message.kind === "ready") resolve(message.url ?? "");
      else sentences.set(message.name ?? "", message.at ?? 0);
    });
  });
  return { url, sentences, process: child };
}

interface Measured {
  name: string;
  firstSentenceAt: number;
  answered: boolean;
}

interface Asking {
  shop: TestShop;
  /** By the turn's name, which finds the model's time again. */
  question(name: string): string;
}

async function measureTurn({ shop, question: ask }: Asking, name: string): Promise<Measured> {
  const question = { question: ask(name), conversationId: null, page: null };
  const call = { question, idempotencyKey: newId(), signal: new AbortController().signal };
  let firstSentenceAt = 0;
  let answered = false;
  for await (const { data } of await runTurn(shop.visitor(), call)) {
    const event = streamedEvent.parse(data);
    if (event.type === "delta" && firstSentenceAt === 0) firstSentenceAt = performance.timeOrigin + performance.now();
    if (event.type === "done") answered = event.outcome === "answered";
  }
  return { name, firstSentenceAt, answered };
}

async function runRounds(asking: Asking, rounds: number): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const names = Array.from({ length: STREAMS }, (_, stream) => letters(round * STREAMS + stream));
    measured.push(...(await Promise.all(names.map((name) => measureTurn(asking, name)))));
  }
  return measured;
}

/** A name without digits, so that it is not taken for a figure. */
function letters(number: number): string {
  return `guest${[...String(number)].map((digit) => String.fromCharCode(97 + Number(digit))).join("")}`;
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

async function benchModel(): Promise<boolean> {
  const model = await startModel();
  const env = readEnv({
    NETVEXA_LOG_LEVEL: "silent",
    NETVEXA_MODEL: "openai:fake",
    NETVEXA_MODEL_PRICES: "openai:fake=0/0",
    OPENAI_BASE_URL: model.url,
  });
  const shop = await openTestShop({ env });
  const asking = { shop, question: (name: string) => `When are you open, for ${name}?` };
  await runRounds(asking, 2);
  model.sentences.clear();
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  const turns = await runRounds(asking, ROUNDS);
  report("with a streaming model", { turns, cpu: process.cpuUsage(cpu), milliseconds: performance.now() - startedAt });
  const added = turns
    .map(({ name, firstSentenceAt }) => firstSentenceAt - (model.sentences.get(name) ?? Number.NaN))
    .toSorted((a, b) => a - b);
  const p95 = quantile(added, 0.95);
  const isMet = turns.every(({ answered }) => answered) && p95 <= GOAL_MS;
  process.stdout.write(
    `first sentence after the model's, ${STREAMS} streams: p50 ${quantile(added, 0.5).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, max ${(added.at(-1) ?? Number.NaN).toFixed(1)} ms (goal p95 ≤ ${GOAL_MS} ms) ${isMet ? "met" : "MISSED"}\n`,
  );
  await shop.close();
  model.process.disconnect();
  return isMet;
}

async function benchExtractive(): Promise<void> {
  const env: Env = readEnv({ NETVEXA_LOG_LEVEL: "silent" });
  const shop = await openTestShop({ env });
  const asking = { shop, question: () => "When are you open?" };
  await runRounds(asking, 2);
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  const turns = await runRounds(asking, ROUNDS);
  report("without a model", { turns, cpu: process.cpuUsage(cpu), milliseconds: performance.now() - startedAt });
  await shop.close();
}

function report(name: string, run: { turns: Measured[]; cpu: NodeJS.CpuUsage; milliseconds: number }): void {
  const cpuSeconds = (run.cpu.user + run.cpu.system) / 1e6;
  const count = run.turns.length;
  const answered = run.turns.filter((turn) => turn.answered).length;
  process.stdout.write(
    `${name}: ${count} turns (${answered} answered) in ${(run.milliseconds / 1000).toFixed(1)} s, ${(count / cpuSeconds).toFixed(1)} turns per CPU second\n`,
  );
}

await benchExtractive();
process.exitCode = (await benchModel()) ? 0 : 1;
