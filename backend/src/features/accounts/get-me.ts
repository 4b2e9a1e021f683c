import type { me } from "@netvexa/contract/people";
import type { z } from "zod";
import type { PersonContext } from "#platform/auth-context";
import { listOwnOrganisations } from "./list-own-organisations.ts";

/** Who is signed in, and what they may do where. */
export async function getMe(ctx: PersonContext): Promise<z.input<typeof me>> {
  const { createdAt, ...person } = ctx.person;
  return {
    person: { ...person, createdAt: createdAt.toISOString() },
    session: { id: ctx.session.id, expiresAt: ctx.session.expiresAt.toISOString() },
    organisations: await listOwnOrganisations(ctx.platform, { personId: ctx.person.id, organisationId: null }),
  };
}
