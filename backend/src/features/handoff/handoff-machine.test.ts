import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  HANDOFF_RULES,
  HANDOFF_STATES,
  INITIAL_HANDOFF,
  isWithPeople,
  MOST_AGENT_REQUESTS,
  transition,
  type Handoff,
  type HandoffEvent,
} from "./handoff-machine.ts";

const members = fc.constantFrom({ id: "anna", name: "Anna" }, { id: "ben", name: "Ben" });
const byMember = (["take", "reply", "hand_back", "close"] as const).map((type) =>
  members.map((member): HandoffEvent => ({ type, member })),
);
const alone = (["seen", "visitor_message", "leave", "timeout"] as const).map((type) =>
  fc.constant<HandoffEvent>({ type }),
);
const requests = fc
  .constantFrom<"visitor" | "agent">("visitor", "agent")
  .map((by): HandoffEvent => ({ type: "request", by }));
const occasions = fc.record({ event: fc.oneof(requests, ...alone, ...byMember), open: fc.boolean() });

/** What a conversation has become after these events, in this order. */
function play(events: { event: HandoffEvent; open: boolean }[], start = INITIAL_HANDOFF): Handoff {
  return events.reduce((current, { event, open }) => transition(current, event, { open })?.next ?? current, start);
}

const reached = (): fc.Arbitrary<Handoff> => fc.array(occasions, { maxLength: 60 }).map((events) => play(events));

describe("[V6] the handoff, whatever happens in whatever order", () => {
  it("is always in exactly one state, with a person exactly where one has it, and waits only with a timer that runs", () => {
    fc.assert(
      fc.property(reached(), ({ state, assignee, timer }) => {
        expect(HANDOFF_STATES).toContain(state);
        expect(assignee !== null).toBe(state === "with_person");
        expect(timer !== null).toBe(isWithPeople(state));
      }),
      { numRuns: 2_000 },
    );
  });

  it("has no loop: when nobody does anything, timers alone lead to rest in at most four steps", () => {
    fc.assert(
      fc.property(reached(), fc.boolean(), (start, open) => {
        let current = start;
        let steps = 0;
        for (let step = transition(current, { type: "timeout" }, { open }); step; steps += 1) {
          current = step.next;
          step = transition(current, { type: "timeout" }, { open });
        }
        expect(steps).toBeLessThanOrEqual(4);
        expect(isWithPeople(current.state)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it("has no loop between agent and timers either: the agent's own wishes run out", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom<HandoffEvent>({ type: "request", by: "agent" }, { type: "seen" }, { type: "timeout" }),
          { maxLength: 200 },
        ),
        (events) => {
          let changes = 0;
          let current = INITIAL_HANDOFF;
          for (const event of events) {
            const step = transition(current, event, { open: true });
            if (step?.changed) changes += 1;
            current = step?.next ?? current;
          }
          expect(changes).toBeLessThanOrEqual(MOST_AGENT_REQUESTS * 3);
          expect(current.agentRequests).toBeLessThanOrEqual(MOST_AGENT_REQUESTS);
        },
      ),
    );
  });

  it("never loses a conversation: from everywhere the visitor gets back to the agent by one step, and a member can take it", () => {
    fc.assert(
      fc.property(reached(), fc.boolean(), members, (start, open, member) => {
        const out: HandoffEvent = start.state === "closed" ? { type: "visitor_message" } : { type: "leave" };
        expect(play([{ event: out, open }], start).state).toBe("agent");
        const taken = play([{ event: { type: "take", member }, open }], start);
        expect([taken.state, taken.assignee?.id]).toEqual(["with_person", member.id]);
      }),
      { numRuns: 2_000 },
    );
  });

  it("gives the visitor's words to people exactly while they wait for or talk to one, and takes nobody's place from them", () => {
    fc.assert(
      fc.property(reached(), occasions, (start, { event, open }) => {
        const step = transition(start, event, { open });
        if (start.state !== "with_person" || !step) return;
        const byOther = "member" in event && event.member.id !== start.assignee?.id;
        if (byOther) expect(event.type).toBe("take");
      }),
    );
  });

  it("lets the agent ask and never decide: no event of its own leads to a person", () => {
    const byAgent: HandoffEvent = { type: "request", by: "agent" };
    fc.assert(
      fc.property(reached(), fc.boolean(), (start, open) => {
        const step = transition(start, byAgent, { open });
        if (step) expect(["requested", "agent"]).toContain(step.next.state);
      }),
    );
    const spent = { ...INITIAL_HANDOFF, agentRequests: MOST_AGENT_REQUESTS };
    expect(transition(spent, byAgent, { open: true })).toBeNull();
    expect(transition(spent, { type: "request", by: "visitor" }, { open: true })?.next.state).toBe("requested");
  });

  it("uses every rule", () => {
    const used = new Set<unknown>();
    fc.assert(
      fc.property(fc.array(occasions, { maxLength: 60 }), (events) => {
        let current = INITIAL_HANDOFF;
        for (const { event, open } of events) {
          const step = transition(current, event, { open });
          if (step) used.add(step.rule);
          current = step?.next ?? current;
        }
      }),
      { numRuns: 3_000, seed: 7 },
    );
    expect(HANDOFF_RULES.filter((rule) => !used.has(rule))).toEqual([]);
  });
});
