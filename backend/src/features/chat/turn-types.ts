import type { AgentContent, receipt } from "@netvexa/contract";
import type { TurnEvent, TurnOutcome, TurnStarted } from "@netvexa/contract/wire";
import type { z } from "zod";
import type { ThreadSummary } from "./thread-summary.ts";
import type { DocumentKind } from "#features/content";

export type Receipt = z.output<typeof receipt>;
export type StreamedEvent = TurnStarted | TurnEvent;
export type TurnState = "running" | "done" | "aborted" | "failed";

export interface Page {
  url: string;
  title: string;
  language: string;
}

/** A question as it comes in by any door. */
export interface Question {
  question: string;
  conversationId: string | null;
  page: Page | null;
  /** The agent that is asked, where the page names one. */
  agentId?: string | null;
  /** What the answer may rest on; everything where absent. */
  limits?: KnowledgeLimits;
}

/** A part of the tenant's knowledge. */
export interface KnowledgeLimits {
  /** Only what stands at this address. */
  withinUrl: string | null;
  /** Without these documents, by their ids in their sources. */
  exclude: { externalIds: string[] };
  /** The agent's own sources and kinds of knowledge; all where absent. */
  onlySources?: string[] | null;
  onlyKinds?: DocumentKind[] | null;
}

/** One earlier turn of the same conversation. */
export interface MemoryTurn {
  question: string;
  /** The released sentences. */
  answer: string;
  /** Document numbers of the products whose cards were shown. */
  products: number[];
  /** Document numbers that were cited. */
  documents: number[];
}

export interface AgentProfile {
  id: string;
  name: string;
  /** Null for a draft. */
  version: number | null;
  instructions: string;
  enabled: boolean;
  tone: AgentContent["tone"];
  /** What it never discusses. */
  rules: string[];
  /** Empty: the question's own. */
  languages: string[];
  /** Of the installation's models, the first choice first; null: as the installation has them. */
  models: string[] | null;
}

export interface ShopProfile {
  name: string;
  language: string;
  currency: string;
  homeUrl: string | null;
}

/** A turn whose first transaction is committed. */
export interface BegunTurn {
  id: string;
  conversationId: string;
  question: string;
  page: Page | null;
  /** Primary tag of the conversation so far; null for its first turn. */
  language: string | null;
  memory: MemoryTurn[];
  /** What is left of turns before those, or of the visitor's last conversation; null for nothing. */
  summary: ThreadSummary | null;
  agent: AgentProfile;
  shop: ShopProfile;
  /** `paused`: the agent is switched off, or the day's turns are used up. `extractive`: the day's model money is. `people`: a person has the conversation, the agent keeps silent. */
  budget: TurnBudget;
  /** Confidence below which the agent says that it does not know. */
  threshold: number;
  limits: KnowledgeLimits;
}

export interface TurnBudget {
  mode: "full" | "extractive" | "paused" | "people";
  /** Model cost set aside for this turn, in millionths of a US dollar; the model stops before it costs more. */
  reservedMicros: number;
}

/** What the answering part hands back once everything it had to say was released. */
export interface TurnResult {
  outcome: TurnOutcome;
  offerContact: boolean;
  suggestions: string[];
  language: string;
  receipt: Receipt;
}
