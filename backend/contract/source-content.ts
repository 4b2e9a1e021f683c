import { z } from "zod";
import { catalogueFormat } from "./catalogue-mapping.ts";
import { catalogueOptions, websiteOptions } from "./knowledge.ts";
import { defineRoute } from "./route.ts";

const id = z.uuid();
const time = z.iso.datetime();
const tag = "Knowledge";
const read = { tag, auth: { kind: "api_key", scope: "knowledge:read" }, idempotency: "none" } as const;
const write = { tag, auth: { kind: "api_key", scope: "knowledge:write" }, idempotency: "none" } as const;
const sourceParams = z.strictObject({ sourceId: id });
const fileParams = z.strictObject({
  sourceId: id,
  fileName: z
    .string()
    .min(1)
    .max(255)
    .regex(/^[^\p{Cc}/\\]+$/u, "must be a plain file name"),
});

/** A catalogue may be this large as it is sent, compressed or not; a document has the limits of its format. */
export const MAX_UPLOAD_BYTES = 512 * 1024 * 1024;

export const sourceFile = z.object({
  name: z.string(),
  bytes: z.number().int(),
  /** SHA-256, hex. */
  contentHash: z.string(),
  mediaType: z.string().nullable(),
  uploadedAt: time,
});

export const uploadFileRoute = defineRoute({
  id: "uploadFile",
  method: "put",
  path: "/v1/sources/{sourceId}/files/{fileName}",
  summary: "Upload a file as the request's body: a document of a file source, or the catalogue of a catalogue source",
  ...write,
  rateLimit: "bulk",
  request: {
    params: fileParams,
    query: z.strictObject({
      /** Begin to read the source once the file is there. */
      sync: z.enum(["true", "false"]).default("true"),
    }),
    upload: { maxBytes: MAX_UPLOAD_BYTES },
  },
  response: { kind: "json", status: 200, schema: sourceFile },
  errors: ["upload_not_taken", "upload_too_large", "upload_empty", "too_many_files"],
});

export const listFilesRoute = defineRoute({
  id: "listFiles",
  method: "get",
  path: "/v1/sources/{sourceId}/files",
  summary: "List what was uploaded to a source",
  ...read,
  rateLimit: "read",
  request: { params: sourceParams },
  response: { kind: "json", status: 200, schema: z.object({ files: z.array(sourceFile) }) },
});

export const deleteFileRoute = defineRoute({
  id: "deleteFile",
  method: "delete",
  path: "/v1/sources/{sourceId}/files/{fileName}",
  summary: "Take a file out of a source; what was made from it goes with the sync that this begins",
  ...write,
  rateLimit: "write",
  request: { params: fileParams },
  response: { kind: "empty", status: 204 },
});

const previewDocument = z.object({
  externalId: z.string(),
  kind: z.enum(["page", "file", "product", "qa"]),
  title: z.string(),
  url: z.string().nullable(),
  language: z.string().nullable(),
  /** The first 2,000 characters of what would be searched. */
  text: z.string(),
  variants: z.number().int(),
  price: z.object({ minor: z.number().int(), currency: z.string() }).nullable(),
});

export const sourcePreview = z.object({
  documents: z.array(previewDocument),
  problems: z.array(z.object({ item: z.string(), code: z.string(), reason: z.string() })),
  /** Of a catalogue: what it was recognised as. */
  format: catalogueFormat.nullable(),
  /** Of a website: addresses that were found in its scope; null when only a sync can tell. */
  found: z.number().int().nullable(),
});

export const previewSourceRoute = defineRoute({
  id: "previewSource",
  method: "post",
  path: "/v1/sources/preview",
  summary: "Read the beginning of a website or feed, without keeping anything",
  ...write,
  rateLimit: "bulk",
  request: {
    body: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("website"), options: websiteOptions }),
      z.strictObject({ kind: z.literal("catalogue"), options: catalogueOptions }),
    ]),
  },
  response: { kind: "json", status: 200, schema: sourcePreview },
  errors: ["source_unreachable", "source_has_no_content"],
});

export const previewUploadRoute = defineRoute({
  id: "previewUpload",
  method: "get",
  path: "/v1/sources/{sourceId}/preview",
  summary: "Read the beginning of what a source holds, without keeping anything",
  ...write,
  rateLimit: "bulk",
  request: { params: sourceParams },
  response: { kind: "json", status: 200, schema: sourcePreview },
  errors: ["source_unreachable", "source_has_no_content", "source_cannot_sync"],
});
