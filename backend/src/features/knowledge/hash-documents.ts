import { hashDocument, hashOffers, type SourceDocument } from "#features/content";
import { makeStorable } from "./make-storable.ts";
import type { Pause } from "./pause.ts";
import type { HashedDocument, PageState } from "./prepared-document.ts";

/** Longer addresses do not fit an index, and no shopper follows them. */
const LONGEST_URL = 2_000;
const LONGEST_ID = 500;

export interface ReadDocument {
  document: SourceDocument;
  page: PageState | null;
  version: number | null;
}

/** Computes what the documents are compared by, in the form in which they are stored. */
export async function hashDocuments(read: ReadDocument[], pause: Pause): Promise<HashedDocument[]> {
  const hashed: HashedDocument[] = [];
  for (const { document, page, version } of read) {
    const storable = fit(makeStorable(document));
    const offersHash = storable.product ? hashOffers(storable.product) : "";
    hashed.push({ document: storable, contentHash: hashDocument(storable), offersHash, page, version });
    await pause.whenDue();
  }
  return hashed;
}

function fit(document: SourceDocument): SourceDocument {
  const { product } = document;
  const url = (document.url?.length ?? 0) > LONGEST_URL ? null : document.url;
  if (!product) return { ...document, url };
  const ids = new Set<string>();
  // A shop that lists a variant twice means one: the first.
  const variants = product.variants.filter(({ externalId }) => !ids.has(externalId) && ids.add(externalId));
  return { ...document, url, product: { ...product, variants } };
}

/** True when the id can be stored as it is. */
export function isFittingId(externalId: string): boolean {
  return externalId.length > 0 && [...externalId].length <= LONGEST_ID;
}
