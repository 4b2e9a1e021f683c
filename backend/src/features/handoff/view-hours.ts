import type { OpeningHours } from "@netvexa/contract";
import type { HoursView } from "@netvexa/contract/wire";
import { isOpen, nextOpening } from "#features/tenants";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import { isAnybodyPresent } from "./presence.ts";

/** When people can be reached, as visitors are told. Without hours: at all times. */
export function viewHours(hours: OpeningHours | null, now: Date, present: boolean): HoursView {
  const open = isOpen(hours, now);
  return {
    open,
    present,
    opensAt: open ? null : (nextOpening(hours, now)?.toISOString() ?? null),
    timeZone: hours?.timeZone ?? null,
    week: hours?.weekly ?? [],
  };
}

/** The same, with who is there now. */
export async function viewPeople(tx: Transaction, ctx: TenantContext, hours: OpeningHours | null): Promise<HoursView> {
  const now = ctx.platform.clock.now();
  return viewHours(hours, now, await isAnybodyPresent(tx, ctx, now));
}
