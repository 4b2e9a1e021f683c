import { z } from "zod";
import { defineRoute } from "./route.ts";

const time = z.iso.datetime();
export const NOTICE_KINDS = ["sync_failed", "sync_stale", "model_outage", "spend_near", "key_expiring"] as const;

const notice = z.object({
  id: z.uuid(),
  kind: z.enum(NOTICE_KINDS),
  /** Of the source or key that it is about; empty where the storefront as a whole is meant. */
  subject: z.string(),
  name: z.string().nullable(),
  openedAt: time,
  resolvedAt: time.nullable(),
  isNew: z.boolean(),
});

export const listNoticesRoute = defineRoute({
  id: "listNotices",
  method: "get",
  path: "/v1/notices",
  summary: "List what needs a hand: open notices first, then those that were solved within the last days",
  tag: "Notices",
  auth: { kind: "api_key", scope: "settings:read" },
  rateLimit: "read",
  idempotency: "none",
  request: {},
  response: { kind: "json", status: 200, schema: z.object({ notices: z.array(notice) }) },
});

export const seeNoticesRoute = defineRoute({
  id: "seeNotices",
  method: "put",
  path: "/v1/notices/seen",
  summary: "Say that the member has seen all notices until now",
  tag: "Notices",
  auth: { kind: "member", permission: "settings:read" },
  rateLimit: "write",
  idempotency: "none",
  request: {},
  response: { kind: "empty", status: 204 },
});
