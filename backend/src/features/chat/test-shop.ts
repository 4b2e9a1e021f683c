import { streamedEvent } from "@netvexa/contract";
import { createSource, pushDocuments } from "#features/knowledge";
import type { TenantContext } from "#platform/tenant-context";
import { newId } from "#platform/ids";
import { actAs, openTestPlatform, type TestPlatform } from "#test/test-platform";
import type { Platform } from "#platform/platform";
import type { StreamEvent } from "#platform/route";
import { runTurn } from "./run-turn.ts";
import type { Question, StreamedEvent } from "./turn-types.ts";

/** A small outdoor shop with what its shoppers ask about: two tents of nearly one name, a discontinued stove, an old page. */
export const SHOP_PAGES = [
  page({
    slug: "shipping",
    title: "Shipping and delivery",
    language: "en",
    html: [
      "<h2>Delivery times</h2><p>Orders within Germany arrive within 2–3 business days. Orders to Norway arrive within 5–8 business days.</p>",
      "<h2>Shipping costs</h2><p>Shipping costs €4.90 within Germany. Shipping is free for orders over €60.</p>",
    ],
  }),
  page({
    slug: "returns",
    title: "Returns and refunds",
    language: "en",
    html: [
      "<p>You can return any item within 30 days of delivery. We refund the full amount within 5 business days after the parcel reaches us.</p>",
      "<p>Worn footwear cannot be returned.</p>",
    ],
  }),
  page({
    slug: "returns-2022",
    title: "Returns and refunds (archived 2022)",
    language: "en",
    html: ["<p>This page is no longer valid. You can return any item within 14 days of delivery.</p>"],
  }),
  page({
    slug: "rueckgabe",
    title: "Rückgabe und Erstattung",
    language: "de",
    html: [
      "<p>Sie können jeden Artikel innerhalb von 30 Tagen nach der Lieferung zurückgeben. Getragene Schuhe können nicht zurückgegeben werden.</p>",
    ],
  }),
  page({
    slug: "warranty",
    title: "Warranty",
    language: "en",
    html: [
      "<p>All tents come with a 3-year warranty on seams and poles. Repairs take about 2 weeks.</p>",
      "<h2>Do you repair zips?</h2><p>Yes, our workshop replaces zips for €19.</p>",
    ],
  }),
  page({
    slug: "contact",
    title: "Contact and opening hours",
    language: "en",
    html: [
      "<p>Our store in Hamburg is open Monday to Saturday from 10:00 to 18:30. Write to service@shop.example.</p>",
    ],
  }),
  page({
    slug: "waterproofing",
    title: "How to waterproof a tent",
    language: "en",
    html: [
      "<p>Pitch the tent and clean it with lukewarm water. Spray the seams evenly and let them dry for 24 hours.</p>",
    ],
  }),
];

const tentFacts = (weight: string, column: string) => [
  { name: "Weight", value: weight },
  { name: "Water column", value: column },
  { name: "Material", value: "Ripstop polyester" },
];

export const SHOP_PRODUCTS = [
  product({
    id: "fjord-2",
    title: "Fjord 2 Tent",
    text: "A light tunnel tent for two people with a large porch. Two entrances keep both sleepers dry.",
    attributes: tentFacts("2.4 kg", "4,000 mm"),
    variants: [
      { id: "fjord-2-green", options: [["Colour", "Green"]], minor: 29900, stock: 7 },
      { id: "fjord-2-red", options: [["Colour", "Red"]], minor: 29900, stock: 0 },
    ],
  }),
  product({
    id: "fjord-3",
    title: "Fjord 3 Tent",
    text: "A roomy tunnel tent for three people with standing height in the porch.",
    attributes: tentFacts("3.1 kg", "5,000 mm"),
    variants: [{ id: "fjord-3", options: [], minor: 39900, before: 44900, stock: 3 }],
  }),
  product({
    id: "tarn-1",
    title: "Tarn 1 Tent",
    text: "A one-person tent that packs as small as a bottle.",
    attributes: tentFacts("1.3 kg", "3,000 mm"),
    variants: [{ id: "tarn-1", options: [], minor: 18950, stock: 12 }],
  }),
  product({
    id: "ember",
    title: "Ember Stove",
    text: "A compact gas stove. It was replaced by the Ember Pro Stove.",
    attributes: [{ name: "Weight", value: "95 g" }],
    variants: [{ id: "ember", options: [], minor: 4500, availability: "discontinued" }],
  }),
  product({
    id: "ember-pro",
    title: "Ember Pro Stove",
    text: "A gas stove with a wind shield and a piezo lighter.",
    attributes: [{ name: "Weight", value: "110 g" }],
    variants: [{ id: "ember-pro", options: [], minor: 5990, stock: 40 }],
  }),
  product({
    id: "brook-bottle",
    title: "Brook Bottle",
    text: "An insulated steel bottle that keeps drinks cold for 24 hours.",
    attributes: [{ name: "Capacity", value: "0.75 l" }],
    variants: [{ id: "brook-bottle", options: [], minor: 2450, stock: 0 }],
  }),
];

