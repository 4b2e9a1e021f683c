import type { logRule, newLogRule } from "@netvexa/contract";
import type { z } from "zod";

export type NewRule = z.output<typeof newLogRule>;
export type Rule = z.input<typeof logRule>;

export interface RuleRow {
  id: string;
  name: string;
  query: string;
  kind: NewRule["kind"];
  window_seconds: number;
  min_records: number;
  change_percent: number;
  quiet_seconds: number;
  enabled: boolean;
  webhook_url: string | null;
  emails: string[];
  firing: boolean;
  evaluated_to_ms: number;
  notified_at: Date | null;
  waiting_records: number;
  created_at: Date;
}

export function toRule(row: RuleRow): Rule {
  return {
    id: row.id,
    name: row.name,
    query: row.query,
    kind: row.kind,
    windowSeconds: row.window_seconds,
    minRecords: row.min_records,
    changePercent: row.change_percent,
    quietSeconds: row.quiet_seconds,
    enabled: row.enabled,
    webhookUrl: row.webhook_url,
    emails: row.emails,
    firing: row.firing,
    notifiedAt: row.notified_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  };
}
