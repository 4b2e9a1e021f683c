import { createHash } from "node:crypto";
import { sql, type RawBuilder } from "kysely";
import type { Transaction } from "#platform/database";
import { withEffectMark, type EffectMark } from "#platform/effect-mark";
import { AppError } from "#platform/errors";
import type { Platform } from "#platform/platform";
import { systemTransaction } from "#platform/system-context";
import { openFieldCipher } from "#platform/tenant-secrets";
import { tenantTransaction, type Actor, type TenantContext } from "#platform/tenant-context";
import type { Entered } from "./authenticate.ts";

export interface Reply {
  status: number;
  body: unknown;
}

export interface IdempotentRequest {
  operation: string;
  key: string | null;
  /** Everything that makes two requests the same: path parameters, query and body. */
  content: unknown;
}

/** Where the keys of a tenant, or of the installation's operator, are kept. */
export interface IdempotencyScope {
  table: string;
  /** The transactions that can reach the table. */
  within: EffectMark["within"];
  actor: string;
  /** For answers, which may hold a credential that is shown once. */
  cipher(transaction: Transaction): Promise<ReplyCipher>;
  transact<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
}

interface ReplyCipher {
  seal(plain: string): string;
  open(sealed: string): string;
}

/**
 * A run that has stored no answer after this long is taken for dead: its key may run again if nothing of it was
 * committed, and is refused if something was, because nobody knows how much.
 */
const LEASE_SECONDS = 60;
const WAIT_MS = 10_000;
const POLL_MS = 50;
const PURPOSE = "idempotent replies";

/** A tenant's keys stand with the tenant; those of people and of the operator with the installation. */
export function scopeOf(platform: Platform, ctx: Entered): IdempotencyScope {
  if (ctx === null) return installationScope(platform, "operator");
  return "tenantId" in ctx ? tenantScope(ctx) : installationScope(platform, ctx.person.id);
}

function tenantScope(ctx: TenantContext): IdempotencyScope {
  return {
    table: "idempotency_keys",
    within: "tenant",
    actor: actorName(ctx.actor),
    cipher: async (transaction) => {
      const cipher = await openFieldCipher(ctx, transaction);
      return { seal: (plain) => cipher.seal(PURPOSE, plain), open: (sealed) => cipher.open(PURPOSE, sealed) };
    },
    transact: (work) => tenantTransaction(ctx, work),
  };
}

function installationScope(platform: Platform, actor: string): IdempotencyScope {
  return {
    table: "installation_idempotency_keys",
    within: "system",
    actor,
    cipher: async () => ({
      seal: (plain) => platform.secrets.seal(PURPOSE, actor, plain),
      open: (sealed) => platform.secrets.open(PURPOSE, actor, sealed),
    }),
    transact: (work) => systemTransaction({ platform, reason: "administer installation" }, work),
  };
}

/**
 * Runs `work` once for a key, however often and at the same time it is asked for: duplicates wait for and get the
 * first answer. Errors are not kept, so a failed request may be sent again with its key.
 * Throws `idempotency_key_missing`, `idempotency_key_reused` (other content), `request_in_progress`,
 * `request_outcome_unknown` (the process died between the request's effect and its answer).
 * Semantics follow the IETF draft "The Idempotency-Key HTTP Header Field".
 */
export async function runOnce(
  scope: IdempotencyScope,
  request: IdempotentRequest,
  work: () => Promise<Reply>,
): Promise<Reply> {
  const entry = { operation: request.operation, key: requireKey(request.key), hash: hash(request.content) };
  const stored = await reserveOrRead(scope, entry);
  if (stored) return stored;
  try {
    const reply = await withEffectMark(effectMark(scope, entry), work);
    await storeReply(scope, entry, reply);
    return reply;
  } catch (error) {
    await scope.transact((transaction) =>
      sql`delete from ${sql.table(scope.table)} where ${matches(scope, entry)} and status is null`.execute(transaction),
    );
    throw error;
  }
}

interface Entry {
  operation: string;
  key: string;
  hash: string;
}

interface Row {
  request_hash: string;
  /** The first run is dead, and something of it was committed. */
  cut_off: boolean;
  status: number | null;
  response: string | null;
}

