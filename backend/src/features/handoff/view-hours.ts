import type { OpeningHours } from "@netvexa/contract";
import type { HoursView } from "@netvexa/contract/wire";
import { isOpen, nextOpening } from "#features/tenants";

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
