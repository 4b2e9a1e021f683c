import { createHash } from "node:crypto";
import type { Block, Section, SourceDocument, Variant } from "#features/content";
import { createSource, pushDocuments } from "#features/knowledge";
import { updateAgent } from "#features/agents";
import { updateStorefront } from "#features/tenants";
import { newId } from "#platform/ids";
import type { Platform } from "#platform/platform";
import { mintTenantContext, type TenantContext } from "#platform/tenant-context";
import { openDemoTenant, saveDemoTenant, type DemoTenant } from "./demo-tenant.ts";

const BATCH = 50;

export interface DemoContent {
  name: string;
  documents: SourceDocument[];
  suggestions: string[];
}

export interface SeedOptions {
  content: DemoContent;
  /** Origins under which this installation's pages are opened. */
  origins: string[];
  onProgress: (done: number, total: number) => void;
}

/**
 * Reads the demo store in as any shop's system would: its documents are pushed through the product's own operation.
 * Does nothing but set the origins when the content is the one that was read in last. Returns the public key.
 */
export async function seedDemoStore(platform: Platform, options: SeedOptions): Promise<string> {
  const tenant = await openDemoTenant(platform, options.content.name);
  const ctx = mintTenantContext(platform, {
    tenantId: tenant.tenantId,
    actor: { kind: "operator" },
    requestId: newId(),
  });
  await updateStorefront(ctx, { allowedOrigins: options.origins });
  const contentHash = hashContent(options.content);
  if (tenant.contentHash === contentHash) return tenant.publicKey;
  await updateAgent(ctx, { suggestions: options.content.suggestions });
  const sourceId =
    tenant.sourceId ??
    (await createSource(ctx, { kind: "push", name: "Demo store", options: {}, resyncEveryMinutes: null, sync: false }))
      .id;
  await pushAll(ctx, sourceId, options);
  await saveDemoTenant(platform, { ...tenant, sourceId, contentHash } satisfies DemoTenant);
  return tenant.publicKey;
}

async function pushAll(ctx: TenantContext, sourceId: string, { content, onProgress }: SeedOptions): Promise<void> {
  const { documents } = content;
  for (let start = 0; start < documents.length; start += BATCH) {
    const batch = documents.slice(start, start + BATCH);
    const { results } = await pushDocuments(ctx, { sourceId, documents: batch.map(toPushed) });
    const rejected = results.find((result) => result.outcome === "rejected");
    if (rejected)
      throw new Error(`The demo store holds a document that is refused: ${rejected.externalId}: ${rejected.detail}`);
    onProgress(start + batch.length, documents.length);
  }
}

function hashContent({ name, documents, suggestions }: DemoContent): string {
  return createHash("sha256").update(JSON.stringify({ name, documents, suggestions })).digest("hex");
}

function toPushed(document: SourceDocument) {
  return {
    externalId: document.externalId,
    kind: document.kind,
    title: document.title,
    url: document.url,
    language: document.language,
    content: { format: "html", body: document.sections.map(toHtml).join("\n") },
    product: document.product && { ...document.product, variants: document.product.variants.map(toPushedVariant) },
  };
}

function toPushedVariant({ priceMinor, currency, ...variant }: Variant) {
  return { ...variant, price: priceMinor === null || currency === null ? null : { minor: priceMinor, currency } };
}

function toHtml(section: Section): string {
  const headings = section.headings.map((heading, depth) => `<h${depth + 2}>${escapeHtml(heading)}</h${depth + 2}>`);
  return [...headings, ...section.blocks.map(blockToHtml)].join("\n");
}

function blockToHtml(block: Block): string {
  if (block.kind === "paragraph") return `<p>${escapeHtml(block.text)}</p>`;
  if (block.kind === "list") return `<ul>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join("")}</ul>`;
  const row = (cells: string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join("")}</tr>`;
  return `<table>${row(block.header, "th")}${block.rows.map((cells) => row(cells, "td")).join("")}</table>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
