import { sql } from "kysely";
import type { z } from "zod";
import { jsonb, type Transaction } from "./database.ts";
import { newId } from "./ids.ts";
import type { TenantContext } from "./tenant-context.ts";

export interface JobDefinition<S extends z.ZodType = z.ZodType> {
  name: string;
  input: S;
  /** Tries after the first before the job becomes a dead letter. */
  retries: number;
  /** Seconds before the first retry; doubles each time. */
  backoffSeconds: number;
  /** A run that takes longer is given up and tried again. */
  timeoutSeconds: number;
  run(ctx: TenantContext, input: z.output<S>, signal: AbortSignal): Promise<void>;
}

export interface AnyJob extends Omit<JobDefinition, "run"> {
  run(ctx: TenantContext, input: never, signal: AbortSignal): Promise<void>;
}

/** Describes work that runs later, once the transaction that asked for it is committed. */
export function defineJob<S extends z.ZodType>(definition: JobDefinition<S>): JobDefinition<S> {
  return definition;
}

export interface EnqueueOptions {
  /** While a job of this name and key waits or runs, asking again changes nothing. */
  singletonKey?: string;
  startAfter?: Date;
}

/** Puts a job into the outbox within the caller's transaction; returns the job's id. */
export async function enqueueJob<S extends z.ZodType>(
  scope: { ctx: TenantContext; transaction: Transaction; options?: EnqueueOptions },
  job: JobDefinition<S>,
  input: z.input<S>,
): Promise<string> {
  const id = newId();
  const { singletonKey = null, startAfter = null } = scope.options ?? {};
  await sql`insert into job_outbox (tenant_id, id, name, payload, singleton_key, start_after)
    values (${scope.ctx.tenantId}, ${id}, ${job.name}, ${jsonb(input)}, ${singletonKey}, coalesce(${startAfter}, now()))`.execute(
    scope.transaction,
  );
  return id;
}
