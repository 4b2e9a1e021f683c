import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { createAuth, type Auth } from "./auth.ts";
import type { AuthAnswer, AuthClient } from "./auth-call.ts";

const nobody: AuthClient = { address: "192.0.2.7", userAgent: "Test/1", cookie: null };

/** The same browser after an answer. */
function after(answer: AuthAnswer<unknown>, before: AuthClient = nobody): AuthClient {
  const jar = new Map((before.cookie ?? "").split("; ").flatMap((pair) => (pair === "" ? [] : [split(pair)])));
  for (const cookie of answer.cookies) {
    const [name, value] = split(cookie.split(";")[0] ?? "");
    if (value === "" || /max-age=0/i.test(cookie)) jar.delete(name);
    else jar.set(name, value);
  }
  return { ...before, cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") };
}

function split(pair: string): [string, string] {
  const at = pair.indexOf("=");
  return [pair.slice(0, at), pair.slice(at + 1)];
}

function tokenOf(answer: AuthAnswer<unknown>): string {
  return answer.notices[0]?.token ?? "";
}

let test: TestPlatform;
let auth: Auth;
beforeAll(async () => {
  test = await openTestPlatform();
  const { database, secrets } = test.platform;
  auth = createAuth({ database, secrets, publicUrl: "https://netvexa.example", verifyEmail: true });
});
afterAll(() => test.close());

const ada = { name: "Ada", email: "ada@example.com", password: "correct horse battery" };

describe("[N1] an account", () => {
  it("opens once its address is proven, and the link works once", async () => {
    const signedUp = await auth.signUp(nobody, ada);
    expect(signedUp).toMatchObject({
      value: { state: "verify_email" },
      cookies: [],
      notices: [{ kind: "verify_email" }],
    });
    await expect(auth.signIn(nobody, { ...ada, remember: true })).rejects.toMatchObject({ code: "email_not_verified" });
    const proven = await auth.verifyEmail(nobody, tokenOf(signedUp));
    expect(await auth.findSession(after(proven))).toMatchObject({
      value: { person: { email: ada.email, emailVerified: true } },
    });
    await expect(auth.verifyEmail(nobody, tokenOf(signedUp))).rejects.toMatchObject({ code: "token_invalid" });
    await expect(auth.verifyEmail(nobody, "not-a-token-at-all")).rejects.toMatchObject({ code: "token_invalid" });
  });

  it("signs in with a cookie that only this host can set, and that no script and no plain connection can read", async () => {
    const { cookies } = await auth.signIn(nobody, { ...ada, remember: true });
    const cookie = cookies.find((value) => value.startsWith("__Host-netvexa_session=")) ?? "";
    for (const part of ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"]) expect(cookie).toContain(part);
    expect(cookie).not.toContain("Domain");
  });

  it("refuses a wrong password as it refuses an unknown address", async () => {
    const wrong = auth.signIn(nobody, { ...ada, password: "wrong password", remember: true });
    const unknown = auth.signIn(nobody, { email: "nobody@example.com", password: "wrong password", remember: true });
    const errors = await Promise.all(
      [wrong, unknown].map((attempt) => attempt.catch((error: unknown) => String(error))),
    );
    expect(errors[0]).toContain("sign_in_refused");
    expect(errors[0]).toBe(errors[1]);
  });

  it("answers sign-up with a taken address as with a free one", async () => {
    const taken = await auth.signUp(nobody, { ...ada, name: "Somebody else" });
    const free = await auth.signUp(nobody, { ...ada, email: "free@example.com" });
    expect(taken.value.state).toBe(free.value.state);
    expect(taken.cookies).toEqual(free.cookies);
    expect(taken.notices).toMatchObject([{ kind: "existing_account", token: "" }]);
  });

  it("gets a new password by a link that works once, and every session ends", async () => {
    const before = after(await auth.signIn(nobody, { ...ada, remember: true }));
    const asked = await auth.requestPasswordReset(nobody, ada.email);
    const unknown = await auth.requestPasswordReset(nobody, "nobody@example.com");
    expect(unknown).toEqual({ ...asked, notices: [] });
    const token = tokenOf(asked);
    await auth.resetPassword(nobody, { token, password: "another long password" });
    expect((await auth.findSession(before)).value).toBeNull();
    await expect(auth.resetPassword(nobody, { token, password: "a third long password" })).rejects.toMatchObject({
      code: "token_invalid",
    });
    await expect(auth.signIn(nobody, { ...ada, remember: true })).rejects.toMatchObject({ code: "sign_in_refused" });
    ada.password = "another long password";
  });

  it("changes its password only with the current one; other sessions end and this one is renewed", async () => {
    const [here, there] = [
      after(await auth.signIn(nobody, { ...ada, remember: true })),
      after(await auth.signIn(nobody, { ...ada, remember: true })),
    ];
    await expect(auth.changePassword(here, { current: "wrong", password: "something longer" })).rejects.toMatchObject({
      code: "sign_in_refused",
    });
    const changed = await auth.changePassword(here, { current: ada.password, password: "something longer" });
    expect((await auth.findSession(there)).value).toBeNull();
    expect((await auth.findSession(here)).value).toBeNull();
    expect((await auth.findSession(after(changed, here))).value?.person.email).toBe(ada.email);
    ada.password = "something longer";
  });

  it("is signed out with the next request", async () => {
    const here = after(await auth.signIn(nobody, { ...ada, remember: true }));
    await auth.signOut(here);
    expect((await auth.findSession(here)).value).toBeNull();
  });

  it("has neither its password nor what was mailed to it in the database", async () => {
    const asked = await auth.requestPasswordReset(nobody, ada.email);
    const { rows } = await sql`select row_to_json(c)::text as row from auth.credentials c
      union all select row_to_json(v)::text from auth.verifications v`.execute(test.database.owner);
    expect(rows.length).toBeGreaterThan(1);
    expect(JSON.stringify(rows)).not.toContain(ada.password);
    expect(JSON.stringify(rows)).not.toContain(tokenOf(asked));
  });
});

describe("the role that keeps accounts", () => {
  it("sees accounts and nothing of tenants, and the other roles see no hash", async () => {
    const { database } = test.platform;
    const connection = database.authConnection();
    const { rows } = await sql<{ role: string }>`select current_user as role`.execute(connection);
    expect(rows[0]?.role).toBe("netvexa_auth");
    await expect(sql`select * from storefronts`.execute(connection)).rejects.toThrow(/permission denied/);
    const tenant = await test.createTenant();
    const { tenantTransaction } = await import("./tenant-context.ts");
    await expect(
      tenantTransaction(tenant, (transaction) => sql`select * from auth.credentials`.execute(transaction)),
    ).rejects.toThrow(/permission denied/);
  });
});
