import { INSTALLATION_CHAIN, recordAuditIn } from "#features/audit";
import type { PeriodicWork } from "#platform/periodic-work";
import { administer } from "./administer.ts";
import { deleteDueOrganisations, selectDueTenants } from "./deletion-queries.ts";
import { eraseTenant } from "./erase-tenant.ts";

/** Erases the storefronts whose time to be taken back is over, then the organisations that are left empty. */
export const deleteDueStorefronts: PeriodicWork = {
  name: "delete due storefronts",
  everySeconds: 300,
  run: async (platform) => {
    const tenants = await administer(platform, selectDueTenants);
    for (const { id, organisation_id: organisationId } of tenants) {
      const rows = await eraseTenant(platform, { id, organisationId });
      platform.logger.info({ tenantId: id, rows }, "storefront deleted");
    }
    const place = { chain: INSTALLATION_CHAIN, actor: { kind: "system", id: null, name: null } };
    await administer(platform, async (transaction) => {
      for (const { id } of await deleteDueOrganisations(transaction)) {
        const target = { kind: "organisation", id };
        await recordAuditIn({ platform, place }, transaction, { action: "organisation.deleted", target });
      }
    });
  },
};
