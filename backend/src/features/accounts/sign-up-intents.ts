import { sql } from "kysely";
import { newStorefront } from "@netvexa/contract";
import { z } from "zod";
import { jsonb } from "#platform/database";
import type { Platform } from "#platform/platform";
import type { NewStorefront } from "#features/tenants";
import { administer } from "./administer.ts";
import { insertOrganisation } from "./insert-organisation.ts";

export interface SignUpIntent {
  organisation: string;
  storefront: NewStorefront;
}

/** Keeps what a new account asked for. For a person that is not there it does as much and keeps nothing. */
export async function keepIntent(platform: Platform, personId: string, intent: SignUpIntent): Promise<void> {
  await administer(platform, (transaction) =>
    sql`insert into sign_up_intents (person_id, organisation, storefront)
      select id, ${intent.organisation}, ${jsonb(intent.storefront)} from auth.people where id = ${personId}
      on conflict do nothing`.execute(transaction),
  );
}

const row = z.object({ organisation: z.string(), storefront: newStorefront });

/** Makes the organisation that a person asked for on signing up, once; nothing where none is wanted any more. */
export async function fulfilIntent(platform: Platform, person: { id: string; name: string | null }): Promise<void> {
  await administer(platform, async (transaction) => {
    const { rows } = await sql`delete from sign_up_intents where person_id = ${person.id}
      returning organisation, storefront`.execute(transaction);
    if (rows.length === 0) return;
    const { organisation, storefront } = row.parse(rows[0]);
    await insertOrganisation({ platform, transaction }, { name: organisation, storefront, owner: person });
  });
}
