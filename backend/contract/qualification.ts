import { z } from "zod";

export const signalName = z
  .string()
  .regex(/^(?:intent:[\p{L}\p{N}][\p{L}\p{N} _.:-]{0,59}|stage:(?:buy|research|support)|[a-z_]{1,40})$/u)
  .describe(
    "`intent:price` and other intents, `stage:buy`, `stage:research`, `stage:support`, or one of `quantity`, `budget`, `deadline`, `contact`, `many_questions`, `came_back`.",
  );

export const nodeId = z.string().regex(/^[a-z0-9_-]{1,40}$/);
const label = z.string().trim().min(1).max(300);

const condition = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("fact"),
    fact: z.enum(["score", "quantity", "budgetMinor", "daysLeft"]),
    is: z.enum(["atLeast", "atMost"]),
    value: z.number().min(0).max(1e12),
  }),
  z.strictObject({ kind: z.literal("signal"), signal: signalName }),
]);

const option = z.strictObject({
  value: nodeId,
  label,
  goTo: nodeId,
  points: z.number().int().min(-100).max(100).default(0),
});

const field = z.strictObject({
  name: nodeId,
  label,
  type: z.enum(["name", "email", "phone", "text", "number"]),
  required: z.boolean().default(true),
});

export const flowNode = z.discriminatedUnion("kind", [
  z.strictObject({ id: nodeId, kind: z.literal("question"), ask: label, options: z.array(option).min(2).max(10) }),
  z.strictObject({
    id: nodeId,
    kind: z.literal("form"),
    ask: label,
    fields: z.array(field).min(1).max(10),
    goTo: nodeId,
  }),
  z.strictObject({ id: nodeId, kind: z.literal("check"), when: condition, goTo: nodeId, otherwise: nodeId }),
  z.strictObject({
    id: nodeId,
    kind: z.literal("verdict"),
    verdict: z.enum(["qualified", "unqualified", "handover"]),
  }),
]);

export const qualificationFlow = z.strictObject({ start: nodeId, nodes: z.array(flowNode).min(1).max(50) });
