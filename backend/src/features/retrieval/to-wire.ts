import { searchHit } from "@netvexa/contract";
import type { z } from "zod";
import type { Offer, SearchHit } from "./search-result.ts";

/** A hit as the API shows it. */
export function toWire({ score, chunk, document, offers, explanation }: SearchHit): z.input<typeof searchHit> {
  const { number, sourceId, externalId, kind, title, url, language } = document;
  return {
    score,
    passage: chunk,
    document: { number, sourceId, externalId, kind, title, url, language, product: readProduct(document.product) },
    offers: offers.map(toWireOffer),
    explanation: explanation ?? null,
  };
}

function readProduct(product: unknown): z.input<typeof searchHit>["document"]["product"] {
  return searchHit.shape.document.shape.product.safeParse(product).data ?? null;
}

function toWireOffer(offer: Offer): z.input<typeof searchHit>["offers"][number] {
  const { externalId, title, sku, options, priceMinor, compareAtMinor, currency } = offer;
  const { availability, stock, url, imageUrl, updatedAt } = offer;
  const price = priceMinor === null || currency === null ? null : { minor: priceMinor, currency };
  const state = { availability, stock, url, imageUrl, updatedAt: updatedAt.toISOString() };
  return { externalId, title, sku, options, price, compareAtMinor, ...state };
}
