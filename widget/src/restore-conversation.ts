import type { ConversationResponse } from "@netvexa/contract/wire";
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
    if (conversation && conversation.id !== chat.visitor.closed && !chat.turns.length) {
      chat.conversationId = conversation.id;
      for (const record of conversation.turns) {
        const turn = restoreTurn(createTurnRequest(chat, record.question), record);
        if (record.state === "failed") turn.failure = chat.strings.failed;
        chat.turns.push(turn);
        if (record.state === "running") void runTurn(chat, turn);
      }
    }
  } catch {
    chat.restoration = undefined;
  }
  chat.draw();
}
