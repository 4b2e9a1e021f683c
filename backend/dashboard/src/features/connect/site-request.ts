import { authorizeSiteRoute } from "@netvexa/contract";
import { z } from "zod";

const { siteUrl, returnUrl, state, codeChallenge } = authorizeSiteRoute.request.body.shape;
const siteRequest = z
  .object({ site: siteUrl, return: returnUrl, state, challenge: codeChallenge, name: z.string().max(200).catch("") })
  .refine((asked) => new URL(asked.site).origin === new URL(asked.return).origin);

export type SiteRequest = z.output<typeof siteRequest>;

/** What a site asks for in the address that it sent the browser to; null where that is not complete. */
export function readSiteRequest(search: string): SiteRequest | null {
  const parsed = siteRequest.safeParse(Object.fromEntries(new URLSearchParams(search)));
  return parsed.success ? parsed.data : null;
}

/** Back to the site without a code. */
export function refusalAddress(asked: SiteRequest): string {
  const address = new URL(asked.return);
  address.searchParams.set("error", "cancelled");
  address.searchParams.set("state", asked.state);
  return address.href;
}
