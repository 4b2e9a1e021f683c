import type { Secrets } from "#platform/secrets";

/** Numbers as people type them: any case, with or without `#`, spaces and hyphens. */
function foldNumber(number: string): string {
  return number
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

function foldEmail(email: string): string {
  return email.normalize("NFKC").trim().toLowerCase();
}

interface Scope {
  tenantId: string;
  secrets: Secrets;
}

/** Names the order of a tenant without showing its number. */
export function numberKey({ tenantId, secrets }: Scope, number: string): string {
  return secrets.fingerprint("order number", `${tenantId}\n${foldNumber(number)}`);
}

/**
 * What an order is found by: it depends on number and e-mail together, so that a wrong address, a wrong number and an
 * order that does not exist are one and the same miss, looked up in one and the same way.
 */
export function orderProof({ tenantId, secrets }: Scope, claim: { number: string; email: string }): string {
  const { number, email } = claim;
  return secrets.fingerprint("order proof", `${tenantId}\n${foldNumber(number)}\n${foldEmail(email)}`);
}
