import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leadSettings } from "@netvexa/contract";
import { usualSettings, type Flow } from "./lead-settings.ts";
import { rankingOf } from "./measure-leads.ts";
import { checkFlow, walkFlow, type FlowFacts } from "./qualification-flow.ts";
import { scoreLead } from "./score-lead.ts";

const seen = (signal: string, turns: number) => ({ signal, turns, latestTurnId: null });

describe("[F3] the score of a lead", () => {
  it("is the sum of its lines, each capped as the settings say", () => {
    const settings = { ...usualSettings, signals: [{ signal: "intent:price", weight: 10, most: 2 }] };
    const result = scoreLead(settings, { seen: [seen("intent:price", 5), seen("budget", 1)], flowPoints: 3 });
    expect(result.lines).toEqual([{ ...seen("intent:price", 5), counted: 2, weight: 10, points: 20 }]);
    expect(result).toMatchObject({ score: 23, total: 23, flowPoints: 3, band: "cold" });
  });

  it("stays between 0 and 100, says what it would have been, and puts thresholds into the band above", () => {
    fc.assert(
      fc.property(fc.integer({ min: -300, max: 300 }), (flowPoints) => {
        const { score, total, band } = scoreLead(usualSettings, { seen: [], flowPoints });
        expect(total).toBe(flowPoints);
        expect(score).toBe(Math.max(0, Math.min(100, flowPoints)));
        const { warm, hot } = usualSettings.thresholds;
        expect(band).toBe(score >= hot ? "hot" : score >= warm ? "warm" : "cold");
      }),
    );
  });

  it("counts against a lead what the merchant counts against it", () => {
    const result = scoreLead(usualSettings, { seen: [seen("intent:buy", 2), seen("stage:support", 1)], flowPoints: 0 });
    expect(result.lines.map(({ signal, points }) => [signal, points])).toEqual([
      ["intent:buy", 40],
      ["stage:support", -5],
    ]);
    expect(result.score).toBe(35);
  });

  it("begins with settings that the contract accepts", () => {
    expect(leadSettings.parse(usualSettings)).toEqual(usualSettings);
    expect(leadSettings.safeParse({ ...usualSettings, thresholds: { warm: 50, hot: 50 } }).success).toBe(false);
    const twice = { ...usualSettings, signals: [...usualSettings.signals, { signal: "budget", weight: 1 }] };
    expect(leadSettings.safeParse(twice).success).toBe(false);
  });
});

describe("[F3] how well scores foretell outcomes", () => {
  it("is the share of pairs in which the won lead scored higher, as counted one by one", () => {
    const judged = fc.array(fc.record({ won: fc.boolean(), score: fc.integer({ min: 0, max: 100 }) }), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(judged, (leads) => {
        const pairs = leads
          .filter(({ won }) => won)
          .flatMap((won) => leads.filter((lost) => !lost.won).map((lost) => won.score - lost.score));
        const wins = pairs.reduce((sum, difference) => sum + (difference > 0 ? 1 : difference === 0 ? 0.5 : 0), 0);
        const result = rankingOf(leads.map((lead) => ({ ...lead, band: "cold" })));
        if (pairs.length === 0) expect(result).toBeNull();
        else expect(result).toBeCloseTo(wins / pairs.length, 10);
      }),
    );
  });
});

const flow: Flow = {
  start: "kind",
  nodes: [
    {
      id: "kind",
      kind: "question",
      ask: "For yourself or a company?",
      options: [
        { value: "self", label: "For me", goTo: "no", points: 0 },
        { value: "company", label: "For a company", goTo: "large", points: 15 },
      ],
    },
    {
      id: "large",
      kind: "check",
      when: { kind: "fact", fact: "quantity", is: "atLeast", value: 20 },
      goTo: "address",
      otherwise: "no",
    },
    {
      id: "address",
      kind: "form",
      ask: "Where can we reach you?",
      fields: [{ name: "email", label: "E-mail", type: "email", required: true }],
      goTo: "yes",
    },
    { id: "yes", kind: "verdict", verdict: "qualified" },
    { id: "no", kind: "verdict", verdict: "unqualified" },
  ],
};
const facts: FlowFacts = { score: 0, quantity: null, budgetMinor: null, daysLeft: null, signals: new Set() };

describe("[F3] the qualification flow", () => {
  it("asks, checks what is known, opens a form, and comes to a verdict", () => {
    expect(walkFlow(flow, {}, facts).next?.id).toBe("kind");
    expect(walkFlow(flow, { kind: "company" }, facts)).toMatchObject({ verdict: "unqualified", points: 15 });
    const many = { ...facts, quantity: 40 };
    expect(walkFlow(flow, { kind: "company" }, many)).toMatchObject({
      path: ["kind", "large"],
      next: { id: "address" },
    });
    expect(walkFlow(flow, { kind: "company", address: "filled" }, many)).toMatchObject({
      next: null,
      verdict: "qualified",
      path: ["kind", "large", "address", "yes"],
    });
  });

  it("asks again where an answer is no option any more", () => {
    expect(walkFlow(flow, { kind: "government" }, facts)).toMatchObject({ path: [], next: { id: "kind" } });
  });

  it("accepts a tree, and refuses circles, ways to nowhere, ids twice and nodes that nothing leads to", () => {
    expect(() => checkFlow(flow)).not.toThrow();
    const yes = { id: "yes", kind: "verdict", verdict: "qualified" } as const;
    const check = (id: string, goTo: string, otherwise: string) =>
      ({ id, kind: "check", when: { kind: "signal", signal: "budget" }, goTo, otherwise }) as const;
    const broken: [string, Flow][] = [
      ["leads back", { start: "a", nodes: [check("a", "b", "yes"), check("b", "a", "yes"), yes] }],
      ["no node lost", { start: "a", nodes: [check("a", "lost", "yes"), yes] }],
      ["used once", { start: "yes", nodes: [yes, yes] }],
      ["Nothing leads to the node b", { start: "yes", nodes: [yes, check("b", "yes", "yes")] }],
    ];
    for (const [why, bad] of broken) expect(() => checkFlow(bad), why).toThrow(why);
  });
});
