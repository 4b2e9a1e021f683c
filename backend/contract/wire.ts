/**
 * What the widget and the backend say to each other while a turn runs.
 *
 * Plugins that merchants update late keep old widgets alive, so this file only ever grows: a field is never renamed or
 * removed, and a reader skips event types that it does not know. Types only, so that the widget pays no bytes for it.
 */

export interface Citation {
  /** 1-based, as shown to the reader. */
  number: number;
  title: string;
  /** Absolute http(s) address, with a text fragment of the quoted sentence where the page holds it; or null for knowledge that has no page (typed answers, uploaded files). */
  url: string | null;
  /** The passage that the answer rests on, at most 300 characters. */
  excerpt: string;
  /** When that was read from its page, ISO 8601; absent in older records, null when it is not known. */
  readAt?: string | null;
}

export interface ProductCard {
  id: string;
  title: string;
  url: string;
  imageUrl: string | null;
  /** Formatted for the visitor's locale from the live offer; null when the shop states no price. */
  price: string | null;
  /** The price before a discount, formatted; null when there is none. */
  compareAtPrice: string | null;
  availability: Availability;
  /** Short facts such as a colour or a size, at most four. */
  facts: string[];
}

export type Availability = "in_stock" | "out_of_stock" | "preorder" | "discontinued" | "unknown";

/** A released sentence. The only markup in `text` is `**strong**`; everything else is literal. */
export interface Delta {
  type: "delta";
  /** Unique in the turn; what `retract` names. */
  id: string;
  text: string;
  /** Sentences with the same block index stand in one paragraph or list item. */
  block: { index: number; kind: "paragraph" | "item" };
  /** Numbers of the citations that this sentence rests on. */
  citations: number[];
}

/** `with_person`: people have the conversation; the question went to them and the agent keeps silent. */
export type TurnOutcome = "answered" | "unknown" | "aborted" | "paused" | "with_person";

export type TurnEvent =
  | { type: "status"; stage: "searching" | "writing" }
  | Delta
  | { type: "retract"; ids: string[] }
  | { type: "citation"; citation: Citation }
  | { type: "card"; card: ProductCard }
  | {
      type: "done";
      outcome: TurnOutcome;
      /** True when the visitor should be offered the contact form. */
      offerContact: boolean;
      /** Questions that the visitor may want to ask next, at most three. */
      suggestions: string[];
      /** The agent has asked for a person: the thread with people is worth following. */
      askedForPerson?: boolean;
    }
  | { type: "error"; code: string; message: string; retryable: boolean };

/** One turn as the conversation history returns it: the question and its final events. */
export interface TurnRecord {
  id: string;
  question: string;
  askedAt: string;
  state: "running" | "done" | "aborted" | "failed";
  events: TurnEvent[];
}

/** POST /v1/widget/session. Header `Origin` must be one of the storefront's allowed origins. */
export interface SessionRequest {
  /** The storefront's public key, `pk_…`. */
  storefront: string;
  /** A visitor token handed out before, so that the visitor keeps its conversation; null on the first visit. */
  resume: string | null;
}

export interface SessionResponse {
  /** Bearer token for every other /v1/widget address: short-lived, bound to storefront, origin and visitor. */
  token: string;
  /** ISO 8601. */
  expiresAt: string;
}

/** GET /v1/widget/config?storefront=pk_…&language=de, without a token and without storing anything in the browser. */
export interface WidgetConfig {
  agentName: string;
  /** Shown as the agent's first words; null for the widget's own translated greeting. */
  greeting: string | null;
  /** Questions offered before the first message, at most four, in the page's language where the merchant has them. */
  suggestions: string[];
  /** False when the merchant switched the agent off: the widget then shows the contact form alone. */
  enabled: boolean;
  /** CSS colour `#rrggbb`. */
  accentColour: string;
  position: "start" | "end";
  /** Who speaks here; sent along with a first question, so that the same one answers. */
  agentId?: string;
  /** Relative to the folder that the widget is served from. */
  avatarUrl?: string | null;
  theme?: "auto" | "light" | "dark";
  font?: "system" | "page" | "serif" | "rounded";
  /** True on pages on which the merchant wants no widget. */
  hidden?: boolean;
  /** Fields of the contact form beside e-mail and message. */
  contactFields?: ContactField[];
  /** What a visitor must agree to before a message is sent. */
  consent?: string | null;
  /** When a person can be reached; where it is missing, only by a message. */
  people?: HoursView;
}

