import type { leadSettings } from "@netvexa/contract";
import type { z } from "zod";

export type LeadSettings = z.output<typeof leadSettings>;
export type Flow = NonNullable<LeadSettings["flow"]>;
export type FlowNode = Flow["nodes"][number];
export type Band = "cold" | "warm" | "hot";

/** What every storefront begins with; a merchant changes all of it. */
export const usualSettings: LeadSettings = {
  signals: [
    { signal: "intent:buy", weight: 20, most: 2 },
    { signal: "intent:price", weight: 8, most: 2 },
    { signal: "intent:availability", weight: 8, most: 2 },
    { signal: "intent:shipping", weight: 6, most: 2 },
    { signal: "intent:payment", weight: 10, most: 1 },
    { signal: "intent:discount", weight: 6, most: 1 },
    { signal: "intent:wholesale", weight: 20, most: 1 },
    { signal: "intent:recommendation", weight: 5, most: 3 },
    { signal: "intent:comparison", weight: 6, most: 2 },
    { signal: "intent:urgency", weight: 8, most: 1 },
    { signal: "stage:research", weight: 3, most: 2 },
    { signal: "stage:support", weight: -5, most: 3 },
    { signal: "quantity", weight: 12, most: 1 },
    { signal: "budget", weight: 12, most: 1 },
    { signal: "deadline", weight: 10, most: 1 },
    { signal: "contact", weight: 15, most: 1 },
    { signal: "many_questions", weight: 5, most: 1 },
    { signal: "came_back", weight: 8, most: 1 },
  ],
  thresholds: { warm: 25, hot: 55 },
  flow: null,
};
