import { sql } from "kysely";
import { newId } from "#platform/ids";
import { jobs } from "../src/workers/job-registry.ts";
import { runJob } from "../src/workers/run-job.ts";
import type { TestPlatform } from "./test-platform.ts";

export interface JobProbe {
  test: TestPlatform;
  /** Whose right each job runs with. */
  runAs: string;
  /** Whose rows must stay as they are. */
  victim: string;
  /** By a job's name, what it is told to work on: something of the victim's, where it works on something. */
  inputs: Record<string, unknown>;
}

export interface JobProbeReport {
  jobs: number;
  tables: number;
  problems: string[];
}

/** Runs every registered job on what another tenant has; each must leave all of that tenant's rows as they were. */
export async function probeJobs({ test, runAs, victim, inputs }: JobProbe): Promise<JobProbeReport> {
  const report: JobProbeReport = { jobs: jobs.length, tables: 0, problems: [] };
  for (const job of jobs) {
    if (inputs[job.name] === undefined) {
      report.problems.push(`${job.name}: the probe has no input for it: add one, so that the job is tried`);
      continue;
    }
    const before = await fingerprintRows(test, victim);
    const queued = { id: newId(), name: job.name, tenantId: runAs, input: inputs[job.name], attempt: 1 };
    // A job may well refuse what it does not find.
    await runJob(test.platform, job, { queued, signal: new AbortController().signal }).catch(() => undefined);
    const after = await fingerprintRows(test, victim);
    report.tables = before.size;
    for (const [table, fingerprint] of before) {
      if (after.get(table) !== fingerprint) report.problems.push(`${job.name}: changed ${table} of another tenant`);
    }
  }
  return report;
}

/** One hash for all rows that a tenant has in a table, by the table's name. */
async function fingerprintRows({ database: { owner } }: TestPlatform, tenantId: string): Promise<Map<string, string>> {
  const { rows: tables } = await sql<{ name: string }>`select c.relname as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
    where n.nspname = 'public' and c.relkind in ('r', 'p') order by 1`.execute(owner);
  const fingerprints = new Map<string, string>();
  for (const { name } of tables) {
    const { rows } = await sql<{ hash: string | null }>`select md5(string_agg(row_text, '|' order by row_text)) as hash
      from (select t::text as row_text from ${sql.table(name)} t where tenant_id = ${tenantId}) as rows`.execute(owner);
    fingerprints.set(name, rows[0]?.hash ?? "empty");
  }
  return fingerprints;
}
