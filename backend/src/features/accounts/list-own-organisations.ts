import { organisationPermissions, storefrontPermissions } from "@netvexa/contract";
import { type memberOrganisation } from "@netvexa/contract/people";
import type { z } from "zod";
import type { Platform } from "#platform/platform";
import { administer } from "./administer.ts";
import { selectOwnStorefronts, type OwnStorefrontRow } from "./membership-queries.ts";

export type OwnOrganisation = z.output<typeof memberOrganisation>;

/** The organisations of a person, or the one that is named, with what the person may do in each. */
export async function listOwnOrganisations(
  platform: Platform,
  of: { personId: string; organisationId: string | null },
): Promise<OwnOrganisation[]> {
  const rows = await administer(platform, (transaction) => selectOwnStorefronts(transaction, of));
  const organisations = new Map<string, OwnOrganisation>();
  for (const row of rows) {
    const organisation = organisations.get(row.organisation_id) ?? toOrganisation(row);
    organisations.set(row.organisation_id, organisation);
    if (row.tenant_id !== null) organisation.storefronts.push(toStorefront(row, row.tenant_id));
  }
  return [...organisations.values()];
}

function toOrganisation(row: OwnStorefrontRow): OwnOrganisation {
  return {
    id: row.organisation_id,
    name: row.organisation,
    role: row.role,
    allStorefronts: row.all_storefronts,
    permissions: organisationPermissions(row.role, row.all_storefronts),
    storefronts: [],
  };
}

function toStorefront(row: OwnStorefrontRow, tenantId: string): OwnOrganisation["storefronts"][number] {
  return {
    tenantId,
    name: row.name,
    kind: row.kind,
    homeUrl: row.home_url,
    publicKey: row.public_key,
    suspended: row.suspended,
    deletionDueAt: row.deletion_due_at?.toISOString() ?? null,
    role: row.role,
    permissions: storefrontPermissions(row.role),
  };
}
