import { AppError } from "#platform/errors";
import type { Platform } from "#platform/platform";
import { createOrganisation, createTenant, type CreatedTenant, type NewStorefront } from "#features/tenants";
import { getSettings } from "./settings.ts";

/** An organisation with its first storefront, for whoever asks, while the operator keeps sign-up open. */
export async function signUp(
  platform: Platform,
  input: { organisation: string; storefront: NewStorefront },
): Promise<CreatedTenant> {
  if (!(await getSettings(platform)).signUpOpen) {
    throw new AppError({
      kind: "forbidden",
      code: "sign_up_closed",
      detail: "This installation does not take new organisations. Ask its operator for one.",
    });
  }
  const organisation = await createOrganisation(platform, { name: input.organisation });
  return createTenant(platform, { organisationId: organisation.id, storefront: input.storefront });
}
