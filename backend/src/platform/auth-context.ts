import type { Role } from "@netvexa/contract";
import type { Platform } from "./platform.ts";

declare const minted: unique symbol;

export interface Person {
  id: string;
  name: string;
  email: string;
  emailVerified: boolean;
  secondFactor: boolean;
  createdAt: Date;
}

/** What shows who somebody is: a browser's cookie session, or an API client's access token. */
export interface PersonSession {
  kind: "session" | "token";
  id: string;
  expiresAt: Date;
}

/** Somebody who is signed in. Exists only after a session or an access token was verified. */
export interface PersonContext {
  readonly [minted]: true;
  readonly platform: Platform;
  readonly requestId: string;
  readonly person: Person;
  readonly session: PersonSession;
}

/** A member of one organisation, for all of its storefronts. Exists only after the membership was looked up. */
export interface OrganisationContext extends PersonContext {
  readonly organisationId: string;
  readonly memberId: string;
  readonly role: Role;
}

export type VerifiedPerson = Omit<PersonContext, typeof minted>;
export type VerifiedMembership = Pick<OrganisationContext, "organisationId" | "memberId" | "role">;

/** Called only where a session or token has just been verified (`http/authenticate.ts`); a test holds the callers. */
export function mintPersonContext(verified: VerifiedPerson): PersonContext {
  // The brand has no value at run time: this cast is the mint.
  return Object.freeze({ ...verified }) as unknown as PersonContext;
}

/** Called only where the membership has just been looked up. */
export function mintOrganisationContext(ctx: PersonContext, membership: VerifiedMembership): OrganisationContext {
  return Object.freeze({ ...ctx, ...membership });
}
