import { createHmac } from "node:crypto";
import ipaddr from "ipaddr.js";
import type { TenantContext } from "#platform/tenant-context";

/** Bytes of an IPv6 address that belong to one line: the rest is chosen by the device, as often as it likes. */
const IPV6_BYTES = 8;

/**
 * What stands for a visitor's network address: it can be compared, and not be turned back. Keyed by the installation
 * and the tenant, so that two storefronts cannot compare theirs. Null for what is no address.
 */
export function networkKey(ctx: TenantContext, address: string | null): string | null {
  if (address === null || !ipaddr.isValid(address)) return null;
  const parsed = ipaddr.process(address);
  const bytes = parsed.kind() === "ipv6" ? parsed.toByteArray().slice(0, IPV6_BYTES) : parsed.toByteArray();
  return createHmac("sha256", ctx.platform.secrets.derive("visitor networks"))
    .update(`${ctx.tenantId}\n${bytes.join(".")}`)
    .digest("base64url");
}
