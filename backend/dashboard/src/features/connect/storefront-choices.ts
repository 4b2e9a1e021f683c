import type { MemberOrganisation, MemberStorefront } from "../../shell/me-context.ts";

export interface Choice {
  /** A storefront's tenant id, or `new:` with an organisation's. */
  value: string;
  label: string;
}

export interface Labels {
  newIn(organisation: string): string;
}

/** Storefronts that the member may connect a site to, then organisations in which they may make a further one. */
export function storefrontChoices(organisations: readonly MemberOrganisation[], { newIn }: Labels): Choice[] {
  const own = organisations.flatMap(({ name, storefronts }) =>
    storefronts
      .filter(mayConnect)
      .map(({ tenantId, name: storefront }) => ({ value: tenantId, label: `${storefront} – ${name}` })),
  );
  const extensible = organisations.filter(({ permissions }) => permissions.includes("storefronts:create"));
  return [...own, ...extensible.map(({ id, name }) => ({ value: `new:${id}`, label: newIn(name) }))];
}

/** The storefront whose home page is on the site, else the first choice. */
export function likelyChoice(organisations: readonly MemberOrganisation[], choices: Choice[], site: string): string {
  const { origin } = new URL(site);
  const same = organisations
    .flatMap(({ storefronts }) => storefronts)
    .find((one) => mayConnect(one) && one.homeUrl !== null && new URL(one.homeUrl).origin === origin);
  return same?.tenantId ?? choices[0]?.value ?? "";
}

function mayConnect({ permissions, suspended, deletionDueAt }: MemberStorefront): boolean {
  return permissions.includes("keys:write") && !suspended && deletionDueAt === null;
}
