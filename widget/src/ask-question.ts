import { createTurnRequest, type Chat } from "./chat.ts";
import { runTurn } from "./run-turn.ts";
import { createTurn, isActive } from "./turn.ts";

/** Asks, unless an answer is still on its way; returns whether it did. */
export function askQuestion(chat: Chat, question: string): boolean {
  if (chat.people?.send(question)) return true;
  if (chat.turns.some(isActive)) return false;
  const turn = createTurn(createTurnRequest(chat, question));
  chat.turns.push(turn);
  void runTurn(chat, turn);
  return true;
}
