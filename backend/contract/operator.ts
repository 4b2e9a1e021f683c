import { z } from "zod";
import { defineRoute } from "./route.ts";

const deadLetter = z.object({
  id: z.uuid(),
  name: z.string(),
  tenantId: z.uuid().nullable(),
  failedAt: z.iso.datetime(),
  error: z.string().nullable(),
});

export const operatorStatusRoute = defineRoute({
  id: "getOperatorStatus",
  method: "get",
  path: "/v1/operator/status",
  summary: "Health of the installation: stores, queue, dead letters, disk, models",
  tag: "Operator",
  auth: { kind: "operator" },
  rateLimit: "read",
  idempotency: "none",
  request: {},
  response: {
    kind: "json",
    status: 200,
    schema: z.object({
      mode: z.enum(["embedded", "server"]),
      uptimeSeconds: z.number(),
      memoryBytes: z.number(),
      tenants: z.number().int(),
      queue: z.object({ waiting: z.number().int(), running: z.number().int(), deadLetters: z.number().int() }),
      databaseBytes: z.number(),
      disk: z.object({ freeBytes: z.number(), totalBytes: z.number() }).nullable(),
      models: z.object({ chat: z.array(z.string()), embeddings: z.array(z.string()) }),
    }),
  },
});

export const listDeadLettersRoute = defineRoute({
  id: "listDeadLetters",
  method: "get",
  path: "/v1/operator/dead-letters",
  summary: "List jobs that failed for good",
  tag: "Operator",
  auth: { kind: "operator" },
  rateLimit: "read",
  idempotency: "none",
  request: {},
  response: { kind: "json", status: 200, schema: z.object({ deadLetters: z.array(deadLetter) }) },
});

export const retryDeadLetterRoute = defineRoute({
  id: "retryDeadLetter",
  method: "post",
  path: "/v1/operator/dead-letters/{jobId}/retry",
  summary: "Try a failed job again",
  tag: "Operator",
  auth: { kind: "operator" },
  rateLimit: "write",
  idempotency: "none",
  request: { params: z.strictObject({ jobId: z.uuid() }) },
  response: { kind: "empty", status: 204 },
});

const settings = z.object({
  signUpOpen: z.boolean(),
  /** Ordered `provider:model` lists; empty leaves what the environment names. */
  chatModels: z.array(z.string().regex(/^(openai|google|anthropic|ollama):.{1,100}$/)).max(5),
  embeddingModels: z.array(z.string().regex(/^(openai|google|ollama):.{1,100}$/)).max(5),
  /** Which providers have a key; the keys themselves never come back. */
  modelKeys: z.object({ openai: z.boolean(), google: z.boolean(), anthropic: z.boolean() }),
});

export const getSettingsRoute = defineRoute({
  id: "getInstallationSettings",
  method: "get",
  path: "/v1/operator/settings",
  summary: "Read the installation's settings",
  tag: "Operator",
  auth: { kind: "operator" },
  rateLimit: "read",
  idempotency: "none",
  request: {},
  response: { kind: "json", status: 200, schema: settings },
});

const secretKey = z.string().min(1).max(500).nullable();

export const updateSettingsRoute = defineRoute({
  id: "updateInstallationSettings",
  method: "patch",
  path: "/v1/operator/settings",
  summary: "Open or close sign-up, set the models and keys that all tenants share",
  tag: "Operator",
  auth: { kind: "operator" },
  rateLimit: "write",
  idempotency: "none",
  request: {
    body: z
      .strictObject({
        ...settings.omit({ modelKeys: true }).shape,
        modelKeys: z.strictObject({ openai: secretKey, google: secretKey, anthropic: secretKey }).partial(),
      })
      .partial(),
  },
  response: { kind: "json", status: 200, schema: settings },
});

export const createBackupRoute = defineRoute({
  id: "createBackup",
  method: "post",
  path: "/v1/operator/backups",
  summary: "Write a backup of an embedded installation into its data folder",
  tag: "Operator",
  auth: { kind: "operator" },
  rateLimit: "credential",
  idempotency: "required",
  request: {},
  response: { kind: "json", status: 201, schema: z.object({ file: z.string(), bytes: z.number().int() }) },
  errors: ["backup_by_server"],
});

export const rotateKeysRoute = defineRoute({
  id: "rotateKeys",
  method: "post",
  path: "/v1/operator/keys/rotation",
  summary: "Wrap tenants' keys under the current key-encryption key, and give them new ones if asked",
  tag: "Operator",
  auth: { kind: "operator" },
  rateLimit: "credential",
  idempotency: "none",
  request: { body: z.strictObject({ dataKeys: z.boolean().default(false) }) },
  response: { kind: "json", status: 200, schema: z.object({ rewrapped: z.number().int(), made: z.number().int() }) },
});
