import { z } from "zod";
import type { Person, PersonSession } from "./auth-context.ts";
import { toAppError } from "./auth-errors.ts";
import { collectNotices, type AuthInstance, type AuthNotice } from "./auth-instance.ts";

/** What a browser sent that belongs to its session. */
export interface AuthClient {
  address: string;
  userAgent: string | null;
  cookie: string | null;
  /** Of our own pages, where passkeys are made and used. */
  origin?: string;
}

export interface AuthAnswer<T> {
  value: T;
  /** `Set-Cookie` values for the browser. */
  cookies: string[];
  /** Who has to be written to. */
  notices: AuthNotice[];
}

export type AuthApi = AuthInstance["api"];
export type OpenAuth = () => Promise<AuthInstance>;

interface Answered<T> {
  headers: Headers | null | undefined;
  response: T;
}

/** One call of better-auth for one browser: its errors become ours, its cookies and notices are handed on. */
export async function callAuth<T>(
  open: OpenAuth,
  client: AuthClient,
  work: (api: AuthApi, headers: Headers) => Promise<Answered<T>>,
): Promise<AuthAnswer<T>> {
  const { api } = await open();
  try {
    const { value, notices } = await collectNotices(() => work(api, toHeaders(client)));
    return { value: value.response, cookies: value.headers?.getSetCookie() ?? [], notices };
  } catch (error) {
    throw toAppError(error);
  }
}

export function withValue<T>(answer: AuthAnswer<unknown>, value: T): AuthAnswer<T> {
  return { ...answer, value };
}

function toHeaders(client: AuthClient): Headers {
  const headers = new Headers({ "x-netvexa-address": client.address });
  if (client.userAgent !== null) headers.set("user-agent", client.userAgent.slice(0, 300));
  if (client.origin) headers.set("origin", client.origin);
  if (client.cookie !== null) headers.set("cookie", client.cookie);
  return headers;
}

const userRow = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  twoFactorEnabled: z.boolean().nullish(),
  createdAt: z.date(),
});
const sessionRow = z.object({ id: z.uuid(), expiresAt: z.date() });

export interface SignedIn {
  person: Person;
  session: PersonSession;
}

export function toSignedIn(value: unknown): SignedIn | null {
  const parsed = z.object({ user: userRow, session: sessionRow }).safeParse(value);
  if (!parsed.success) return null;
  const { twoFactorEnabled, ...person } = parsed.data.user;
  return {
    person: { ...person, secondFactor: twoFactorEnabled === true },
    session: { kind: "session", ...parsed.data.session },
  };
}
