import { canonicalHash } from "./canonical-hash.ts";
import type { SourceDocument } from "./document.ts";
import type { Product, Variant } from "./product.ts";

/**
 * SHA-256 in hex over what a document says: equal hashes need no new passages and no new vectors. Leaves out its id and
 * everything of `hashOffers` that is not searched, so that a new price or stock level does not index text again.
 */
export function hashDocument(document: SourceDocument): string {
  const { kind, title, url, language, sections, product } = document;
  return canonicalHash({
    kind,
    title,
    url,
    language,
    sections: sections.map((section) => ({
      headings: section.headings,
      blocks: section.blocks.map((block) => ({ ...block })),
    })),
    product: product ? describeProduct(product) : null,
  });
}

/** SHA-256 in hex over all variants with price, currency, availability, stock, addresses and images. */
export function hashOffers(product: Product): string {
  return canonicalHash(
    product.variants.map((variant) => ({ ...variant, options: variant.options.map((option) => ({ ...option })) })),
  );
}

function describeProduct(product: Product) {
  return {
    ...product,
    attributes: product.attributes.map((attribute) => ({ ...attribute })),
    variants: product.variants.map((variant) => describeVariant(variant)),
  };
}

/** The part of a variant that is searched. */
function describeVariant({ externalId, title, sku, gtin, options }: Variant) {
  return { externalId, title, sku, gtin, options: options.map((option) => ({ ...option })) };
}
