import path from "node:path";
import { z } from "zod";
import { parseAllowedAddresses } from "./allowed-addresses.ts";

const flag = z.enum(["true", "false"]).transform((value) => value === "true");
const list = z.string().transform((value) =>
  value
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== ""),
);
const basePath = z.string().regex(/^(\/[\w.~-]+)*$/, "must be empty or like /netvexa, without a slash at the end");

const schema = z.object({
  NETVEXA_ROLE: z.enum(["all", "api", "worker"]).default("all"),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65535).default(4810),
  NETVEXA_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  NETVEXA_BASE_PATH: basePath.default(""),
  NETVEXA_TRUST_PROXY: z.string().default("loopback"),
  NETVEXA_DATA_DIR: z.string().min(1).default(".netvexa"),
  NETVEXA_SECRET: z
    .string()
    .min(32, "must be at least 32 characters; make one with: openssl rand -base64 32")
    .optional(),
  NETVEXA_KEY_ENCRYPTION_KEYS: list
    .refine((keys) => keys.every((key) => key.length >= 32), "each must be at least 32 characters")
    .default([]),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_OWNER_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_SYSTEM_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_AUTH_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  NETVEXA_OBJECTS_URL: z.url({ protocol: /^s3s?$/ }).optional(),
  NETVEXA_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  NETVEXA_MAIL_FROM: z.string().min(3).max(320).optional(),
  NETVEXA_LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
  NETVEXA_DEMO: flag.default(true),
  NETVEXA_ALLOW_PRIVATE_ADDRESSES: list.default([]),
  NETVEXA_MODEL: list.default([]),
  NETVEXA_EMBEDDINGS: list.default([]),
  NETVEXA_RERANK: z
    .string()
    .regex(/^(?:cohere|jina|tei):\S+$/, "must be cohere:model, jina:model or tei:model")
    .optional(),
  RERANK_API_KEY: z.string().min(1).optional(),
  RERANK_BASE_URL: z.url().optional(),
  NETVEXA_MODEL_PRICES: list.default([]),
  NETVEXA_LOG_RECORDS_PER_MINUTE: z.coerce.number().int().min(1).default(600_000),
  OPENAI_API_KEY: z.string().min(1).optional(),
  OPENAI_BASE_URL: z.url().optional(),
  GOOGLE_API_KEY: z.string().min(1).optional(),
  GOOGLE_BASE_URL: z.url().optional(),
  ANTHROPIC_API_KEY: z.string().min(1).optional(),
  ANTHROPIC_BASE_URL: z.url().optional(),
  OLLAMA_BASE_URL: z.url().optional(),
});

type RawEnv = z.infer<typeof schema>;

export type Stores =
  | { mode: "embedded"; dataDir: string }
  | {
      mode: "server";
      databaseUrl: string;
      ownerUrl: string | null;
      systemUrl: string;
      authUrl: string | null;
      redisUrl: string;
    };

export interface Env {
  role: RawEnv["NETVEXA_ROLE"];
  host: string;
  port: number;
  /** How browsers reach this installation, without a slash at the end; null until the port is known. */
  publicUrl: string | null;
  basePath: string;
  trustProxy: string;
  dataDir: string;
  secret: string | null;
  /** The one in force, then earlier ones. */
  keyEncryptionKeys: string[];
  stores: Stores;
  logLevel: RawEnv["NETVEXA_LOG_LEVEL"];
  demo: boolean;
  /** The bucket for files; null keeps them in the data folder. */
  objectsUrl: string | null;
  /** How mail leaves; null keeps it in the development mailbox. */
  smtp: { url: string; from: string } | null;
  allowPrivateAddresses: string[];
  models: ModelSettings;
  /** By `provider:model`, in US dollars per million tokens, which is the same as millionths of a dollar per token. */
  modelPrices: Record<string, ModelPrice>;
  /** That one credential may send; a tenant twice as many. */
  logRecordsPerMinute: number;
}

export interface ModelPrice {
  input: number;
  output: number;
}

