import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from "node:crypto";
import { z } from "zod";
import type { Platform } from "#platform/platform";

/** A signed statement that a chain had this hash at this length. */
export const checkpoint = z.object({
  chain: z.uuid(),
  sequence: z.number().int(),
  hash: z.string(),
  signedAt: z.iso.datetime(),
  signature: z.string(),
});
export type Checkpoint = z.output<typeof checkpoint>;

/** Ed25519 (RFC 8032), so that whoever has the public key can check without being able to sign. */
export function signCheckpoint(platform: Platform, statement: Omit<Checkpoint, "signature">): Checkpoint {
  return { ...statement, signature: sign(null, toBytes(statement), privateKey(platform)).toString("base64url") };
}

export function isSigned(platform: Platform, { signature, ...statement }: Checkpoint): boolean {
  const key = createPublicKey(privateKey(platform));
  return verify(null, toBytes(statement), key, Buffer.from(signature, "base64url"));
}

function toBytes({ chain, sequence, hash, signedAt }: Omit<Checkpoint, "signature">): Buffer {
  return Buffer.from([chain, sequence, hash, signedAt].join("\n"));
}

/** The fixed head of a PKCS #8 Ed25519 key, before its 32-byte seed (RFC 8410). */
const PKCS8_HEAD = Buffer.from("302e020100300506032b657004220420", "hex");

function privateKey(platform: Platform): KeyObject {
  const seed = platform.secrets.derive("audit checkpoints");
  return createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: "der", type: "pkcs8" });
}
