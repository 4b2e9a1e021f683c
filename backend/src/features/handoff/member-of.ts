import { notFound } from "#platform/errors";
import type { TenantContext } from "#platform/tenant-context";
import type { HandoffMember } from "./handoff-machine.ts";

/** The member who acts. Routes let nobody else in; throws `not_found` where one does all the same. */
export function memberOf({ actor }: TenantContext): HandoffMember {
  if (actor.kind !== "member") throw notFound("conversation");
  return { id: actor.personId, name: actor.name };
}

/** The visitor who acts; the same. */
export function visitorOf({ actor }: TenantContext): string {
  if (actor.kind !== "visitor") throw notFound("conversation");
  return actor.visitorId;
}
