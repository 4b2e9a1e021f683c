import { jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import { findPerson } from "#platform/auth-sessions";
import type { Person, PersonSession } from "#platform/auth-context";
import type { Platform } from "#platform/platform";
import { administer } from "./administer.ts";
import { tokenRefused } from "./errors.ts";
import { isFamilyActive } from "./token-queries.ts";

const ISSUER = "netvexa";
const AUDIENCE = "netvexa:api";
const ACCESS_SECONDS = 10 * 60;
/** Names the key, so that a later one can be told from it. */
const KEY_ID = "1";

const claims = z.object({ sub: z.uuid(), family: z.uuid(), exp: z.number() });

export interface AccessToken {
  accessToken: string;
  expiresAt: string;
}

/** A token for ten minutes that ends sooner when its family is revoked. */
export async function signAccessToken(
  platform: Platform,
  { personId, familyId }: { personId: string; familyId: string },
): Promise<AccessToken> {
  const now = Math.floor(platform.clock.now().getTime() / 1000);
  const accessToken = await new SignJWT({ family: familyId })
    .setProtectedHeader({ alg: "HS256", kid: KEY_ID, typ: "JWT" })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(personId)
    .setIssuedAt(now)
    .setExpirationTime(now + ACCESS_SECONDS)
    .sign(platform.secrets.derive("access tokens"));
  return { accessToken, expiresAt: new Date((now + ACCESS_SECONDS) * 1000).toISOString() };
}

/** Whose token this is; the family is looked up, so that a revoked one is refused at once. Throws `credential_invalid`. */
export async function verifyAccessToken(
  platform: Platform,
  token: string,
): Promise<{ person: Person; session: PersonSession }> {
  const { sub: personId, family: familyId, exp } = await readClaims(platform, token);
  const active = await administer(platform, (transaction) => isFamilyActive(transaction, { familyId, personId }));
  const person = active ? await findPerson(platform.database, personId) : null;
  if (!person) throw tokenRefused();
  return { person, session: { kind: "token", id: familyId, expiresAt: new Date(exp * 1000) } };
}

async function readClaims(platform: Platform, token: string) {
  try {
    const { payload } = await jwtVerify(token, platform.secrets.derive("access tokens"), {
      algorithms: ["HS256"],
      issuer: ISSUER,
      audience: AUDIENCE,
      currentDate: platform.clock.now(),
    });
    return claims.parse(payload);
  } catch {
    throw tokenRefused();
  }
}
