import { AsyncLocalStorage } from "node:async_hooks";
import { CamelCasePlugin } from "kysely";
import { newId } from "./ids.ts";
import type { Database } from "./database.ts";
import type { Secrets } from "./secrets.ts";

/** What came of a call beside its answer: somebody to write to, or an address that was proven. */
export interface AuthNotice {
  kind: "verify_email" | "password_reset" | "existing_account" | "address_proven" | "password_set";
  person: { id: string; name: string; email: string };
  /** Empty where none is needed. */
  token: string;
}

export interface AuthSettings {
  database: Database;
  secrets: Secrets;
  /** How browsers reach us; decides whether cookies are bound to https and the host. */
  publicUrl: string | null;
  /** False on an installation that only this machine reaches: there nobody can be impersonated by mail. */
  verifyEmail: boolean;
}

const SESSION_SECONDS = 30 * 24 * 3600;
const RENEW_AFTER_SECONDS = 24 * 3600;
const MAILED_SECONDS = 3600;

/** Collects them during one call. */
const notices = new AsyncLocalStorage<AuthNotice[]>();

export async function collectNotices<T>(work: () => Promise<T>): Promise<{ value: T; notices: AuthNotice[] }> {
  const collected: AuthNotice[] = [];
  const value = await notices.run(collected, work);
  return { value, notices: collected };
}

interface Mailed {
  user: { id: string; name: string; email: string };
  token?: string;
}

function notice(kind: AuthNotice["kind"]) {
  return async ({ user, token }: Mailed): Promise<void> => {
    const person = { id: user.id, name: user.name, email: user.email };
    notices.getStore()?.push({ kind, person, token: token ?? "" });
  };
}

/** Loaded on first use: it costs half a second and 70 MB, and a process that only works never needs it. */
export async function openAuthInstance(settings: AuthSettings) {
  const [{ betterAuth }, { kyselyAdapter }, { twoFactor }, { passkey }] = await Promise.all([
    import("better-auth/minimal"),
    import("@better-auth/kysely-adapter"),
    import("better-auth/plugins/two-factor"),
    import("@better-auth/passkey"),
  ]);
  const connection = settings.database.authConnection().withPlugin(new CamelCasePlugin()).withSchema("auth");
  return betterAuth({
    appName: "Netvexa",
    baseURL: settings.publicUrl ?? "http://localhost",
    secret: Buffer.from(settings.secrets.derive("sessions")).toString("base64url"),
    database: kyselyAdapter(connection, { type: "postgres" }),
    user: { modelName: "people" },
    session: { modelName: "sessions", expiresIn: SESSION_SECONDS, updateAge: RENEW_AFTER_SECONDS, freshAge: 0 },
    account: { modelName: "credentials" },
    verification: { modelName: "verifications", storeIdentifier: "hashed" },
    ...passwordOptions(settings),
    plugins: [
      twoFactor({ issuer: "Netvexa", twoFactorTable: "secondFactors" }),
      passkey({
        rpName: "Netvexa",
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
        authentication: { afterVerification: async ({ verification }) => assertUserVerified(verification) },
        schema: { passkey: { modelName: "passkeys", fields: { credentialID: "credentialId" } } },
      }),
    ],
    // Ours stand in front: see `http/`.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: advancedOptions(settings.publicUrl),
  });
}

export type AuthInstance = Awaited<ReturnType<typeof openAuthInstance>>;

/** A passkey stands for both factors, so whoever uses it must have shown the device who they are. */
function assertUserVerified({ authenticationInfo }: { authenticationInfo: { userVerified: boolean } }): void {
  if (!authenticationInfo.userVerified) throw new Error("The authenticator did not verify its user.");
}

function passwordOptions({ verifyEmail }: AuthSettings) {
  return {
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: verifyEmail,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: MAILED_SECONDS,
      minPasswordLength: 10,
      maxPasswordLength: 200,
      sendResetPassword: notice("password_reset"),
      onPasswordReset: notice("password_set"),
      onExistingUserSignUp: notice("existing_account"),
    },
    emailVerification: {
      sendOnSignUp: verifyEmail,
      autoSignInAfterVerification: true,
      expiresIn: MAILED_SECONDS,
      sendVerificationEmail: notice("verify_email"),
      afterEmailVerification: async (user: Mailed["user"]) => notice("address_proven")({ user }),
    },
  };
}

/** Over https the cookies' names begin with `__Host-`: only this host can have set them. */
function advancedOptions(publicUrl: string | null) {
  const secure = publicUrl?.startsWith("https:") === true;
  const prefix = secure ? "__Host-netvexa" : "netvexa";
  return {
    cookiePrefix: prefix,
    // Would put `__Secure-` before every name; `__Host-` says more.
    useSecureCookies: false,
    defaultCookieAttributes: { secure, httpOnly: true, sameSite: "lax" as const, path: "/" },
    cookies: { session_token: { name: `${prefix}_session` } },
    ipAddress: { ipAddressHeaders: ["x-netvexa-address"] },
    // The envelope holds the origin and the header of every request against our own pages.
    disableCSRFCheck: true,
    disableOriginCheck: true,
    database: { generateId: () => newId(), validateSchema: false },
  };
}
