/**
 * Who has a conversation: the agent, nobody yet, or a person. Every change of it goes through `transition`, which is pure;
 * the rules are data, from which the documentation's drawing is made.
 */

export const HANDOFF_STATES = ["agent", "requested", "waiting", "with_person", "closed"] as const;
export type HandoffState = (typeof HANDOFF_STATES)[number];

/** Each timer runs in one kind of wait; when it runs out, `timeout` happens. */
export const HANDOFF_TIMERS = ["notice", "wait", "answer", "idle"] as const;
export type HandoffTimer = (typeof HANDOFF_TIMERS)[number];

/** Why a state was entered; visitors and members are told in these words' translations. */
export const HANDOFF_REASONS = [
  "requested",
  "closed_hours",
  "seen",
  "taken",
  "reassigned",
  "nobody_there",
  "nobody_came",
  "person_silent",
  "visitor_left",
  "handed_back",
  "declined",
  "closed_by_person",
  "idle",
  "reopened",
] as const;
export type HandoffReason = (typeof HANDOFF_REASONS)[number];

export interface HandoffMember {
  id: string;
  name: string;
}

export interface Handoff {
  state: HandoffState;
  /** Set exactly while a person has the conversation. */
  assignee: HandoffMember | null;
  timer: HandoffTimer | null;
  /** How often the agent itself has asked for a person. */
  agentRequests: number;
}

export type HandoffEvent =
  | { type: "request"; by: "visitor" | "agent" }
  /** A member has the request before their eyes. */
  | { type: "seen" }
  | { type: "take"; member: HandoffMember }
  | { type: "visitor_message" }
  | { type: "reply"; member: HandoffMember }
  | { type: "hand_back"; member: HandoffMember }
  | { type: "close"; member: HandoffMember }
  /** The visitor would rather go on with the agent. */
  | { type: "leave" }
  /** The timer that runs has run out. */
  | { type: "timeout" };
export type HandoffEventType = HandoffEvent["type"];

/** What the rules ask of the world outside. */
export interface HandoffFacts {
  /** Within opening hours. */
  open: boolean;
}

/** After this many wishes of the agent's own only the visitor can ask for a person, so that no two can play ping-pong. */
export const MOST_AGENT_REQUESTS = 2;

export const INITIAL_HANDOFF: Handoff = { state: "agent", assignee: null, timer: null, agentRequests: 0 };

export type HandoffCondition = "open" | "shut" | "own" | "other" | "answer_due" | "idle_due";

export interface HandoffRule {
  from: readonly HandoffState[];
  on: HandoffEventType;
  when?: HandoffCondition;
  to: HandoffState;
  reason: HandoffReason | null;
  /** The timer that runs from then on. */
  timer: HandoffTimer | null;
}

/** The first rule that fits decides; what no rule fits is refused and changes nothing. */
export const HANDOFF_RULES: readonly HandoffRule[] = [
  { from: ["agent", "closed"], on: "request", when: "open", to: "requested", reason: "requested", timer: "notice" },
  { from: ["agent", "closed"], on: "request", when: "shut", to: "agent", reason: "closed_hours", timer: null },
  { from: ["requested"], on: "seen", to: "waiting", reason: "seen", timer: "wait" },
  {
    from: ["agent", "requested", "waiting", "closed"],
    on: "take",
    to: "with_person",
    reason: "taken",
    timer: "answer",
  },
  { from: ["with_person"], on: "take", when: "other", to: "with_person", reason: "reassigned", timer: "answer" },
  { from: ["with_person"], on: "reply", when: "own", to: "with_person", reason: null, timer: "idle" },
  { from: ["with_person"], on: "visitor_message", to: "with_person", reason: null, timer: "answer" },
  { from: ["closed"], on: "visitor_message", to: "agent", reason: "reopened", timer: null },
  { from: ["with_person"], on: "hand_back", when: "own", to: "agent", reason: "handed_back", timer: null },
  { from: ["requested", "waiting"], on: "hand_back", to: "agent", reason: "declined", timer: null },
  { from: ["agent", "requested", "waiting"], on: "close", to: "closed", reason: "closed_by_person", timer: null },
  { from: ["with_person"], on: "close", when: "own", to: "closed", reason: "closed_by_person", timer: null },
  { from: ["requested", "waiting", "with_person"], on: "leave", to: "agent", reason: "visitor_left", timer: null },
  { from: ["requested"], on: "timeout", to: "agent", reason: "nobody_there", timer: null },
  { from: ["waiting"], on: "timeout", to: "agent", reason: "nobody_came", timer: null },
  { from: ["with_person"], on: "timeout", when: "answer_due", to: "waiting", reason: "person_silent", timer: "wait" },
  { from: ["with_person"], on: "timeout", when: "idle_due", to: "closed", reason: "idle", timer: null },
];

export interface HandoffStep {
  next: Handoff;
  rule: HandoffRule;
  /** A reason is told to everybody in the conversation; without one only a timer began anew. */
  changed: boolean;
}

/** What an event makes of a handoff; null when no rule allows it. Pure. */
export function transition(current: Handoff, event: HandoffEvent, facts: HandoffFacts): HandoffStep | null {
  const byAgent = event.type === "request" && event.by === "agent";
  if (byAgent && current.agentRequests >= MOST_AGENT_REQUESTS) return null;
  const rule = HANDOFF_RULES.find((candidate) => fits(candidate, { current, event, facts }));
  if (!rule) return null;
  const next = {
    state: rule.to,
    assignee: rule.to !== "with_person" ? null : event.type === "take" ? event.member : current.assignee,
    timer: rule.timer,
    agentRequests: current.agentRequests + (byAgent ? 1 : 0),
  };
  return { next, rule, changed: rule.reason !== null };
}

interface Occasion {
  current: Handoff;
  event: HandoffEvent;
  facts: HandoffFacts;
}

function fits(rule: HandoffRule, occasion: Occasion): boolean {
  const { current, event } = occasion;
  return rule.on === event.type && rule.from.includes(current.state) && holds(rule.when, occasion);
}

function holds(condition: HandoffCondition | undefined, { current, event, facts }: Occasion): boolean {
  const own = "member" in event && event.member.id === current.assignee?.id;
  switch (condition) {
    case undefined:
      return true;
    case "open":
      return facts.open;
    case "shut":
      return !facts.open;
    case "own":
      return own;
    case "other":
      return !own;
    case "answer_due":
      return current.timer === "answer";
    case "idle_due":
      return current.timer === "idle";
  }
}

/** True while the agent keeps silent: the visitor's words go to people. */
export function isWithPeople(state: HandoffState): boolean {
  return state === "requested" || state === "waiting" || state === "with_person";
}

/** After these the visitor is offered to leave a message, because nobody will come now. */
export function offersContact(reason: HandoffReason): boolean {
  return reason === "closed_hours" || reason === "nobody_there" || reason === "nobody_came";
}
