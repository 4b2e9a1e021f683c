import { z } from "zod";
import { openingHours } from "./opening-hours.ts";

const id = z.uuid();
export const agentName = z.string().trim().min(1).max(80);
const colour = z.string().regex(/^#[0-9a-f]{6}$/, "must be like #0f62fe");

const pagePattern = z
  .string()
  .trim()
  .max(500)
  .regex(/^(\/|https?:\/\/)\S*$/, "must begin with / or https:// and have no spaces; * stands for anything");

export const AGENT_TONES = ["neutral", "friendly", "formal", "playful", "brief"] as const;
export const AGENT_TEMPLATES = ["blank", "sales", "support", "leads"] as const;

const look = z.strictObject({
  accentColour: colour.default("#0f62fe"),
  position: z.enum(["start", "end"]).default("end"),
  theme: z.enum(["auto", "light", "dark"]).default("auto").describe("`auto` follows the visitor's device."),
  font: z.enum(["system", "page", "serif", "rounded"]).default("system").describe("`page` takes the page's own font."),
});

/** Fields of the contact form beside message and e-mail, which every form has. */
export const contactField = z.strictObject({
  id: z
    .string()
    .regex(/^(?!(name|email|message)$)[a-z][a-z0-9_]{0,30}$/, "must be a short word in lower case such as company"),
  label: z.string().trim().min(1).max(60),
  required: z.boolean(),
});

const contactForm = z.strictObject({
  fields: z.array(contactField).max(4).default([]),
  consent: z
    .string()
    .trim()
    .max(500)
    .nullable()
    .default(null)
    .describe("What a visitor must agree to before the message is sent; null asks for nothing."),
});

const scope = z.strictObject({
  sourceIds: z
    .array(id)
    .max(50)
    .nullable()
    .default(null)
    .describe("Answers rest on these sources alone; null: on all."),
  kinds: z
    .array(z.enum(["page", "file", "product", "qa"]))
    .min(1)
    .max(4)
    .nullable()
    .default(null),
});

/** Everything that a version of an agent consists of. */
export const agentContent = z.strictObject({
  name: agentName,
  avatar: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .default(null)
    .describe("What uploading a picture answered."),
  tone: z.enum(AGENT_TONES).default("neutral"),
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}$/, "must be a language code such as de"))
    .max(20)
    .default([])
    .describe("It answers in these, and in the first where a question is in another; empty: in the question's own."),
  rules: z.array(z.string().trim().min(2).max(120)).max(20).default([]).describe("What it never discusses."),
  instructions: z.string().max(4000).default(""),
  greeting: z.string().max(500).nullable().default(null),
  suggestions: z.array(z.string().trim().min(1).max(200)).max(4).default([]),
  openingHours: openingHours.nullable().default(null),
  models: z
    .array(z.string().min(1).max(100))
    .max(5)
    .nullable()
    .default(null)
    .describe("Of the installation's models, the first choice first; null: as the installation has them; empty: none."),
  scope: scope.default(scope.parse({})),
  look: look.default(look.parse({})),
  pages: z.array(pagePattern).max(20).default([]).describe("Pages on which it speaks instead of the default agent."),
  hiddenOn: z.array(pagePattern).max(50).default([]).describe("Pages on which the widget is not shown."),
  contactForm: contactForm.default(contactForm.parse({})),
});
export type AgentContent = z.output<typeof agentContent>;
