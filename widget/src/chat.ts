import type { TurnRequest, WidgetConfig } from "@netvexa/contract/wire";
import type { Api } from "./create-api.ts";
import type { Strings } from "./locales/en.ts";
import type { People } from "./people/people-contract.ts";
import type { PeopleStrings } from "./people/people-strings.ts";
import type { Turn } from "./turn.ts";
import type { Visitor } from "./visitor.ts";

/** One visitor's chat: what it shows, and what it takes to go on. */
export interface Chat {
  storefront: string;
  /** Absolute address of the server, with a slash at its end. */
  base: string;
  /** The page's language tag, as the backend is told. */
  language: string;
  strings: Strings;
  /** Missing for English, which that part brings along. */
  peopleStrings?: PeopleStrings;
  /** Missing until the visitor wants a person. */
  people?: People;
  /** What stands in the way of what the visitor wanted. */
  notice?: string;
  visitor: Visitor;
  api: Api;
  /** Shows what the chat has become. */
  draw(): void;
  config?: WidgetConfig | null;
  view?: "chat" | "contact";
  turns: Turn[];
  /** Null until the backend has named the conversation. */
  conversationId: string | null;
  /** Undefined before the visitor's earlier conversation was asked for. */
  restoration?: "running" | "done";
  contact?: "sending" | "sent" | "messageFailed" | "messageRefused";
  /** The key of the last contact message, kept as long as it is sent again unchanged. */
  contactKey?: string;
  contactBody?: string;
}

/** The page is told within the limits of the contract; without its fragment, which the shop's server never sees either. */
export function createTurnRequest({ language, conversationId, config }: Chat, question: string): TurnRequest {
  const url = location.href.replace(/#.*/, "").slice(0, 2000);
  const page = { url, title: document.title.slice(0, 500), language: language.slice(0, 35) };
  return { question, conversationId, page, agentId: config?.agentId };
}
