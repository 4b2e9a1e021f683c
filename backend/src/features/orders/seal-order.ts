import { pushedOrder } from "@netvexa/contract";
import type { z } from "zod";
import type { FieldCipher } from "#platform/tenant-secrets";

const orderFacts = pushedOrder.omit({ email: true, changedAt: true });
export type OrderFacts = z.output<typeof orderFacts>;

/** Bound to its tenant and number: moved to another row it cannot be opened. */
export function sealOrder(cipher: FieldCipher, key: string, facts: OrderFacts): string {
  return cipher.seal(`order ${key}`, JSON.stringify(facts));
}

export function openOrder(cipher: FieldCipher, key: string, sealed: string): OrderFacts {
  return orderFacts.parse(JSON.parse(cipher.open(`order ${key}`, sealed)));
}
