import { pushedDeletion, pushedDocument } from "@netvexa/contract";
import { z } from "zod";
import {
  cleanLine,
  createSectionBuilder,
  primaryTag,
  readHtml,
  readMarkdown,
  readText,
  type Product,
  type Section,
  type SourceDocument,
} from "#features/content";
import type { ReadDocument } from "./hash-documents.ts";

export type PushedItem =
  | { kind: "document"; externalId: string; read: ReadDocument }
  | { kind: "deletion"; externalId: string; version: number | null }
  | RejectedItem;

export interface RejectedItem {
  kind: "rejected";
  externalId: string | null;
  code: string;
  detail: string;
}

type PushedDocument = z.output<typeof pushedDocument>;

/** Judges one item of a pushed batch for itself. */
export function parsePushedItem(item: Record<string, unknown>): PushedItem {
  const parsed = z.union([pushedDeletion, pushedDocument]).safeParse(item);
  if (!parsed.success) return reject(item, describeProblem(item));
  const { data } = parsed;
  if ("deleted" in data) return { kind: "deletion", externalId: data.externalId, version: data.version };
  if ((data.kind === "product") !== (data.product !== null)) {
    return reject(item, "`product` must be given exactly when `kind` is product.");
  }
  const document = toDocument(data);
  if (document.title === "") return reject(item, "title: must hold a character that can be seen");
  return { kind: "document", externalId: data.externalId, read: { document, page: null, version: data.version } };
}

function reject(item: Record<string, unknown>, detail: string): RejectedItem {
  const { externalId } = item;
  return {
    kind: "rejected",
    externalId: typeof externalId === "string" ? externalId.slice(0, 500) : null,
    code: "document_invalid",
    detail,
  };
}

/** By the form that the item means to have, because a union's own message names neither. */
function describeProblem(item: Record<string, unknown>): string {
  const parsed = ("deleted" in item ? pushedDeletion : pushedDocument).safeParse(item);
  const issues = parsed.error?.issues.slice(0, 3) ?? [];
  return issues.map(({ path, message }) => `${path.join(".") || "document"}: ${message}`).join("; ");
}

function toDocument(pushed: PushedDocument): SourceDocument {
  const { externalId, kind, title, url, language, content, product } = pushed;
  return {
    externalId,
    kind,
    title: cleanLine(title),
    url,
    language: language === null ? null : primaryTag(language),
    sections: content === null ? [] : readContent(content),
    product: product === null ? null : toProduct(product),
  };
}

function readContent({ format, body }: NonNullable<PushedDocument["content"]>): Section[] {
  if (format === "html") return readHtml(body).sections;
  const builder = createSectionBuilder();
  if (format === "markdown") readMarkdown(body, builder);
  else readText(body, builder);
  return builder.finish().sections;
}

function toProduct({ variants, ...product }: NonNullable<PushedDocument["product"]>): Product {
  return {
    ...product,
    variants: variants.map(({ price, compareAtMinor, ...variant }) => ({
      ...variant,
      priceMinor: price?.minor ?? null,
      currency: price?.currency ?? null,
      compareAtMinor: price !== null && (compareAtMinor ?? 0) > price.minor ? compareAtMinor : null,
    })),
  };
}
