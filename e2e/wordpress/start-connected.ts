import { freePort } from "../../backend/tooling/services/free-port.ts";
import { startInstallation, type RunningInstallation } from "../start-installation.ts";
import { openStorefront, type Storefront } from "./open-storefront.ts";
import { startWordpress, type RunningWordpress } from "./start-wordpress.ts";
import { visit } from "./visit.ts";

export interface Connected {
  installation: RunningInstallation;
  wordpress: RunningWordpress;
  /** Of the same organisation's server, for what no site may read. */
  other: Storefront;
  stop(): Promise<void>;
}

/** A site whose owner has signed up and consented, as the browser would have done it, with its content sent. */
export async function startConnected(options: { isNetwork?: boolean } = {}): Promise<Connected> {
  const port = await freePort();
  const [installation, wordpress] = await Promise.all([
    startInstallation({ NETVEXA_DEMO: "false", NETVEXA_ALLOW_PRIVATE_ADDRESSES: `127.0.0.1:${port}` }),
    startWordpress({ ...options, port }),
  ]);
  await wordpress.run("return activate_plugin( 'netvexa-chat/netvexa-chat.php', '', is_multisite() );");
  const other = await openStorefront(installation);
  await consent({ installation, wordpress });
  const stop = async () => {
    await wordpress.stop();
    await installation.stop();
  };
  return { installation, wordpress, other, stop };
}

/** Signs up a new owner and connects a site of a network, or the one that there is. */
async function consent(
  { installation, wordpress }: Pick<Connected, "installation" | "wordpress">,
  site = "",
): Promise<void> {
  const owner = await signUp(installation.apiUrl, site);
  // Begun and finished by one user, in two requests, as by a browser.
  const address = new URL(
    String(
      await wordpress.run(
        `return Netvexa\\Chat\\Consent::begin( '${installation.apiUrl}', admin_url( 'admin-post.php' ) );`,
        site,
      ),
    ),
  );
  const asked = address.searchParams;
  const redirect = await owner("/v1/sites/authorization", {
    siteUrl: asked.get("site"),
    returnUrl: asked.get("return"),
    state: asked.get("state"),
    codeChallenge: asked.get("challenge"),
  });
  const code = new URL(redirect.redirectUrl ?? "").searchParams.get("code");
  const done = await wordpress.run(
    `$done = Netvexa\\Chat\\Consent::finish( '${asked.get("state")}', '${code}' );
    if ( is_wp_error( $done ) ) return $done->get_error_code();
    Netvexa\\Chat\\Worker::start_full_sync();
    while ( Netvexa\\Chat\\Sender::send_batch( 20 ) ) {}
    return true;`,
    site,
  );
  if (done !== true) throw new Error(`Connecting failed: ${String(done)}`);
}

type Owner = (path: string, body: unknown) => Promise<Record<string, string>>;

async function signUp(server: string, site: string): Promise<Owner> {
  const email = `owner${site.replaceAll("/", "-")}@harbour.example`;
  const base = { "content-type": "application/json", "x-netvexa-csrf": "1", origin: server };
  const storefront = { name: `Harbour ${site}`, kind: "wordpress" };
  const body = { name: "Anna", email, password: "seven wet boots by the lake", organisation: "Harbour", storefront };
  const signedUp = await fetch(`${server}/v1/auth/sign-up`, {
    method: "POST",
    headers: base,
    body: JSON.stringify(body),
  });
  await signedUp.text();
  const cookie = signedUp.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const me = JSON.parse((await visit(`${server}/v1/me`, { headers: { ...base, cookie } })).text);
  const tenantId: string = me.organisations[0].storefronts[0].tenantId;
  return async (path, content) => {
    const headers = { ...base, cookie, "x-netvexa-storefront": tenantId };
    const { status, text } = await visit(`${server}${path}`, {
      method: "POST",
      headers,
      body: JSON.stringify(content),
    });
    if (status >= 300) throw new Error(`${path}: ${status} ${text}`);
    return JSON.parse(text);
  };
}
