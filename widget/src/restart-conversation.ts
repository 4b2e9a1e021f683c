import type { Chat } from "./chat.ts";
import { stopTurn } from "./run-turn.ts";
import { isActive } from "./turn.ts";
import { rememberVisitor } from "./visitor.ts";

/** Leaves the conversation for an empty one, also for when the page is loaded again. */
export function restartConversation(chat: Chat): void {
  if (chat.people?.isActive()) chat.people.leave();
  chat.people = undefined;
  for (const turn of chat.turns.filter(isActive)) stopTurn(chat, turn);
  chat.visitor.closed = chat.conversationId ?? undefined;
  rememberVisitor(chat.storefront, chat.visitor);
  chat.conversationId = null;
  chat.turns = [];
  chat.draw();
}