/** Ordered `provider:model` lists, first choice first, and the providers' keys and addresses. */
export interface ModelSettings {
  chat: string[];
  embeddings: string[];
  openai: { apiKey: string | null; baseUrl: string | null };
  google: { apiKey: string | null; baseUrl: string | null };
  anthropic: { apiKey: string | null; baseUrl: string | null };
  ollama: { baseUrl: string | null };
  /** What reads question and passage together; null without one. */
  rerank?: { name: string; apiKey: string | null; baseUrl: string | null } | null;
}

/** Everything that is wrong with the environment, each line naming the variable and what to set. */
export class EnvironmentError extends Error {
  readonly problems: string[];
  constructor(problems: string[]) {
    super(`The configuration has ${problems.length} problem(s):\n${problems.map((line) => `  - ${line}`).join("\n")}`);
    this.name = "EnvironmentError";
    this.problems = problems;
  }
}

/** Reads the whole configuration once. Throws `EnvironmentError` with every problem at once. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(present);
  if (!parsed.success) {
    throw new EnvironmentError(parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`));
  }
  const problems = [storeProblems, mailProblems, addressProblems, modelProblems, priceProblems].flatMap((find) =>
    find(parsed.data),
  );
  if (problems.length > 0) throw new EnvironmentError(problems);
  return toEnv(parsed.data);
}

function storeProblems(raw: RawEnv): string[] {
  const server = {
    DATABASE_URL: raw.DATABASE_URL,
    DATABASE_SYSTEM_URL: raw.DATABASE_SYSTEM_URL,
    REDIS_URL: raw.REDIS_URL,
  };
  const missing = Object.entries(server).flatMap(([name, value]) => (value ? [] : [name]));
  if (missing.length === Object.keys(server).length) {
    return raw.NETVEXA_ROLE === "all"
      ? []
      : ["NETVEXA_ROLE: api and worker need a server; set DATABASE_URL and REDIS_URL"];
  }
  const problems = missing.map(
    (name) => `${name}: must be set too, because a server is used (all of ${Object.keys(server).join(", ")})`,
  );
  if (!raw.NETVEXA_SECRET)
    problems.push("NETVEXA_SECRET: must be set with a server; make one with: openssl rand -base64 32");
  return problems;
}

/** Links in mails must not follow what a request claims to have been sent to, so the address has to be known. */
function mailProblems(raw: RawEnv): string[] {
  if (!raw.NETVEXA_SMTP_URL) return [];
  const needed = { NETVEXA_MAIL_FROM: raw.NETVEXA_MAIL_FROM, NETVEXA_PUBLIC_URL: raw.NETVEXA_PUBLIC_URL };
  return Object.entries(needed).flatMap(([name, value]) =>
    value ? [] : [`${name}: must be set too, because NETVEXA_SMTP_URL is`],
  );
}

const PROVIDER_KEYS: Record<string, (raw: RawEnv) => string | null> = {
  openai: (raw) =>
    raw.OPENAI_API_KEY || raw.OPENAI_BASE_URL ? null : "OPENAI_API_KEY (or OPENAI_BASE_URL of a compatible server)",
  google: (raw) => (raw.GOOGLE_API_KEY ? null : "GOOGLE_API_KEY"),
  anthropic: (raw) => (raw.ANTHROPIC_API_KEY ? null : "ANTHROPIC_API_KEY"),
  ollama: (raw) => (raw.OLLAMA_BASE_URL ? null : "OLLAMA_BASE_URL"),
};

function modelProblems(raw: RawEnv): string[] {
  const wanted = [
    ...raw.NETVEXA_MODEL.map((m) => ["NETVEXA_MODEL", m]),
    ...raw.NETVEXA_EMBEDDINGS.map((m) => ["NETVEXA_EMBEDDINGS", m]),
  ];
  return wanted.flatMap(([name = "", entry = ""]) => {
    const provider = entry.split(":")[0] ?? "";
    const missingKey = PROVIDER_KEYS[provider];
    if (!missingKey || !entry.includes(":")) {
      return [`${name}: "${entry}" is not provider:model with one of ${Object.keys(PROVIDER_KEYS).join(", ")}`];
    }
    const missing = missingKey(raw);
    return missing ? [`${missing}: must be set, because ${name} names ${entry}`] : [];
  });
}

