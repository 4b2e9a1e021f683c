export { closeOrphanedTurns, sweepTurns } from "./close-orphaned-turns.ts";
export { createAnswer } from "./create-answer.ts";
export { getConversation, getLatestConversation, listConversations } from "./read-conversations.ts";
export { requestContact } from "./request-contact.ts";
export { chatRoutes } from "./routes.ts";
export { abortTurn, resumeTurn, runTurn } from "./run-turn.ts";
export { drainTurns } from "./running-turns.ts";
