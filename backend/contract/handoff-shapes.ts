import { z } from "zod";
import type { HandoffView, ThreadEntry, ThreadFrame } from "./wire.ts";

const time = z.iso.datetime();
const position = z.number().int().min(0);

const HANDOFF_STATES = ["agent", "requested", "waiting", "with_person", "closed"] as const;
export const handoffState = z.enum(HANDOFF_STATES);

export const messageText = z.string().trim().min(1).max(4000);

export const hoursView = z.object({
  open: z.boolean(),
  present: z.boolean(),
  opensAt: time.nullable(),
  timeZone: z.string().nullable(),
  week: z.array(z.object({ day: z.number().int(), from: z.string(), to: z.string() })),
});

export const handoffView = z.object({
  conversationId: z.uuid().nullable(),
  state: handoffState,
  version: z.number().int(),
  person: z.string().nullable(),
  offerContact: z.boolean(),
  position,
  hours: hoursView,
}) satisfies z.ZodType<HandoffView>;

const entryHead = { position, at: time };

export const threadEntry = z.discriminatedUnion("kind", [
  z.object({
    ...entryHead,
    kind: z.literal("message"),
    from: z.enum(["visitor", "person"]),
    name: z.string().nullable(),
    text: z.string(),
  }),
  z.object({
    ...entryHead,
    kind: z.literal("state"),
    state: handoffState,
    reason: z.string(),
    name: z.string().nullable(),
  }),
]) satisfies z.ZodType<ThreadEntry>;

export const threadFrame = z.discriminatedUnion("type", [
  z.object({ type: z.literal("entry"), entry: threadEntry }),
  z.object({ type: z.literal("handoff"), handoff: handoffView }),
  z.object({ type: z.literal("typing"), from: z.enum(["visitor", "person"]), name: z.string().nullable() }),
  z.object({ type: z.literal("seen"), by: z.enum(["visitor", "people"]), delivered: position, read: position }),
  z.object({ type: z.literal("accepted"), key: z.string(), position }),
  z.object({ type: z.literal("refused"), key: z.string(), code: z.string(), detail: z.string() }),
  z.object({ type: z.literal("activity"), turnId: z.string() }),
]) satisfies z.ZodType<ThreadFrame>;

/** What an open connection may say of the reader: short-lived, or a position that was received or read. */
export const threadSignal = z.strictObject({
  typing: z.literal(true).optional(),
  delivered: position.optional(),
  read: position.optional(),
});

export const senderKey = z.string().regex(/^[\x21-\x7e]{1,100}$/);
