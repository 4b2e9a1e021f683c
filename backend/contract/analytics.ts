import { z } from "zod";
import { defineRoute } from "./route.ts";

const count = z.number().int().min(0);

const figures = z.object({
  /** Conversations in which something was asked. */
  conversations: count,
  questions: count,
  /** Questions that got an answer with its sources. */
  answered: count,
  /** Questions to which the honest answer was that nothing is known. */
  unknown: count,
  /** Broken off by the visitor, refused by a cap, or failed. */
  unfinished: count,
  contactRequests: count,
});

export const analyticsOverview = z.object({
  /** First and last day, in UTC. */
  from: z.iso.date(),
  to: z.iso.date(),
  totals: figures,
  /** As many days before. */
  previous: figures,
  /** Half of all answers took no longer than this, in milliseconds; null without any. */
  medianAnswerMs: z.number().min(0).nullable(),
  /** Every day of the period, oldest first. */
  days: z.array(figures.extend({ day: z.iso.date() })),
  /** Questions that nothing was known about, the latest first. */
  unanswered: z.array(
    z.object({
      question: z.string(),
      conversationId: z.uuid(),
      /** How often it was asked in the same words, in whatever case. */
      times: count,
      lastAskedAt: z.iso.datetime(),
    }),
  ),
});

export const getOverviewRoute = defineRoute({
  id: "getOverview",
  method: "get",
  path: "/v1/analytics/overview",
  summary: "Read how many questions were answered with sources and how many honestly not, day by day",
  tag: "Analytics",
  auth: { kind: "api_key", scope: "conversations:read" },
  rateLimit: "read",
  idempotency: "none",
  request: { query: z.strictObject({ days: z.coerce.number().int().min(1).max(90).default(30) }) },
  response: { kind: "json", status: 200, schema: analyticsOverview },
});
