import { CSRF_HEADER, STOREFRONT_HEADER } from "@netvexa/contract/people";
import type { TestServer } from "./test-server.ts";
import { call, type CallOptions, type CallResult } from "./test-server.ts";

/** A browser at one of our own pages: keeps cookies, and sends what our pages send. */
export interface Browser {
  call(path: string, options?: CallOptions & { storefront?: string }): Promise<CallResult>;
  cookies(): string;
}

export function openBrowser(server: TestServer, headers: Record<string, string> = {}): Browser {
  const jar = new Map<string, string>();
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const keep = (cookie: string) => {
    const [pair = ""] = cookie.split(";");
    const at = pair.indexOf("=");
    if (/max-age=0/i.test(cookie)) jar.delete(pair.slice(0, at));
    else jar.set(pair.slice(0, at), pair.slice(at + 1));
  };
  return {
    cookies,
    call: async (path, { storefront, ...options } = {}) => {
      const own: Record<string, string> = { [CSRF_HEADER]: "1", ...headers, ...options.headers };
      if (storefront !== undefined) own[STOREFRONT_HEADER] = storefront;
      if (jar.size > 0) own.cookie = cookies();
      const answer = await call(`${server.url}${path}`, { ...options, headers: own });
      for (const cookie of answer.headers.getSetCookie()) keep(cookie);
      return answer;
    },
  };
}

export const PASSWORD = "correct horse battery";

export interface SignedUp {
  browser: Browser;
  organisationId: string;
  tenantId: string;
  personId: string;
}

/** Somebody with an account, an organisation and a storefront, on an installation that asks for no proof. */
export async function signUpOwner(server: TestServer, email: string): Promise<SignedUp> {
  const browser = openBrowser(server);
  await browser.call("/v1/auth/sign-up", {
    body: {
      name: email.split("@")[0] ?? "",
      email,
      password: PASSWORD,
      organisation: `${email}'s shops`,
      storefront: { name: "First shop", homeUrl: "https://shop.example/" },
    },
  });
  const me = (await browser.call("/v1/me")).body as {
    person: { id: string };
    organisations: { id: string; storefronts: { tenantId: string }[] }[];
  };
  const [organisation] = me.organisations;
  return {
    browser,
    personId: me.person.id,
    organisationId: organisation?.id ?? "",
    tenantId: organisation?.storefronts[0]?.tenantId ?? "",
  };
}

/** The token in the link of the last mail that was sent to an address. */
export function mailedToken(server: TestServer, to: string): string {
  const mail = server.test.platform.mail.mailbox()?.find((message) => message.to === to);
  return decodeURIComponent(/token=([^\s]+)/.exec(mail?.text ?? "")?.[1] ?? "");
}
