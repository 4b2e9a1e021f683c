import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import { selectOffers } from "./knowledge-queries.ts";
import { selectPassageHashes } from "./replay-queries.ts";
import type { Receipt } from "./turn-types.ts";

type Fate = "same" | "changed" | "gone";

/** What of a receipt's passages and prices still stands in the storefront's knowledge. */
export async function compareKnowledge(tx: Transaction, ctx: TenantContext, receipt: Receipt | null) {
  const passages = receipt?.passages ?? [];
  const offers = receipt?.offers ?? [];
  const numbers = [...new Set([...passages, ...offers].map(({ documentNumber }) => documentNumber))];
  const hashes = await selectPassageHashes(tx, ctx, numbers);
  const current = await selectOffers(tx, ctx, numbers);
  return {
    knowledge: passages.map(({ title, url, citation, documentNumber, hash }) => ({
      title,
      url,
      citation,
      state: fateOf(hash, hashes.get(documentNumber)),
    })),
    offers: offers.map(({ documentNumber, externalId, priceMinor, currency, availability }) => {
      const now = current.find((one) => one.documentNumber === documentNumber && one.externalId === externalId);
      return {
        externalId,
        currency,
        before: { priceMinor, availability },
        now: now ? { priceMinor: now.priceMinor, availability: now.availability } : null,
      };
    }),
  };
}

function fateOf(hash: string, passages: readonly { hash: string }[] | undefined): Fate {
  if (!passages) return "gone";
  return passages.some((one) => one.hash === hash) ? "same" : "changed";
}
