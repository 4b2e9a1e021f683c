import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

/**
 * Wraps the keys of tenants under a key-encryption key that never gets into the database: from the environment, or in a
 * key management service. It is asked within transactions, so an adapter that needs another host keeps what it
 * unwrapped in memory.
 */
export interface KeyWrapper {
  /** Names the key that new keys are wrapped under. */
  readonly currentId: string;
  /** `context` must be the same when the key is unwrapped. */
  wrap(key: Uint8Array, context: string): Promise<string>;
  /** Throws when it was wrapped under a key that is not there any more, or for another context. */
  unwrap(wrapped: string, context: string): Promise<Uint8Array>;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM under keys of this process: wraps under the first, unwraps under any. */
export function createKeyWrapper(secrets: readonly (string | Uint8Array)[]): KeyWrapper {
  const keys = new Map(secrets.map(toKey).map((key) => [idOf(key), key]));
  const [currentId] = keys.keys();
  if (currentId === undefined) throw new Error("A key wrapper needs a key.");
  return {
    currentId,
    wrap: async (key, context) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", keys.get(currentId) ?? key, nonce).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(key), cipher.final()]);
      return `${currentId}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url")}`;
    },
    unwrap: async (wrapped, context) => {
      const [id = "", body = ""] = wrapped.split(".");
      const key = keys.get(id);
      if (!key) throw new Error(`The key-encryption key ${id} is not there. Name it in NETVEXA_KEY_ENCRYPTION_KEYS.`);
      const bytes = Buffer.from(body, "base64url");
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES));
      decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      const opened = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
      return new Uint8Array(opened);
    },
  };
}

function toKey(secret: string | Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, "netvexa", "key encryption", 32));
}

/** Says which key it is, and nothing of the key. */
function idOf(key: Uint8Array): string {
  return createHmac("sha256", key).update("key id").digest("hex").slice(0, 12);
}
