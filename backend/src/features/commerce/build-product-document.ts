import { cleanLine, cutText, primaryTag, readDescription, stripHtml } from "#features/content";
import type { Attribute, SourceDocument, Variant } from "#features/content";
import { listWords } from "./build-context.ts";
import type { BuildContext, NoteProblem } from "./build-context.ts";
import { buildVariants } from "./build-variants.ts";
import { catalogueLimits } from "./catalogue-limits.ts";
import { leftOut, skippedRow } from "./catalogue-item.ts";
import type { CatalogueItem, CatalogueProblem, CatalogueProblemCode } from "./catalogue-item.ts";
import type { CatalogueRecord } from "./catalogue-record.ts";
import { listAttributes } from "./list-attributes.ts";
import { resolveAddress } from "./resolve-address.ts";

/**
 * Turns a record into a product document and what had to be left out of it: text cleaned, money in minor units, unknown
 * stock and price null, addresses absolute, every list bounded. A record without id or title is skipped.
 */
export function buildProductDocument(record: CatalogueRecord, line: number, context: BuildContext): CatalogueItem[] {
  const externalId = cleanLine(record.id);
  const title = stripHtml(cutText(record.title, catalogueLimits.titleChars * 4));
  const refusal = refuse(externalId, title);
  if (refusal)
    return [skippedRow(line, { ...refusal, externalId: externalId === "" ? null : cutText(externalId, 100) })];
  const problems = new Map<CatalogueProblemCode, CatalogueProblem>();
  const note: NoteProblem = (code, reason) => {
    if (!problems.has(code)) problems.set(code, leftOut(line, { code, reason, externalId }));
  };
  const variants = buildVariants({ ...record, id: externalId }, context, note);
  const document: SourceDocument = {
    externalId,
    kind: "product",
    title: cutText(title, catalogueLimits.titleChars),
    url: resolveAddress(record.url ?? null, context.baseUrl, note),
    language: primaryTag(record.language ?? context.language ?? ""),
    sections: readDescription(cutText(record.description ?? "", catalogueLimits.descriptionChars)),
    product: describe(record, { variants, context, note }),
  };
  return [{ kind: "document", document, line }, ...problems.values()];
}

function refuse(id: string, title: string): { code: CatalogueProblemCode; reason: string } | null {
  if (id === "") return { code: "id_missing", reason: "The product has no id." };
  if (id.length > catalogueLimits.idChars) {
    return { code: "id_too_long", reason: `The id is longer than ${catalogueLimits.idChars} characters.` };
  }
  return title === "" ? { code: "title_missing", reason: "The product has no title." } : null;
}

interface Parts {
  variants: Variant[];
  context: BuildContext;
  note: NoteProblem;
}

function describe(record: CatalogueRecord, { variants, context, note }: Parts): SourceDocument["product"] {
  const images = listWords(record.images).slice(0, catalogueLimits.images);
  const imageUrls = images.map((image) => resolveAddress(image, context.baseUrl, note)).filter((url) => url !== null);
  return {
    brand: readName(record.brand),
    model: readName(record.model),
    categories: unique(listWords(record.categories).map((path) => stripHtml(path))).slice(
      0,
      catalogueLimits.categories,
    ),
    attributes: cutList([...listAttributes(record.attributes), ...furtherNumbers(record)], note),
    imageUrls: unique(imageUrls),
    variants,
  };
}

function readName(value: string | null | undefined): string | null {
  const name = stripHtml(cutText(value ?? "", catalogueLimits.valueChars));
  return name === "" ? null : cutText(name, catalogueLimits.nameChars);
}

/** Barcodes beyond the first: a variant keeps one. */
function furtherNumbers(record: CatalogueRecord): Attribute[] {
  const further = listWords(record.gtin).slice(1, 50);
  return further.length === 0 ? [] : [{ name: "GTIN", value: further.map((number) => cleanLine(number)).join(", ") }];
}

function cutList(attributes: Attribute[], note: NoteProblem): Attribute[] {
  if (attributes.length > catalogueLimits.attributes) {
    note("list_cut", `Only the first ${catalogueLimits.attributes} attributes were read.`);
  }
  return attributes.slice(0, catalogueLimits.attributes);
}

function unique(values: string[]): string[] {
  return [...new Set(values.filter((value) => value !== ""))];
}