function addressProblems(raw: RawEnv): string[] {
  return raw.NETVEXA_ALLOW_PRIVATE_ADDRESSES.flatMap((entry) => {
    try {
      parseAllowedAddresses([entry]);
      return [];
    } catch (error) {
      return [`NETVEXA_ALLOW_PRIVATE_ADDRESSES: ${error instanceof Error ? error.message : String(error)}`];
    }
  });
}

function priceProblems(raw: RawEnv): string[] {
  return raw.NETVEXA_MODEL_PRICES.filter((entry) => parsePrice(entry).length === 0).map(
    (entry) => `NETVEXA_MODEL_PRICES: "${entry}" is not provider:model=input/output in US dollars per million tokens`,
  );
}

/** `openai:gpt-x=0.25/2`; empty when it is not that. */
function parsePrice(entry: string): [string, ModelPrice][] {
  const [, name, input, output] = /^([^=]+:[^=]+)=(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)$/.exec(entry) ?? [];
  return name === undefined ? [] : [[name, { input: Number(input), output: Number(output) }]];
}

function toEnv(raw: RawEnv): Env {
  return {
    role: raw.NETVEXA_ROLE,
    host: raw.HOST,
    port: raw.PORT,
    publicUrl: raw.NETVEXA_PUBLIC_URL?.replace(/\/+$/, "") ?? null,
    basePath: raw.NETVEXA_BASE_PATH,
    trustProxy: raw.NETVEXA_TRUST_PROXY,
    dataDir: path.resolve(raw.NETVEXA_DATA_DIR),
    secret: raw.NETVEXA_SECRET ?? null,
    keyEncryptionKeys: raw.NETVEXA_KEY_ENCRYPTION_KEYS,
    stores: toStores(raw),
    logLevel: raw.NETVEXA_LOG_LEVEL,
    demo: raw.NETVEXA_DEMO,
    objectsUrl: raw.NETVEXA_OBJECTS_URL ?? null,
    smtp: raw.NETVEXA_SMTP_URL ? { url: raw.NETVEXA_SMTP_URL, from: raw.NETVEXA_MAIL_FROM ?? "" } : null,
    allowPrivateAddresses: raw.NETVEXA_ALLOW_PRIVATE_ADDRESSES,
    models: toModelSettings(raw),
    logRecordsPerMinute: raw.NETVEXA_LOG_RECORDS_PER_MINUTE,
    modelPrices: Object.fromEntries(raw.NETVEXA_MODEL_PRICES.flatMap(parsePrice)),
  };
}

function toStores(raw: RawEnv): Stores {
  if (!raw.DATABASE_URL || !raw.DATABASE_SYSTEM_URL || !raw.REDIS_URL) {
    return { mode: "embedded", dataDir: path.resolve(raw.NETVEXA_DATA_DIR) };
  }
  return {
    mode: "server",
    databaseUrl: raw.DATABASE_URL,
    ownerUrl: raw.DATABASE_OWNER_URL ?? null,
    systemUrl: raw.DATABASE_SYSTEM_URL,
    authUrl: raw.DATABASE_AUTH_URL ?? null,
    redisUrl: raw.REDIS_URL,
  };
}

function toRerankSettings(raw: RawEnv): ModelSettings["rerank"] {
  if (raw.NETVEXA_RERANK === undefined) return null;
  return { name: raw.NETVEXA_RERANK, apiKey: raw.RERANK_API_KEY ?? null, baseUrl: raw.RERANK_BASE_URL ?? null };
}

function toModelSettings(raw: RawEnv): ModelSettings {
  return {
    chat: raw.NETVEXA_MODEL,
    embeddings: raw.NETVEXA_EMBEDDINGS,
    openai: { apiKey: raw.OPENAI_API_KEY ?? null, baseUrl: raw.OPENAI_BASE_URL ?? null },
    google: { apiKey: raw.GOOGLE_API_KEY ?? null, baseUrl: raw.GOOGLE_BASE_URL ?? null },
    anthropic: { apiKey: raw.ANTHROPIC_API_KEY ?? null, baseUrl: raw.ANTHROPIC_BASE_URL ?? null },
    ollama: { baseUrl: raw.OLLAMA_BASE_URL ?? null },
    rerank: toRerankSettings(raw),
  };
}
