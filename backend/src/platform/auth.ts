import {
  callAuth,
  toSignedIn,
  withValue,
  type AuthAnswer,
  type AuthClient,
  type OpenAuth,
  type SignedIn,
} from "./auth-call.ts";
import { usedToken } from "./auth-errors.ts";
import { openAuthInstance, type AuthInstance, type AuthSettings } from "./auth-instance.ts";

/**
 * People, credentials and sessions, kept by better-auth in the schema `auth`. No path of it is mounted: each operation
 * is called from one of our own routes, behind their envelope. Passwords are stored as scrypt hashes; sessions are read
 * from the database each time, so that one that was ended is refused with the next request.
 */
export interface Auth {
  /** Whether an address must be proven before anybody can sign in with it. */
  readonly verifiesEmail: boolean;
  /** Answers the same for a free address and a taken one, wherever addresses have to be proven. */
  signUp(client: AuthClient, input: SignUpInput): Promise<AuthAnswer<SignUp>>;
  signIn(client: AuthClient, input: SignInInput): Promise<AuthAnswer<SignInState>>;
  signOut(client: AuthClient): Promise<AuthAnswer<void>>;
  /** Who the cookie's session belongs to; null when there is none. */
  findSession(client: AuthClient): Promise<AuthAnswer<SignedIn | null>>;
  /** Signs in by the mailed token; the second time, and for a wrong or old token, throws `token_invalid`. */
  verifyEmail(client: AuthClient, token: string): Promise<AuthAnswer<{ personId: string }>>;
  resendVerification(client: AuthClient, email: string): Promise<AuthAnswer<void>>;
  requestPasswordReset(client: AuthClient, email: string): Promise<AuthAnswer<void>>;
  /** Ends every session of the person. Throws `token_invalid`, `password_weak`. */
  resetPassword(
    client: AuthClient,
    input: { token: string; password: string },
  ): Promise<AuthAnswer<{ personId: string }>>;
  /** Ends every other session and renews this one. Throws `sign_in_refused`. */
  changePassword(client: AuthClient, input: { current: string; password: string }): Promise<AuthAnswer<void>>;
  /** Throws `sign_in_refused` unless it is the password of whose session it is. */
  assertPassword(client: AuthClient, password: string): Promise<void>;
  rename(client: AuthClient, name: string): Promise<AuthAnswer<void>>;
  /** For the calls of a browser that stand in files of their own. */
  readonly open: OpenAuth;
}

export interface SignUpInput {
  name: string;
  email: string;
  password: string;
}

export interface SignUp {
  state: "signed_in" | "verify_email";
  /** Of nobody where the address was taken, which the one who asked must not learn. */
  personId: string;
}

export interface SignInInput {
  email: string;
  password: string;
  remember: boolean;
}

export type SignInState = { state: "signed_in"; personId: string } | { state: "second_factor" };

export function createAuth(settings: AuthSettings): Auth {
  let instance: Promise<AuthInstance> | null = null;
  const open: OpenAuth = () => (instance ??= openAuthInstance(settings));
  return {
    verifiesEmail: settings.verifyEmail,
    open,
    ...signUpAndIn(open, settings),
    ...mailedSteps(open),
    ...ownAccount(open),
  };
}

function signUpAndIn(open: OpenAuth, { verifyEmail }: AuthSettings) {
  return {
    signUp: async (client: AuthClient, input: SignUpInput) => {
      const answer = await callAuth(open, client, (api, headers) =>
        api.signUpEmail({ body: input, headers, returnHeaders: true }),
      );
      const state = verifyEmail ? "verify_email" : "signed_in";
      return withValue<SignUp>(answer, { state, personId: answer.value.user.id });
    },
    signIn: async (client: AuthClient, { email, password, remember }: SignInInput) => {
      const answer = await callAuth(open, client, (api, headers) =>
        api.signInEmail({ body: { email, password, rememberMe: remember }, headers, returnHeaders: true }),
      );
      const second = "twoFactorRedirect" in answer.value;
      return withValue<SignInState>(
        answer,
        second ? { state: "second_factor" } : { state: "signed_in", personId: answer.value.user.id },
      );
    },
    signOut: async (client: AuthClient) =>
      withValue(
        await callAuth(open, client, (api, headers) => api.signOut({ headers, returnHeaders: true })),
        undefined,
      ),
    findSession: async (client: AuthClient) => {
      const answer = await callAuth(open, client, (api, headers) => api.getSession({ headers, returnHeaders: true }));
      return withValue(answer, toSignedIn(answer.value));
    },
  };
}

function mailedSteps(open: OpenAuth) {
  return {
    verifyEmail: async (client: AuthClient, token: string) => {
      const answer = await callAuth(open, client, (api, headers) =>
        api.verifyEmail({ query: { token }, headers, returnHeaders: true }),
      );
      const proven = answer.notices.find(({ kind }) => kind === "address_proven");
      if (!proven) throw usedToken();
      return withValue(answer, { personId: proven.person.id });
    },
    resendVerification: async (client: AuthClient, email: string) =>
      withValue(
        await callAuth(open, { ...client, cookie: null }, (api, headers) =>
          api.sendVerificationEmail({ body: { email }, headers, returnHeaders: true }),
        ),
        undefined,
      ),
    requestPasswordReset: async (client: AuthClient, email: string) =>
      withValue(
        await callAuth(open, client, (api, headers) =>
          api.requestPasswordReset({ body: { email }, headers, returnHeaders: true }),
        ),
        undefined,
      ),
    resetPassword: async (client: AuthClient, { token, password }: { token: string; password: string }) => {
      const answer = await callAuth(open, client, (api, headers) =>
        api.resetPassword({ body: { token, newPassword: password }, headers, returnHeaders: true }),
      );
      const set = answer.notices.find(({ kind }) => kind === "password_set");
      if (!set) throw usedToken();
      return withValue(answer, { personId: set.person.id });
    },
  };
}

function ownAccount(open: OpenAuth) {
  return {
    changePassword: async (client: AuthClient, { current, password }: { current: string; password: string }) =>
      withValue(
        await callAuth(open, client, (api, headers) =>
          api.changePassword({
            body: { currentPassword: current, newPassword: password, revokeOtherSessions: true },
            headers,
            returnHeaders: true,
          }),
        ),
        undefined,
      ),
    assertPassword: async (client: AuthClient, password: string) => {
      await callAuth(open, client, async (api, headers) => ({
        headers: null,
        response: await api.verifyPassword({ body: { password }, headers }),
      }));
    },
    rename: async (client: AuthClient, name: string) =>
      withValue(
        await callAuth(open, client, (api, headers) =>
          api.updateUser({ body: { name }, headers, returnHeaders: true }),
        ),
        undefined,
      ),
  };
}
