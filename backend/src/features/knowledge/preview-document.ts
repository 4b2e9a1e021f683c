import { chunkDocument, cutText, type SourceDocument } from "#features/content";
import type { SourcePreview } from "./preview-source.ts";

const TEXT_CHARS = 2_000;

/** A document as it would be known, in short. */
export function previewDocument(document: SourceDocument): SourcePreview["documents"][number] {
  const { externalId, kind, title, url, language, product } = document;
  const text = chunkDocument(document)
    .slice(0, 5)
    .map((chunk) => [...chunk.headings, chunk.text].join("\n"))
    .join("\n\n");
  return {
    externalId,
    kind,
    title,
    url,
    language,
    text: cutText(text, TEXT_CHARS),
    variants: product?.variants.length ?? 0,
    price: cheapest(product?.variants ?? []),
  };
}

function cheapest(variants: { priceMinor: number | null; currency: string | null }[]) {
  const prices = variants.flatMap(({ priceMinor, currency }) =>
    priceMinor === null || currency === null ? [] : [{ minor: priceMinor, currency }],
  );
  return prices.toSorted((one, other) => one.minor - other.minor)[0] ?? null;
}
