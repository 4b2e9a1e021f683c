import type { TenantContext } from "#platform/tenant-context";
import { sourceCannotSync } from "./errors.ts";
import { readCatalogueSource } from "./read-catalogue-source.ts";
import { readFileSource } from "./read-file-source.ts";
import type { SourceReading } from "./read-item.ts";
import { readWebsiteSource } from "./read-website-source.ts";
import type { SourceRow } from "./source-queries.ts";
import type { StorefrontDefaults } from "./storefront-defaults.ts";

/** Begins to read a source from where it comes. Throws `source_cannot_sync` for those that their owner writes. */
export function readSource(
  ctx: TenantContext,
  of: { source: SourceRow; defaults: StorefrontDefaults; signal: AbortSignal },
): SourceReading {
  switch (of.source.kind) {
    case "website":
      return readWebsiteSource(ctx, of);
    case "catalogue":
      return readCatalogueSource(ctx, of);
    case "file":
      return readFileSource(ctx, of);
    default:
      throw sourceCannotSync(of.source.kind);
  }
}
