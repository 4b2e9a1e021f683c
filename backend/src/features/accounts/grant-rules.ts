import { GRANTABLE_ROLES, type Role } from "@netvexa/contract";
import { ownerNeedsAllStorefronts, roleNotGrantable } from "./errors.ts";

/** Throws `role_not_grantable` unless whoever has `giver` may give and take each of the roles. */
export function assertGrantable(giver: Role, ...roles: Role[]): void {
  if (!roles.every((role) => GRANTABLE_ROLES[giver].includes(role))) throw roleNotGrantable();
}

export function assertScopeFits(role: Role, storefronts: string[] | null): void {
  if (role === "owner" && storefronts !== null) throw ownerNeedsAllStorefronts();
}
