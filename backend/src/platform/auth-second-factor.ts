import { callAuth, withValue, type AuthAnswer, type AuthClient } from "./auth-call.ts";
import type { Auth } from "./auth.ts";

/** Finishes a sign-in that waits for its second factor. Throws `code_wrong`, `sign_in_needed`, `rate_limited`. */
export async function passSecondFactor(
  auth: Auth,
  client: AuthClient,
  { method, code }: { method: "totp" | "backup_code"; code: string },
): Promise<AuthAnswer<{ personId: string }>> {
  const answer = await callAuth(auth.open, client, async (api, headers) => {
    const request = { body: { code }, headers, returnHeaders: true } as const;
    const { headers: answered, response } =
      method === "totp" ? await api.verifyTOTP(request) : await api.verifyBackupCode(request);
    return { headers: answered, response: response.user.id };
  });
  return withValue(answer, { personId: answer.value });
}

/** A new secret for an authenticator app; in force once confirmed. Throws `sign_in_refused`, `second_factor_active`. */
export async function startTotp(
  auth: Auth,
  client: AuthClient,
  password: string,
): Promise<AuthAnswer<{ uri: string; backupCodes: string[] }>> {
  const answer = await callAuth(auth.open, client, (api, headers) =>
    api.enableTwoFactor({ body: { password, method: "totp" }, headers, returnHeaders: true }),
  );
  const started = answer.value;
  if (started.method !== "totp") throw new Error("A TOTP secret was asked for.");
  return withValue(answer, { uri: started.totpURI, backupCodes: started.backupCodes });
}

/** Turns the second factor on; the session is renewed. Throws `code_wrong`. */
export async function confirmTotp(auth: Auth, client: AuthClient, code: string): Promise<AuthAnswer<void>> {
  return withValue(
    await callAuth(auth.open, client, (api, headers) =>
      api.verifyTOTP({ body: { code }, headers, returnHeaders: true }),
    ),
    undefined,
  );
}

/** Turns it off; the session is renewed. Throws `sign_in_refused`. */
export async function disableTotp(auth: Auth, client: AuthClient, password: string): Promise<AuthAnswer<void>> {
  return withValue(
    await callAuth(auth.open, client, (api, headers) =>
      api.disableTwoFactor({ body: { password }, headers, returnHeaders: true }),
    ),
    undefined,
  );
}
