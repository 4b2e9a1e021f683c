import { sql } from "kysely";
import type { OAuthRecords } from "#platform/oauth-server";
import type { Platform } from "#platform/platform";
import { systemTransaction } from "#platform/system-context";

const PURPOSE = "authorisation server";

interface Row {
  payload: string;
  consumed: number | null;
}

/** Where the authorisation server keeps what it must find again, in any process and after any restart. */
export function createOAuthRecords(platform: Platform): OAuthRecords {
  const digest = (name: string) => platform.secrets.fingerprint(PURPOSE, name);
  const transact = <T>(work: Parameters<typeof systemTransaction<T>>[1]) =>
    systemTransaction({ platform, reason: "resolve credential" }, work);
  const read = async (kind: string, where: ReturnType<typeof sql>) => {
    const { rows } = await transact((tx) =>
      sql<Row>`select payload, extract(epoch from consumed_at)::int as consumed from oauth_records
        where kind = ${kind} and ${where} and (expires_at is null or expires_at > now())`.execute(tx),
    );
    const [row] = rows;
    if (!row) return null;
    const payload: unknown = JSON.parse(platform.secrets.open(PURPOSE, kind, row.payload));
    return { ...Object(payload), ...(row.consumed === null ? {} : { consumed: row.consumed }) };
  };
  return {
    find: (kind, id) => read(kind, sql`lookup = ${digest(id)}`),
    findByUid: (kind, uid) => read(kind, sql`uid_lookup = ${digest(uid)}`),
    store: async (kind, id, { payload, grantId, uid, seconds }) => {
      const sealed = platform.secrets.seal(PURPOSE, kind, JSON.stringify(payload));
      await transact((tx) =>
        sql`insert into oauth_records (kind, lookup, payload, grant_lookup, uid_lookup, expires_at)
          values (${kind}, ${digest(id)}, ${sealed}, ${grantId && digest(grantId)}, ${uid && digest(uid)},
            now() + make_interval(secs => ${seconds}))
          on conflict (kind, lookup) do update set payload = excluded.payload, expires_at = excluded.expires_at,
            grant_lookup = excluded.grant_lookup, uid_lookup = excluded.uid_lookup`.execute(tx),
      );
    },
    consume: async (kind, id) => {
      await transact((tx) =>
        sql`update oauth_records set consumed_at = now() where kind = ${kind} and lookup = ${digest(id)}`.execute(tx),
      );
    },
    remove: async (kind, id) => {
      await transact((tx) =>
        sql`delete from oauth_records where kind = ${kind} and lookup = ${digest(id)}`.execute(tx),
      );
    },
    removeGrant: async (grantId) => {
      await transact((tx) => sql`delete from oauth_records where grant_lookup = ${digest(grantId)}`.execute(tx));
    },
  };
}