interface ShopPage {
  slug: string;
  title: string;
  language?: string;
  html: string[];
}

export function page({ slug, title, language = "en", html }: ShopPage) {
  const body = `<h1>${title}</h1>${html.join("")}`;
  const url = `https://shop.example/${slug}`;
  return { externalId: slug, kind: "page" as const, title, url, language, content: { format: "html" as const, body } };
}

interface ShopVariant {
  id: string;
  options: [string, string][];
  minor: number;
  before?: number;
  stock?: number;
  availability?: "discontinued" | "preorder";
}

interface ShopItem {
  id: string;
  title: string;
  text: string;
  attributes: { name: string; value: string }[];
  variants: ShopVariant[];
}

export function product({ id, title, text, attributes, variants }: ShopItem) {
  const url = `https://shop.example/products/${id}`;
  return {
    externalId: id,
    kind: "product" as const,
    title,
    url,
    language: "en",
    content: { format: "text" as const, body: text },
    product: {
      brand: "Northway",
      categories: ["Outdoor"],
      attributes,
      imageUrls: [`https://shop.example/images/${id}.svg`],
      variants: variants.map((variant) => toVariant(variant, url)),
    },
  };
}

function toVariant(variant: ShopVariant, url: string) {
  const stocked = (variant.stock ?? 0) > 0 ? "in_stock" : "out_of_stock";
  return {
    externalId: variant.id,
    options: variant.options.map(([name, value]) => ({ name, value })),
    price: { minor: variant.minor, currency: "EUR" },
    compareAtMinor: variant.before ?? null,
    availability: variant.availability ?? stocked,
    stock: variant.stock ?? null,
    url,
  };
}

export interface TestShop {
  test: TestPlatform;
  /** A merchant's key. */
  owner: TenantContext;
  sourceId: string;
  push(documents: Record<string, unknown>[]): Promise<void>;
  visitor(visitorId?: string): TenantContext;
  close(): Promise<void>;
}

/** The shop above in a tenant of its own on a database of its own. */
export async function openTestShop(overrides: Partial<Platform> = {}): Promise<TestShop> {
  const test = await openTestPlatform(overrides);
  const owner = await test.createTenant("Northway");
  return { ...(await fillShop(test, owner, [...SHOP_PAGES, ...SHOP_PRODUCTS])), close: () => test.close() };
}

export async function fillShop(test: TestPlatform, owner: TenantContext, documents: Record<string, unknown>[]) {
  const source = await createSource(owner, {
    kind: "push",
    name: "Pushed",
    options: {},
    resyncEveryMinutes: null,
    sync: false,
  });
  const push = async (items: Record<string, unknown>[]) => {
    const { results } = await pushDocuments(owner, { sourceId: source.id, documents: items });
    const refused = results.filter((result) => result.outcome === "rejected");
    if (refused.length > 0) throw new Error(`The shop refused ${JSON.stringify(refused)}.`);
  };
  await push(documents);
  const visitor = (visitorId = newId()) =>
    actAs(test.platform, owner.tenantId, { kind: "visitor", visitorId, origin: "https://shop.example" });
  return { test, owner, sourceId: source.id, push, visitor };
}

/** Asks and collects the whole stream. */
export async function ask(
  ctx: TenantContext,
  question: Partial<Question> & { question: string },
  key: string = newId(),
) {
  const call = {
    question: { conversationId: null, page: null, ...question },
    idempotencyKey: key,
    signal: new AbortController().signal,
  };
  return collect(await runTurn(ctx, call));
}

export async function collect(stream: AsyncIterable<StreamEvent>): Promise<StreamedTurn> {
  const ids: number[] = [];
  const events: StreamedEvent[] = [];
  for await (const { id, data } of stream) {
    ids.push(Number(id));
    events.push(streamedEvent.parse(data));
  }
  return readStream(ids, events);
}

export interface StreamedTurn {
  ids: number[];
  events: StreamedEvent[];
  turnId: string;
  conversationId: string;
  text: string;
  cards: string[];
  citedTitles: string[];
  outcome: string | null;
}

function readStream(ids: number[], events: StreamedEvent[]): StreamedTurn {
  const started = events.find((event) => event.type === "started");
  const retracted = new Set(events.flatMap((event) => (event.type === "retract" ? event.ids : [])));
  const deltas = events.filter((event) => event.type === "delta").filter((delta) => !retracted.has(delta.id));
  const done = events.find((event) => event.type === "done");
  return {
    ids,
    events,
    turnId: started?.turnId ?? "",
    conversationId: started?.conversationId ?? "",
    text: deltas.map((delta) => delta.text).join(" "),
    cards: events.flatMap((event) => (event.type === "card" ? [event.card.title] : [])),
    citedTitles: events.flatMap((event) => (event.type === "citation" ? [event.citation.title] : [])),
    outcome: done?.outcome ?? null,
  };
}
