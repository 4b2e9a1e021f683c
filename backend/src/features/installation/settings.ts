import { sql } from "kysely";
import { z } from "zod";
import { INSTALLATION_CHAIN, recordAuditIn } from "#features/audit";
import { jsonb, type Transaction } from "#platform/database";
import type { ModelSettings } from "#platform/env";
import type { Platform } from "#platform/platform";
import { systemTransaction } from "#platform/system-context";

const PURPOSE = "installation settings";
const PROVIDERS = ["openai", "google", "anthropic"] as const;
type Provider = (typeof PROVIDERS)[number];

const stored = z.object({
  signUpOpen: z.boolean().default(false),
  chatModels: z.array(z.string()).default([]),
  embeddingModels: z.array(z.string()).default([]),
  /** Sealed. */
  modelKeys: z.partialRecord(z.enum(PROVIDERS), z.string()).default({}),
});
type Stored = z.output<typeof stored>;

export interface SettingsChange {
  signUpOpen?: boolean | undefined;
  chatModels?: string[] | undefined;
  embeddingModels?: string[] | undefined;
  modelKeys?: { [P in Provider]?: string | null | undefined } | undefined;
}

export interface InstallationSettings {
  signUpOpen: boolean;
  chatModels: string[];
  embeddingModels: string[];
  modelKeys: Record<Provider, boolean>;
}

/** The operator's settings; model keys are only said to be there, never returned. */
export async function getSettings(platform: Platform): Promise<InstallationSettings> {
  return describe(await read(platform));
}

/** Changes what is named and leaves the rest. A key of null is forgotten. */
export async function updateSettings(platform: Platform, change: SettingsChange): Promise<InstallationSettings> {
  return systemTransaction({ platform, reason: "administer installation" }, async (transaction) => {
    const current = await select(transaction);
    const next: Stored = {
      signUpOpen: change.signUpOpen ?? current.signUpOpen,
      chatModels: change.chatModels ?? current.chatModels,
      embeddingModels: change.embeddingModels ?? current.embeddingModels,
      modelKeys: sealKeys(platform, current, change.modelKeys ?? {}),
    };
    await sql`insert into installation_settings (key, value) values ('settings', ${jsonb(next)})
      on conflict (key) do update set value = excluded.value, updated_at = now()`.execute(transaction);
    const place = { chain: INSTALLATION_CHAIN, actor: { kind: "operator", id: null, name: null } };
    const { modelKeys, ...plain } = change;
    const detail = { ...plain, modelKeys: Object.keys(modelKeys ?? {}) };
    await recordAuditIn({ platform, place }, transaction, { action: "settings.changed", detail });
    return describe(next);
  });
}

/** The models and keys in force: the operator's where set, else the environment's. */
export async function loadModelSettings(platform: Platform): Promise<ModelSettings> {
  const settings = await read(platform);
  const { models } = platform.env;
  const withKey = (provider: Provider) => ({
    ...models[provider],
    apiKey: openKey(platform, settings, provider) ?? models[provider].apiKey,
  });
  return {
    chat: settings.chatModels.length > 0 ? settings.chatModels : models.chat,
    embeddings: settings.embeddingModels.length > 0 ? settings.embeddingModels : models.embeddings,
    openai: withKey("openai"),
    google: withKey("google"),
    anthropic: withKey("anthropic"),
    ollama: models.ollama,
  };
}

function read(platform: Platform): Promise<Stored> {
  return systemTransaction({ platform, reason: "administer installation" }, select);
}

async function select(transaction: Transaction): Promise<Stored> {
  const { rows } = await sql<{
    value: unknown;
  }>`select value from installation_settings where key = 'settings'`.execute(transaction);
  return stored.parse(rows[0]?.value ?? {});
}

function describe(settings: Stored): InstallationSettings {
  const { signUpOpen, chatModels, embeddingModels, modelKeys } = settings;
  const has = (provider: Provider) => modelKeys[provider] !== undefined;
  return {
    signUpOpen,
    chatModels,
    embeddingModels,
    modelKeys: { openai: has("openai"), google: has("google"), anthropic: has("anthropic") },
  };
}

function sealKeys(platform: Platform, current: Stored, change: NonNullable<SettingsChange["modelKeys"]>) {
  const keys = { ...current.modelKeys };
  for (const provider of PROVIDERS) {
    const key = change[provider];
    if (key === null) delete keys[provider];
    if (typeof key === "string") keys[provider] = platform.secrets.seal(PURPOSE, provider, key);
  }
  return keys;
}

function openKey(platform: Platform, settings: Stored, provider: Provider): string | null {
  const sealed = settings.modelKeys[provider];
  return sealed === undefined ? null : platform.secrets.open(PURPOSE, provider, sealed);
}
