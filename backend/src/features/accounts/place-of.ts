import type { AuditPlace } from "#features/audit";
import type { OrganisationContext } from "#platform/auth-context";

/** Where in the audit log stands what a member does in their organisation. */
export function placeOf({ organisationId, person }: OrganisationContext): AuditPlace {
  return { chain: organisationId, actor: { kind: "member", id: person.id, name: person.name } };
}
