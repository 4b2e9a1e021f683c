import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const SOURCE = fileURLToPath(new URL("..", import.meta.url));

/** Where a tenant's context may be made: only where a credential was verified a line before. */
const MINTING = [
  "features/demo-store/seed-demo-store.ts",
  "http/authenticate-assistant.ts",
  "http/authenticate.ts",
  "http/enter-as-member.ts",
  "platform/tenant-context.ts",
  "workers/run-job.ts",
];

/** Where a person, or a member of an organisation, may be made of a verified session. */
const SIGNED_IN = ["http/enter-as-member.ts", "http/identify-person.ts", "platform/auth-context.ts"];

/** Where work may go across tenants. */
const SYSTEM = [
  "features/accounts/administer.ts",
  "features/accounts/erase-tenant.ts",
  "features/agents/preview-key.ts",
  "features/assistants/authorization-server.ts",
  "features/assistants/forget-oauth-records.ts",
  "features/assistants/oauth-records.ts",
  "features/assistants/verify-assistant-token.ts",
  "features/audit/list-audit.ts",
  "features/audit/sign-checkpoints.ts",
  "features/audit/verify-audit.ts",
  "features/chat/calibrate-after-sync.ts",
  "features/chat/close-orphaned-turns.ts",
  "features/demo-store/demo-tenant.ts",
  "features/handoff/time-out-handoff-job.ts",
  "features/installation/operator-credential.ts",
  "features/installation/rotate-keys.ts",
  "features/installation/settings.ts",
  "features/installation/status.ts",
  "features/knowledge/forget-tombstones.ts",
  "features/logs/archive-hot-logs.ts",
  "features/logs/keep-log-archive.ts",
  "features/logs/keep-log-retention.ts",
  "features/log-rules/schedule-log-rules.ts",
  "features/logs/make-log-partitions.ts",
  "features/logs/stream-log-store.ts",
  "features/knowledge/schedule-syncs.ts",
  "features/retention/forget-expired.ts",
  "features/mailing/queue-mail.ts",
  "features/notices/watch-tenants.ts",
  "features/portability/export-storefront.ts",
  "features/sites/site-lookup.ts",
  "features/tenants/create-tenant.ts",
  "features/tenants/list-tenants.ts",
  "features/tenants/manage-api-keys.ts",
  "features/tenants/resolve-storefront.ts",
  "features/tenants/verify-api-key.ts",
  "features/traces/forget-old-traces.ts",
  "http/health.ts",
  "http/idempotency.ts",
  "platform/job-queue-admin.ts",
  "platform/system-context.ts",
  "workers/relay-outbox.ts",
];

interface Caller {
  file: string;
  text: string;
}

describe("[L1] [V3] what goes past the tenant", () => {
  const sources = readSources(SOURCE);

  it("is called from the listed places alone", () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(strangers(sources, "mintTenantContext(", MINTING)).toEqual([]);
    expect(strangers(sources, "mintPersonContext(", SIGNED_IN)).toEqual([]);
    expect(strangers(sources, "mintOrganisationContext(", SIGNED_IN)).toEqual([]);
    expect(strangers(sources, "systemTransaction(", SYSTEM)).toEqual([]);
  });

  it("is found in a place that is not listed", () => {
    const stranger = {
      file: "features/chat/new-door.ts",
      text: "const ctx = mintTenantContext(platform, { tenantId: body.tenantId });",
    };
    expect(strangers([...sources, stranger], "mintTenantContext(", MINTING)).toEqual([stranger.file]);
  });
});

function strangers(sources: Caller[], call: string, allowed: string[]): string[] {
  return sources.filter(({ file, text }) => text.includes(call) && !allowed.includes(file)).map(({ file }) => file);
}

function readSources(folder: string): Caller[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => ({ file: file.replaceAll(path.sep, "/"), text: readFileSync(path.join(folder, file), "utf8") }));
}
