import { sql } from "kysely";
import type { Transaction } from "#platform/database";

export interface FamilyRow {
  family_id: string;
  person_id: string;
  used_at: Date | null;
  expired: boolean;
  revoked: boolean;
}

export async function insertFamily(transaction: Transaction, row: { id: string; personId: string }): Promise<void> {
  await sql`insert into token_families (id, person_id) values (${row.id}, ${row.personId})`.execute(transaction);
}

export async function insertRefreshToken(
  transaction: Transaction,
  row: { familyId: string; fingerprint: string; days: number },
): Promise<void> {
  await sql`insert into refresh_tokens (family_id, token_fingerprint, expires_at)
    values (${row.familyId}, ${row.fingerprint}, now() + make_interval(days => ${row.days}))`.execute(transaction);
}

/** The token's row, locked together with its family, so that two uses come one after the other. */
export async function selectRefreshToken(
  transaction: Transaction,
  fingerprint: string,
): Promise<FamilyRow | undefined> {
  const { rows } = await sql<FamilyRow>`select r.family_id, f.person_id, r.used_at, r.expires_at <= now() as expired,
      f.revoked_at is not null as revoked
    from refresh_tokens r join token_families f on f.id = r.family_id
    where r.token_fingerprint = ${fingerprint} for update of r, f`.execute(transaction);
  return rows[0];
}

export async function markUsed(transaction: Transaction, fingerprint: string): Promise<void> {
  await sql`update refresh_tokens set used_at = now() where token_fingerprint = ${fingerprint}`.execute(transaction);
}

export async function revokeFamily(transaction: Transaction, familyId: string): Promise<void> {
  await sql`update token_families set revoked_at = coalesce(revoked_at, now()) where id = ${familyId}`.execute(
    transaction,
  );
}

export async function revokeFamilies(transaction: Transaction, personId: string): Promise<void> {
  await sql`update token_families set revoked_at = now() where person_id = ${personId} and revoked_at is null`.execute(
    transaction,
  );
}

export async function isFamilyActive(
  transaction: Transaction,
  { familyId, personId }: { familyId: string; personId: string },
): Promise<boolean> {
  const { rows } = await sql`select 1 from token_families
    where id = ${familyId} and person_id = ${personId} and revoked_at is null`.execute(transaction);
  return rows.length > 0;
}
