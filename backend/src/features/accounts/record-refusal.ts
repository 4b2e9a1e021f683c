import { INSTALLATION_CHAIN, recordAuditIn } from "#features/audit";
import type { Platform } from "#platform/platform";
import { administer } from "./administer.ts";

/** Adds a refused attempt to the installation's log; the address that was tried stands there as a keyed hash. */
export async function recordRefusal(
  platform: Platform,
  attempt: { action: string; email: string; address: string },
): Promise<void> {
  const account = platform.secrets.fingerprint("attempts", attempt.email).slice(0, 16);
  const place = { chain: INSTALLATION_CHAIN, actor: { kind: "unknown", id: null, name: null } };
  await administer(platform, (transaction) =>
    recordAuditIn({ platform, place }, transaction, {
      action: attempt.action,
      detail: { account, address: attempt.address },
    }),
  );
}
