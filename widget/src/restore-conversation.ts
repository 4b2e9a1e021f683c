import type { ConversationResponse, TurnRecord } from "@netvexa/contract/wire";
import { createTurnRequest, type Chat } from "./chat.ts";
import { withPeople } from "./load-people.ts";
import { runTurn } from "./run-turn.ts";
import { restoreTurn } from "./turn.ts";

/**
 * Brings back the conversation of a visitor who wrote before, and follows an answer that is still being written. Asks
 * nothing of the backend for anyone else. When that fails the chat starts empty, and tries again at the next opening.
 */
export async function restoreConversation(chat: Chat): Promise<void> {
  if (chat.restoration || !chat.visitor.token) return;
  chat.restoration = "running";
  try {
    const { conversation }: ConversationResponse = await (await chat.api("conversation")).json();
    chat.restoration = "done";
    if (conversation && conversation.id !== chat.visitor.closed && !chat.turns[0]) {
      chat.conversationId = conversation.id;
      conversation.turns.forEach((record) => restore(chat, record));
      if (conversation.withPeople) void withPeople(chat, (people) => people.resume());
    }
  } catch {
    chat.restoration = undefined;
  }
  chat.draw();
}

function restore(chat: Chat, record: TurnRecord): void {
  // What went to people stands among what was said to them.
  if (record.events.some((event) => event.type === "done" && event.outcome === "with_person")) return;
  const turn = restoreTurn(createTurnRequest(chat, record.question), record);
  if (record.state === "failed") turn.failure = chat.strings.failed;
  chat.turns.push(turn);
  if (record.state === "running") void runTurn(chat, turn);
}
