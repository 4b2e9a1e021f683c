/** What shoppers want, as far as every shop has it in common. Merchants add intents of their own beside these. */
export const builtInIntents = [
  "buy",
  "price",
  "discount",
  "availability",
  "recommendation",
  "comparison",
  "variant",
  "shipping",
  "payment",
  "wholesale",
  "warranty",
  "authenticity",
  "order_status",
  "delivery_problem",
  "return",
  "cancel_order",
  "change_order",
  "invoice",
  "product_problem",
  "complaint",
  "account",
  "talk_to_person",
  "contact_details",
  "store_visit",
  "urgency",
  "greeting",
  "thanks",
  "goodbye",
] as const;

export type BuiltInIntent = (typeof builtInIntents)[number];

/** Where in a purchase a shopper stands who says such a thing. */
export type Stage = "buy" | "research" | "support" | "other";

const stages: Record<BuiltInIntent, Stage> = {
  buy: "buy",
  price: "buy",
  discount: "buy",
  availability: "buy",
  recommendation: "buy",
  comparison: "buy",
  variant: "buy",
  shipping: "buy",
  payment: "buy",
  wholesale: "buy",
  urgency: "buy",
  store_visit: "buy",
  warranty: "research",
  authenticity: "research",
  order_status: "support",
  delivery_problem: "support",
  return: "support",
  cancel_order: "support",
  change_order: "support",
  invoice: "support",
  product_problem: "support",
  complaint: "support",
  account: "support",
  talk_to_person: "other",
  contact_details: "other",
  greeting: "other",
  thanks: "other",
  goodbye: "other",
};

/** The stage of a built-in intent; intents of a merchant's own have the stage that the merchant gave them, or none. */
export function stageOf(intent: string): Stage {
  return isBuiltIn(intent) ? stages[intent] : "other";
}

export function isBuiltIn(intent: string): intent is BuiltInIntent {
  return Object.hasOwn(stages, intent);
}
