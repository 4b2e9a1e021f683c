import { randomBytes } from "node:crypto";
import type { Platform } from "#platform/platform";

/** 256 random bits; only their keyed hash is stored. */
export function generateInvitation(platform: Platform): { token: string; fingerprint: string } {
  const token = `nvxi_${randomBytes(32).toString("base64url")}`;
  return { token, fingerprint: fingerprintInvitation(platform, token) };
}

export function fingerprintInvitation(platform: Platform, token: string): string {
  return platform.secrets.fingerprint("invitations", token);
}
