import type { SiteRow } from "./queries.ts";

/** As the API shows it; for sites that are connected. */
export function toConnectedSite(site: SiteRow) {
  return {
    id: site.id,
    siteKey: site.site_key,
    url: site.url,
    connectedAt: (site.connected_at ?? new Date(0)).toISOString(),
    provenAt: site.proven_at?.toISOString() ?? null,
  };
}
