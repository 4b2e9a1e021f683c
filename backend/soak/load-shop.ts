import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { catalogueOf, textOf, titleOf, type Acknowledged, type SentDocument } from "./acknowledged.ts";
import { UnexpectedAnswer, type ShopDoor } from "./shop-door.ts";

export interface Load {
  door: ShopDoor;
  sources: { push: string; catalogue: string };
  acknowledged: Acknowledged;
  /** Aborted right before the server is killed. */
  signal: AbortSignal;
}

const PUSHERS = 2;
const BATCH = 20;
/** Documents that each pusher changes again and again. */
const IDS = 120;
const pushed = z.object({ results: z.array(z.object({ externalId: z.string(), outcome: z.string() })) });

/** Uses every door at once until the server is gone. Rejects when a request is refused while the server is there. */
export async function loadShop(load: Load): Promise<void> {
  const pushers = Array.from({ length: PUSHERS }, (_, number) => repeat(load, 0, (step) => push(load, number, step)));
  await Promise.all([
    ...pushers,
    repeat(load, 700, () => uploadCatalogue(load)),
    repeat(load, 10, (step) => ask(load, step)),
    repeat(load, 60, (step) => requestContact(load, step)),
    repeat(load, 250, () => createKey(load)),
  ]);
}

async function repeat({ signal }: Load, pauseMs: number, work: (step: number) => Promise<void>): Promise<void> {
  for (let step = 0; !signal.aborted; step += 1) {
    try {
      await work(step);
      await delay(pauseMs, undefined, { signal });
    } catch (error) {
      if (!signal.aborted || error instanceof UnexpectedAnswer) throw error;
    }
  }
}

async function push({ door, sources, acknowledged }: Load, pusher: number, step: number): Promise<void> {
  const chosen = Array.from({ length: BATCH }, (_, offset) => `doc-${pusher}-${(step * BATCH + offset) % IDS}`);
  const sent = chosen.map((externalId, index) => {
    const before = acknowledged.documents.get(externalId);
    const last = Math.max(before?.acknowledged?.version ?? 0, before?.open?.version ?? 0);
    const open: SentDocument = { version: last + 1, deleted: (step + index) % 9 === 8 };
    acknowledged.documents.set(externalId, { acknowledged: before?.acknowledged ?? null, open });
    return { externalId, open };
  });
  const body = { sourceId: sources.push, documents: sent.map(({ externalId, open }) => toDocument(externalId, open)) };
  const { results } = pushed.parse(await door.send({ method: "post", path: "/v1/documents", body }));
  for (const [index, { externalId, open }] of sent.entries()) {
    const outcome = results[index]?.outcome ?? "missing";
    if (!["created", "updated", "deleted"].includes(outcome)) {
      throw new UnexpectedAnswer(`${externalId} in version ${open.version} was answered with ${outcome}`);
    }
    acknowledged.documents.set(externalId, { acknowledged: open, open: null });
  }
}

function toDocument(externalId: string, { version, deleted }: SentDocument): Record<string, unknown> {
  if (deleted) return { externalId, version, deleted };
  const content = { format: "text", body: textOf(externalId, version) };
  return { externalId, version, title: titleOf(externalId, version), language: "en", content };
}

async function uploadCatalogue({ door, sources, acknowledged }: Load): Promise<void> {
  const revision = acknowledged.catalogue.sent + 1;
  acknowledged.catalogue.sent = revision;
  const path = `/v1/sources/${sources.catalogue}/files/catalogue.jsonl`;
  await door.send({ method: "put", path, body: catalogueOf(revision) });
  acknowledged.catalogue.acknowledged = revision;
}

async function ask({ door, acknowledged }: Load, step: number): Promise<void> {
  const question = `How tall is the oak lamp ${step % 50}?`;
  let turnId = "";
  await door.ask(question, (event) => {
    if (event.type === "started") {
      turnId = event.turnId ?? "";
      const { conversationId = "" } = event;
      acknowledged.turns.set(turnId, { conversationId, question, isDone: false, isClosed: false });
    }
    const turn = acknowledged.turns.get(turnId);
    if (turn && event.type === "done") turn.isDone = true;
  });
}

async function requestContact({ door, acknowledged }: Load, step: number): Promise<void> {
  const message = `Please tell me about order number ${step}.`;
  acknowledged.contacts.set(await door.requestContact(message), { message });
}

async function createKey({ door, acknowledged }: Load): Promise<void> {
  const body = { name: "Crash round", scopes: ["settings:read"] };
  const made = await door.send({ method: "post", path: "/v1/api-keys", body });
  acknowledged.keys.add(z.object({ key: z.string() }).parse(made).key);
}
