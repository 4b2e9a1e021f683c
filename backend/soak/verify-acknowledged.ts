import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { CATALOGUE_PRODUCTS, productTitle, titleOf, type Acknowledged, type SentDocument } from "./acknowledged.ts";
import type { ShopDoor } from "./shop-door.ts";

export interface Reopened {
  door: ShopDoor;
  sources: { push: string; catalogue: string };
  acknowledged: Acknowledged;
  /** What is found missing or other than acknowledged, a line each. */
  problems: string[];
}

/** How long the reopened server may take to go on with a sync and to close what its predecessor left. */
const SYNCED_MS = 60_000;
const CLOSED_MS = 15_000;
const PAGE = 200;

const document = z.object({ number: z.int(), externalId: z.string(), version: z.int(), title: z.string() });
type FoundDocument = z.output<typeof document>;
const source = z.object({
  nextSyncAt: z.string().nullable(),
  latestSync: z.object({ state: z.string(), error: z.unknown() }).nullable(),
});

/** Compares everything that was acknowledged with what the reopened server answers, one by one. */
export async function verifyAcknowledged(reopened: Reopened): Promise<void> {
  await verifyDocuments(reopened);
  await verifyKeys(reopened);
  await verifyTurns(reopened);
  await verifyCatalogue(reopened);
}

async function verifyDocuments({ door, sources, acknowledged, problems }: Reopened): Promise<void> {
  const found = new Map((await listDocuments(door, sources.push)).map((entry) => [entry.externalId, entry]));
  for (const [externalId, { acknowledged: known, open }] of acknowledged.documents) {
    const there = found.get(externalId) ?? null;
    const allowedStates = open === null ? [known] : [known, open];
    const state = allowedStates.find((allowed) => isIn(there, { externalId, allowed }));
    if (state === undefined) problems.push(describeDocument(externalId, { known, there }));
    acknowledged.documents.set(externalId, { acknowledged: state ?? null, open: null });
    found.delete(externalId);
  }
  for (const externalId of found.keys()) problems.push(`document ${externalId}: is there and was never sent`);
}

async function listDocuments(door: ShopDoor, sourceId: string): Promise<FoundDocument[]> {
  const all: FoundDocument[] = [];
  for (let after = 0; ; after = all.at(-1)?.number ?? 0) {
    const path = `/v1/documents?sourceId=${sourceId}&after=${after}&limit=${PAGE}`;
    const page = z.object({ documents: z.array(document) }).parse(await door.send({ method: "get", path }));
    all.push(...page.documents);
    if (page.documents.length < PAGE) return all;
  }
}

/** Null allows what was never stored, as does a deletion. */
function isIn(there: FoundDocument | null, of: { externalId: string; allowed: SentDocument | null }): boolean {
  if (of.allowed === null || of.allowed.deleted) return there === null;
  return there?.version === of.allowed.version && there.title === titleOf(of.externalId, of.allowed.version);
}

function describeDocument(
  externalId: string,
  { known, there }: { known: SentDocument | null; there: FoundDocument | null },
): string {
  const found = there ? `version ${there.version}, "${there.title}"` : "nothing";
  return `document ${externalId}: acknowledged ${JSON.stringify(known)}, found ${found}`;
}

async function verifyKeys({ door, acknowledged, problems }: Reopened): Promise<void> {
  for (const key of acknowledged.keys) {
    const request = { method: "get", path: "/v1/storefront", as: key } as const;
    await door.send(request).catch((error: unknown) => problems.push(`key: ${String(error)}`));
  }
}

const conversations = z.object({ conversations: z.array(z.object({ id: z.string() })) });
const conversation = z.object({ turns: z.array(z.object({ id: z.string(), state: z.string() })) });

/** Those that the kill cut off are closed soon, for whoever asked; what all of them hold is compared by their rows. */
async function verifyTurns({ door, acknowledged, problems }: Reopened): Promise<void> {
  const until = Date.now() + CLOSED_MS;
  const newest = conversations.parse(await door.send({ method: "get", path: "/v1/conversations?limit=3" }));
  const open = [...acknowledged.turns.values()].filter((turn) => !turn.isDone && !turn.isClosed);
  // The newest may have begun without its first event having come.
  const ids = new Set([...newest.conversations.map(({ id }) => id), ...open.map((turn) => turn.conversationId)]);
  for (const id of ids) {
    while ((await isRunning(door, id)) && Date.now() < until) await delay(250);
    if (await isRunning(door, id)) problems.push(`conversation ${id}: still runs ${CLOSED_MS} ms after the start`);
  }
  for (const turn of open) turn.isClosed = true;
}

async function isRunning(door: ShopDoor, conversationId: string): Promise<boolean> {
  const path = `/v1/conversations/${conversationId}`;
  const { turns } = conversation.parse(await door.send({ method: "get", path }));
  return turns.some(({ state }) => state === "running");
}

async function verifyCatalogue({ door, sources, acknowledged, problems }: Reopened): Promise<void> {
  const { catalogue } = acknowledged;
  if (catalogue.acknowledged === 0) return;
  const until = Date.now() + SYNCED_MS;
  let last = "";
  while (Date.now() < until) {
    const path = `/v1/sources/${sources.catalogue}`;
    const { latestSync } = source.parse(await door.send({ method: "get", path }));
    last = JSON.stringify(latestSync);
    const documents = latestSync?.state === "done" ? await listDocuments(door, sources.catalogue) : [];
    const met = [catalogue.sent, catalogue.acknowledged].find((revision) => isRevision(documents, revision));
    if (met !== undefined) {
      catalogue.acknowledged = met;
      return;
    }
    await delay(500);
  }
  problems.push(`catalogue: revision ${catalogue.acknowledged} was not read in within ${SYNCED_MS} ms; ${last}`);
}

function isRevision(documents: FoundDocument[], revision: number): boolean {
  const titles = new Set(documents.map(({ title }) => title));
  const isThere = (_: unknown, number: number) => titles.has(productTitle(number, revision));
  return documents.length === CATALOGUE_PRODUCTS && Array.from({ length: CATALOGUE_PRODUCTS }, isThere).every(Boolean);
}
