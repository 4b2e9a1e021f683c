import { newSource } from "@netvexa/contract";
import { createSource, pushDocuments } from "#features/knowledge";
import type { TenantContext } from "#platform/tenant-context";

export interface EvidencePage {
  externalId: string;
  title: string;
  /** Each a paragraph or an item of its own. */
  lines: readonly string[];
}

const pagesPerPush = 50;

/** Where a page stands in the shop that the suites make. */
export function addressOf(externalId: string): string {
  return `https://shop.example/pages/${encodeURIComponent(externalId)}`;
}

/** Pushes pages as a plugin does, each with its address: one line as it is, several as a list. */
export async function pushPages(ctx: TenantContext, pages: readonly EvidencePage[]): Promise<void> {
  const { id: sourceId } = await createSource(ctx, newSource.parse({ kind: "push", name: "Pages" }));
  for (let from = 0; from < pages.length; from += pagesPerPush) {
    const documents = pages.slice(from, from + pagesPerPush).map(toDocument);
    const { results } = await pushDocuments(ctx, { sourceId, documents });
    const rejected = results.find(({ outcome }) => outcome === "rejected");
    if (rejected) throw new Error(`${rejected.externalId} was rejected: ${rejected.detail}`);
  }
}

function toDocument({ externalId, title, lines }: EvidencePage): Record<string, unknown> {
  const body =
    lines.length === 1
      ? `<p>${escapeHtml(lines[0] ?? "")}</p>`
      : `<ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join("")}</ul>`;
  const url = addressOf(externalId);
  return { externalId, kind: "page", title, url, language: "en", content: { format: "html", body } };
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