/** A transaction has a number only once it has written. */
function effectMark(scope: IdempotencyScope, entry: Entry): EffectMark {
  const note = (transaction: Transaction) =>
    sql`update ${sql.table(scope.table)} set effect_at = now()
      where ${matches(scope, entry)} and effect_at is null and pg_current_xact_id_if_assigned() is not null`.execute(
      transaction,
    );
  return { within: scope.within, note };
}

async function storeReply(scope: IdempotencyScope, entry: Entry, reply: Reply): Promise<void> {
  await scope.transact(async (transaction) => {
    const cipher = await scope.cipher(transaction);
    await sql`update ${sql.table(scope.table)}
      set status = ${reply.status}, response = ${cipher.seal(JSON.stringify(reply.body))}
      where ${matches(scope, entry)}`.execute(transaction);
  });
}

async function reserveOrRead(scope: IdempotencyScope, entry: Entry): Promise<Reply | null> {
  const deadline = Date.now() + WAIT_MS;
  while (Date.now() < deadline) {
    const row = await reserve(scope, entry);
    if (row === null) return null;
    if (row.request_hash !== entry.hash) throw keyReused();
    if (row.cut_off) throw outcomeUnknown();
    if (row.status !== null && row.response !== null) return openReply(scope, row.status, row.response);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new AppError({
    kind: "conflict",
    code: "request_in_progress",
    detail: "The first request with this Idempotency-Key is still running. Try again in a moment.",
    retryAfterSeconds: 5,
  });
}

function openReply(scope: IdempotencyScope, status: number, response: string): Promise<Reply> {
  return scope.transact(async (transaction) => ({
    status,
    body: JSON.parse((await scope.cipher(transaction)).open(response)),
  }));
}

/** Null when the key is ours now; otherwise what is stored under it. */
function reserve(scope: IdempotencyScope, entry: Entry): Promise<Row | null> {
  const table = sql.table(scope.table);
  return scope.transact(async (transaction) => {
    const inserted = await sql`insert into ${table} (operation, actor, key, request_hash)
      values (${entry.operation}, ${scope.actor}, ${entry.key}, ${entry.hash})
      on conflict on constraint ${sql.ref(`${scope.table}_pkey`)}
      do update set created_at = now(), request_hash = excluded.request_hash
        where ${table}.effect_at is null and ${deadRun(table)}
      returning 1`.execute(transaction);
    if (inserted.rows.length > 0) return null;
    const { rows } =
      await sql<Row>`select request_hash, status, response, effect_at is not null and ${deadRun(table)} as cut_off
      from ${table}
      where ${matches(scope, entry)}`.execute(transaction);
    return rows[0] ?? { request_hash: entry.hash, cut_off: false, status: null, response: null };
  });
}

function deadRun(table: RawBuilder<unknown>) {
  return sql`${table}.status is null and ${table}.created_at < now() - make_interval(secs => ${LEASE_SECONDS})`;
}

function matches(scope: IdempotencyScope, entry: Entry) {
  return sql`operation = ${entry.operation} and actor = ${scope.actor} and key = ${entry.key}`;
}

function requireKey(key: string | null): string {
  if (key !== null && /^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw new AppError({
    kind: "invalid",
    code: "idempotency_key_missing",
    detail: "Send a header Idempotency-Key with 1 to 255 printable characters, a new one for each new thing to do.",
  });
}

function keyReused(): AppError {
  return new AppError({
    kind: "conflict",
    code: "idempotency_key_reused",
    detail: "This Idempotency-Key was used for another request. Use a new key for a new request.",
  });
}

function outcomeUnknown(): AppError {
  return new AppError({
    kind: "conflict",
    code: "request_outcome_unknown",
    detail:
      "The first request with this Idempotency-Key was cut off after it had begun to take effect. Look at what is there, and send what is still missing with a new key.",
  });
}

function actorName(actor: Actor): string {
  if (actor.kind === "visitor") return actor.visitorId;
  if (actor.kind === "member") return actor.personId;
  return actor.kind === "api_key" ? actor.keyId : actor.kind;
}

function hash(content: unknown): string {
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}