export interface ContactField {
  id: string;
  label: string;
  required: boolean;
}

/** POST /v1/widget/turns, answered by a `text/event-stream`; header `Idempotency-Key` is required. */
export interface TurnRequest {
  /** 1 to 2,000 characters. */
  question: string;
  /** Null starts a conversation. */
  conversationId: string | null;
  page: { url: string; title: string; language: string } | null;
  /** Of the settings; asked of a conversation's first question alone. */
  agentId?: string | null;
}

/**
 * Every turn stream begins with this event, id 0. Event ids count up by one; a client that lost the stream asks
 * GET /v1/widget/turns/{turnId}/events with `Last-Event-ID`. DELETE /v1/widget/turns/{turnId} aborts.
 */
export interface TurnStarted {
  type: "started";
  turnId: string;
  conversationId: string;
}

/** GET /v1/widget/conversation: the visitor's latest conversation, or null. */
export interface ConversationResponse {
  /** `withPeople`: its thread with people is worth following. */
  conversation: { id: string; turns: TurnRecord[]; withPeople?: boolean } | null;
}

/** POST /v1/widget/contact; header `Idempotency-Key` is required. */
export interface ContactRequest {
  conversationId: string | null;
  name: string | null;
  email: string;
  message: string;
  /** By the ids of the settings' fields. */
  fields?: Record<string, string>;
  /** The consent's words, where the visitor agreed to them. */
  consent?: string | null;
}

/** RFC 9457 problem details, `application/problem+json`. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  /** Stable and machine-readable, e.g. `rate_limited`. */
  code: string;
  /** What happened, why, and what to do. */
  detail: string;
  requestId: string;
  /** Wrong fields of the request, where there are any. */
  issues?: { path: string; message: string }[];
}

/** Who has a conversation. In `requested`, `waiting` and `with_person` the visitor's words go to people. */
export type HandoffState = "agent" | "requested" | "waiting" | "with_person" | "closed";

/** When somebody can be reached. */
export interface HoursView {
  /** Within opening hours; true where the merchant states none. */
  open: boolean;
  /** Somebody of the team has the inbox open. */
  present: boolean;
  /** The next opening, ISO 8601; null when open, or where it never opens. */
  opensAt: string | null;
  timeZone: string | null;
  /** 1 is Monday; times of day such as 09:30 in `timeZone`. Empty where the merchant states none. */
  week: { day: number; from: string; to: string }[];
}

/** GET and POST /v1/widget/handoff. */
export interface HandoffView {
  /** Null while the visitor has no conversation. */
  conversationId: string | null;
  state: HandoffState;
  version: number;
  /** Name of the person who has the conversation. */
  person: string | null;
  /** Nobody will come now: a message by mail is the way. */
  offerContact: boolean;
  /** Of the newest entry of the thread. */
  position: number;
  hours: HoursView;
}

/** One entry of the thread between visitor and people. Positions count up from 1 without a gap. */
export type ThreadEntry =
  | {
      position: number;
      at: string;
      kind: "message";
      from: "visitor" | "person";
      /** Of the person; null for the visitor. */
      name: string | null;
      text: string;
    }
  | {
      position: number;
      at: string;
      kind: "state";
      state: HandoffState;
      reason: string;
      /** Of the person who did it. */
      name: string | null;
    };

/**
 * What comes over a thread's stream: as server-sent events, whose id is the position of the newest entry that was sent,
 * or as text frames of a socket. Only entries are kept; a reader that lost the connection asks from its last position.
 */
export type ThreadFrame =
  | { type: "entry"; entry: ThreadEntry }
  | { type: "handoff"; handoff: HandoffView }
  | { type: "typing"; from: "visitor" | "person"; name: string | null }
  | { type: "seen"; by: "visitor" | "people"; delivered: number; read: number }
  /** A message that this socket sent under the key is kept at the position. */
  | { type: "accepted"; key: string; position: number }
  | { type: "refused"; key: string; code: string; detail: string }
  /** Something of a turn with the agent has changed. */
  | { type: "activity"; turnId: string };

/** What a visitor's socket takes, one JSON value a frame. */
export type VisitorFrame =
  | { type: "message"; key: string; text: string }
  | { type: "ask"; key: string; question: string }
  | { type: "signal"; typing?: true; delivered?: number; read?: number };
