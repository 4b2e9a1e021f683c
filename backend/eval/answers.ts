import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { streamedEvent } from "@netvexa/contract";
import { loadDemoStore, seedDemoStore } from "#features/demo-store";
import { foldIndex } from "#features/retrieval";
import { runTurn } from "#features/chat";
import { newId } from "#platform/ids";
import { sql } from "kysely";
import { z } from "zod";
import { rankSentences } from "../src/features/chat/rank-sentences.ts";
import { actAs, openTestPlatform, type TestPlatform } from "../test/test-platform.ts";

/**
 * How well questions are answered without a model: the demo store's own questions end to end, and how often the right
 * sentence of a given passage is quoted (SQuAD 2, from `NETVEXA_EVAL_DIR`).
 *
 *   npm run eval -- answers
 */
const STORE_URL = "http://shop.example";
const EVAL_DIR = process.env["NETVEXA_EVAL_DIR"] ?? path.resolve(import.meta.dirname, "../../../shared/eval");

const questions = z.array(
  z.object({
    id: z.string(),
    language: z.string(),
    kind: z.string(),
    question: z.string(),
    expect: z.object({
      productId: z.string().optional(),
      page: z.string().optional(),
      price: z.number().optional(),
      contains: z.array(z.string()).default([]),
      absent: z.array(z.string()).default([]),
    }),
  }),
);
type Question = z.output<typeof questions>[number];

interface Answer {
  text: string;
  outcome: string | null;
  /** Addresses of what was cited and shown. */
  addresses: string[];
  shown: string;
}

async function answer(test: TestPlatform, tenantId: string, { question, language }: Question): Promise<Answer> {
  const ctx = actAs(test.platform, tenantId, { kind: "visitor", visitorId: newId(), origin: STORE_URL });
  const page = { url: `${STORE_URL}/demo/${language}`, title: "", language };
  const call = { question: { question, conversationId: null, page }, idempotencyKey: newId() };
  const found: Answer = { text: "", outcome: null, addresses: [], shown: "" };
  for await (const { data } of await runTurn(ctx, { ...call, signal: new AbortController().signal })) {
    const event = streamedEvent.parse(data);
    if (event.type === "delta") found.text += `${event.text} `;
    if (event.type === "citation") found.addresses.push(event.citation.url ?? "");
    if (event.type === "card") {
      found.addresses.push(event.card.url);
      found.shown += [event.card.title, event.card.price, ...event.card.facts].join(" ");
    }
    if (event.type === "done") found.outcome = event.outcome;
  }
  return found;
}

function problemsOf(question: Question, found: Answer): string[] {
  const { contains, absent } = question.expect;
  const all = `${found.text} ${found.shown}`.toLowerCase();
  return [
    ...outcomeProblem(question, found),
    ...placeProblem(question, found),
    ...priceProblem(question, all),
    ...contains.filter((text) => !all.includes(text.toLowerCase())).map((text) => `lacks "${text}"`),
    ...absent.filter((text) => found.text.includes(text)).map((text) => `says "${text}"`),
  ];
}

function outcomeProblem({ kind, expect }: Question, { outcome }: Answer): string[] {
  if (kind === "unanswerable") return outcome === "unknown" ? [] : ["was answered"];
  const isOpen = expect.contains.length > 0 || expect.productId !== undefined || expect.page !== undefined;
  return isOpen && outcome !== "answered" ? ["was not answered"] : [];
}

/** The product must be there; a policy may be answered by a product's own sheet as well. */
function placeProblem({ expect }: Question, { addresses }: Answer): string[] {
  const { productId } = expect;
  const isThere = productId === undefined || addresses.some((address) => address.includes(`/${productId}`));
  return isThere ? [] : ["another product"];
}

function priceProblem({ expect, language }: Question, all: string): string[] {
  if (expect.price === undefined) return [];
  const price = (expect.price / 100).toFixed(2);
  return all.includes(language === "en" ? price : price.replace(".", ",")) ? [] : ["no price"];
}

async function evaluateDemoStore(): Promise<void> {
  const test = await openTestPlatform();
  const content = loadDemoStore(STORE_URL);
  const publicKey = await seedDemoStore(test.platform, { content, origins: [STORE_URL], onProgress: () => undefined });
  const { rows } = await sql<{ tenant_id: string }>`
    select tenant_id from storefronts where public_key = ${publicKey}`.execute(test.database.owner);
  const tenantId = rows[0]?.tenant_id ?? "";
  await foldIndex(actAs(test.platform, tenantId, { kind: "job", jobId: newId() }), new AbortController().signal);
  const file = new URL("../demo-store/questions.json", import.meta.url);
  const asked = questions.parse(JSON.parse(readFileSync(file, "utf8")));
  const failed: string[] = [];
  for (const question of asked) {
    const problems = problemsOf(question, await answer(test, tenantId, question));
    if (problems.length > 0) failed.push(`  ${question.id}: ${problems.join(", ")}`);
  }
  process.stdout.write(
    `demo store: ${asked.length - failed.length} of ${asked.length} questions answered as expected\n`,
  );
  process.stdout.write(failed.map((line) => `${line}\n`).join(""));
  await test.close();
}

const passage = z.object({ id: z.string(), title: z.string(), text: z.string() });
const squadQuestion = z.object({
  question: z.string(),
  passage_id: z.string(),
  answerable: z.boolean(),
  answers: z.array(z.string()),
});

function evaluateSentences(): void {
  const folder = path.join(EVAL_DIR, "dev/squad2");
  if (!existsSync(folder)) {
    process.stdout.write(`sentences: skipped, ${folder} is not there (set NETVEXA_EVAL_DIR)\n`);
    return;
  }
  const passages = new Map(readLines(path.join(folder, "passages.jsonl"), passage).map((one) => [one.id, one]));
  const asked = readLines(path.join(folder, "questions.jsonl"), squadQuestion).filter(({ answerable }) => answerable);
  const right = asked.filter((one) => quotesAnswer(one, passages.get(one.passage_id)));
  const share = right.length / asked.length;
  process.stdout.write(`sentences: ${right.length} of ${asked.length} right (${share.toFixed(3)})\n`);
}

function quotesAnswer(
  { question, answers }: z.output<typeof squadQuestion>,
  given: z.output<typeof passage> | undefined,
) {
  if (!given) return false;
  const chunk = { number: 1, position: 0, headings: [], text: given.text, language: "en", hash: "" };
  const document = {
    number: 1,
    sourceId: "",
    externalId: given.id,
    kind: "page" as const,
    title: given.title,
    url: null,
    language: "en",
    contentHash: "",
    product: null,
  };
  const [best] = rankSentences({ question, language: "en" }, [{ score: 1, chunk, document, offers: [] }]);
  return best !== undefined && answers.some((text) => normalise(best.sentence.text).includes(normalise(text)));
}

function normalise(text: string): string {
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, "")
    .split(/\s+/);
  return words.filter((word) => word !== "" && !["a", "an", "the"].includes(word)).join(" ");
}

function readLines<T>(file: string, schema: z.ZodType<T>): T[] {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => schema.parse(JSON.parse(line)));
}

await evaluateDemoStore();
evaluateSentences();
