import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { mkdir, open, readFile } from "node:fs/promises";
import path from "node:path";
import { createKeyWrapper, type KeyWrapper } from "./key-wrapper.ts";

/** Keys derived from the installation's master secret, one for each purpose. */
export interface Secrets {
  /** A 32-byte key that depends on the master secret and `purpose` alone (HKDF-SHA-256, RFC 5869). */
  derive(purpose: string): Uint8Array;
  /** HMAC-SHA-256 of `value` under the key of `purpose`, hex. */
  fingerprint(purpose: string, value: string): string;
  /** AES-256-GCM under the key of `purpose`; `context` (tenant, field) must be the same when it is opened again. */
  seal(purpose: string, context: string, plain: string): string;
  /** Throws when the text was changed or sealed for another purpose or context. */
  open(purpose: string, context: string, sealed: string): string;
  /** For the keys of tenants; see `tenant-secrets.ts`. */
  readonly keyWrapper: KeyWrapper;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** `keyEncryptionKeys`: the one in force, then earlier ones; without any, one that is derived from the master secret. */
export function createSecrets(master: string, keyEncryptionKeys: readonly string[] = []): Secrets {
  const derive = (purpose: string) => new Uint8Array(hkdfSync("sha256", master, "netvexa", purpose, 32));
  return {
    // The derived one stays known, so that an installation can go over to one of its own.
    keyWrapper: createKeyWrapper([...keyEncryptionKeys, derive("key encryption")]),
    derive,
    fingerprint: (purpose, value) => createHmac("sha256", derive(purpose)).update(value).digest("hex"),
    seal: (purpose, context, plain) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", derive(purpose), nonce).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
    },
    open: (purpose, context, sealed) => {
      const bytes = Buffer.from(sealed, "base64url");
      const decipher = createDecipheriv("aes-256-gcm", derive(purpose), bytes.subarray(0, NONCE_BYTES));
      decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString(
        "utf8",
      );
    },
  };
}

/** Reads the master secret of an embedded installation, making it on the first start (mode 0600). */
export async function readOrCreateMasterSecret(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const file = path.join(dataDir, "master.key");
  try {
    const handle = await open(file, "wx", 0o600);
    const secret = randomBytes(32).toString("base64url");
    await handle.writeFile(`${secret}\n`);
    await handle.sync();
    await handle.close();
    return secret;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    return (await readFile(file, "utf8")).trim();
  }
}
