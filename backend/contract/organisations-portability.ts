import { z } from "zod";
import { defineRoute } from "./route.ts";

const MAX_ARCHIVE_BYTES = 4 * 1024 * 1024 * 1024;

export const exportStorefrontRoute = defineRoute({
  id: "exportStorefront",
  method: "get",
  path: "/v1/storefront/export",
  summary: "All data of the storefront as one archive: gzip of JSON lines, with a manifest and totals",
  tag: "Storefront",
  auth: { kind: "member", permission: "storefront:export" },
  rateLimit: "credential",
  idempotency: "none",
  request: {},
  response: { kind: "file", mediaType: "application/gzip", fileName: "storefront.jsonl.gz" },
});

export const importStorefrontRoute = defineRoute({
  id: "importStorefront",
  method: "put",
  path: "/v1/storefront/import",
  summary: "Fill an empty storefront with an archive",
  tag: "Storefront",
  auth: { kind: "member", permission: "storefront:import" },
  rateLimit: "credential",
  idempotency: "none",
  request: { upload: { maxBytes: MAX_ARCHIVE_BYTES } },
  response: { kind: "json", status: 200, schema: z.object({ rows: z.number().int(), files: z.number().int() }) },
  errors: ["archive_unreadable", "storefront_not_empty"],
});
