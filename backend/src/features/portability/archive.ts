import { createHash, type Hash } from "node:crypto";
import { z } from "zod";

/**
 * A storefront as one file: gzip of JSON lines. First what it is, then rows and pieces of files in any number, last the
 * totals that everything before is held against.
 */
export const FORMAT = "netvexa-storefront";
export const VERSION = 1;

/** What stays behind, and why. */
export const LEFT_OUT: Record<string, string> = {
  tenant_keys: "is wrapped under this installation's own key",
  agent_tools: "holds secrets that are sealed under this installation's own key",
  tool_calls: "belongs to tools, which stay behind",
  orders: "is sealed under this installation's own key, and comes again from the shop",
  api_keys: "opens this installation alone",
  assistant_grants: "opens this installation alone; assistants are let in anew",
  connected_sites: "opens this installation alone; the site connects itself again",
  known_visitors: "is hashed under this installation's own key",
  log_rule_secrets: "signs for this installation alone; saving a rule with a webhook makes a new one",
  credential_lookup: "opens this installation alone",
  idempotency_keys: "is about requests to this installation",
  job_outbox: "is work of this installation",
  mail_outbox: "is on its way to people",
  notices: "is about this installation, and comes again",
  notice_readers: "is of members, who stay behind",
  member_presence: "is of the moment",
  member_storefronts: "belongs to the organisation",
};

const manifest = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  /** Number of the newest migration. */
  schema: z.number().int(),
  tenantId: z.uuid(),
  exportedAt: z.iso.datetime(),
  leftOut: z.record(z.string(), z.string()),
});

const tally = z.object({ count: z.number().int(), sha256: z.string() });
const totals = z.object({
  /** Rows of each table. */
  tables: z.record(z.string(), tally),
  /** Bytes of each file. */
  files: z.record(z.string(), tally),
});
export type Totals = z.output<typeof totals>;

export const archiveLine = z.union([
  z.strictObject({ manifest }),
  /** The row as the database writes it as JSON: a text, so that no number loses a digit. */
  z.strictObject({ table: z.string().regex(/^[a-z_]+$/), row: z.string() }),
  z.strictObject({ file: z.string().max(500), bytes: z.base64() }),
  z.strictObject({ totals }),
]);
export type ArchiveLine = z.output<typeof archiveLine>;

/** Counts and hashes what goes by, on either end. */
export interface Tally {
  addRow(table: string, row: string): void;
  addBytes(file: string, bytes: Uint8Array): void;
  totals(): Totals;
}

export function createTally(): Tally {
  const tables = new Map<string, { count: number; hash: Hash }>();
  const files = new Map<string, { count: number; hash: Hash }>();
  const entry = (map: typeof tables, name: string) => {
    const known = map.get(name) ?? { count: 0, hash: createHash("sha256") };
    map.set(name, known);
    return known;
  };
  const finish = (map: typeof tables) =>
    Object.fromEntries([...map].map(([name, { count, hash }]) => [name, { count, sha256: hash.copy().digest("hex") }]));
  return {
    addRow: (table, row) => {
      const known = entry(tables, table);
      known.count += 1;
      known.hash.update(row).update("\n");
    },
    addBytes: (file, bytes) => {
      const known = entry(files, file);
      known.count += bytes.byteLength;
      known.hash.update(bytes);
    },
    totals: () => ({ tables: finish(tables), files: finish(files) }),
  };
}
