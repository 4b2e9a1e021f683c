import type { ConversationResponse, TurnRecord } from "@netvexa/contract/wire";
import { createTurnRequest, type Chat } from "./chat.ts";
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
    }
  } catch {
    chat.restoration = undefined;
  }
  chat.draw();
}

function restore(chat: Chat, record: TurnRecord): void {
  const turn = restoreTurn(createTurnRequest(chat, record.question), record);
  if (record.state === "failed") turn.failure = chat.strings.failed;
  chat.turns.push(turn);
  if (record.state === "running") void runTurn(chat, turn);
}
