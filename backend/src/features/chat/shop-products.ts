import type { Offer } from "#features/retrieval";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { z } from "zod";
import type { LiveProduct } from "./check-figures.ts";
import { isOrder } from "./detect-orders.ts";
import { selectOffers, selectProducts, type ProductRow } from "./knowledge-queries.ts";
import { literal } from "./plain-text.ts";

const facts = z.object({
  brand: z.string().nullable().catch(null),
  categories: z.array(z.string()).catch([]),
  attributes: z.array(z.object({ name: z.string(), value: z.string() })).catch([]),
  imageUrls: z.array(z.string()).catch([]),
});
export type ProductFacts = z.output<typeof facts>;

/** A product as it may be shown: titles and facts without markup, offers as they are now. */
export interface ShopProduct extends LiveProduct {
  url: string | null;
  language: string;
  offers: readonly Offer[];
  facts: ProductFacts;
}

/** Products with their live offers, in the order asked for; those that are gone are left out. */
export async function readShopProducts(ctx: TenantContext, documents: readonly number[]): Promise<ShopProduct[]> {
  if (documents.length === 0) return [];
  const [rows, offers] = await tenantTransaction(ctx, async (tx) => [
    await selectProducts(tx, ctx, documents),
    await selectOffers(tx, ctx, documents),
  ]);
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  return documents.flatMap((number) => {
    const row = byNumber.get(number);
    return row
      ? [
          toShopProduct(
            row,
            offers.filter((offer) => offer.documentNumber === number),
          ),
        ]
      : [];
  });
}

export function toShopProduct(row: ProductRow, offers: readonly Offer[]): ShopProduct {
  const parsed = facts.safeParse(row.product ?? {});
  const known = parsed.success ? parsed.data : facts.parse({});
  return {
    documentNumber: row.number,
    title: showableTitle(row.title),
    url: row.url ?? offers.find((offer) => offer.url !== null)?.url ?? null,
    language: row.language,
    offers: offers.map(cleanOffer),
    facts: { ...known, attributes: known.attributes.filter(({ name, value }) => !isOrder(`${name}: ${value}`)) },
  };
}

function cleanOffer(offer: Offer): Offer {
  const options = offer.options.map(({ name, value }) => ({ name: literal(name), value: literal(value) }));
  return {
    ...offer,
    title: offer.title === null ? null : showableTitle(offer.title),
    options: options.filter(({ name, value }) => value !== "" && !isOrder(`${name}: ${value}`)),
  };
}

const LONGEST_TITLE = 160;

/** A title without markup, addresses and orders; at most 160 characters. */
export function showableTitle(title: string): string {
  const parts = literal(title).split(/(?<=[.!?])\s+|\s[|–—]\s|\n/u);
  const kept = parts
    .filter((part) => !isOrder(part))
    .join(" ")
    .trim();
  const text = kept === "" || isOrder(kept) ? "…" : kept;
  return text.length <= LONGEST_TITLE ? text : `${text.slice(0, LONGEST_TITLE - 1).trimEnd()}…`;
}
