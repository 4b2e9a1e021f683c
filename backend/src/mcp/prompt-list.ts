import { z } from "zod";
import type { AnyPrompt } from "#platform/mcp-tool";

/** Questions that merchants ask most, each with the way that leads to its answer. */
export const prompts: readonly AnyPrompt[] = [
  {
    name: "knowledge_gaps",
    title: "What is missing in our knowledge?",
    description: "Finds what visitors asked and the agent could not answer, and proposes what to write.",
    scope: "conversations:read",
    values: z.object({ language: z.string().max(35).optional().describe("Language of the proposals.") }),
    write: ({ language = "the language of the questions" }) =>
      `Call unanswered_questions. For each of the ten most frequent, call knowledge_search to see what the storefront has on it. Then list, most frequent first: the question, how often it was asked, what is there already, and a short answer to add, written in ${language}. Invent no facts: where the storefront must decide, say what is to be filled in.`,
  },
  {
    name: "explain_answer",
    title: "Why did the agent answer this?",
    description: "Explains one answer from its conversation and its trace.",
    scope: "conversations:read",
    values: z.object({ conversationId: z.string().max(36).describe("From the conversation's address.") }),
    write: ({ conversationId = "" }) =>
      `Call conversation_get for ${conversationId}. For the answer in question call trace_get with the turn's id without its dashes. Explain in plain words what was searched for, which sources the answer rests on, what was held back by a guard, which model wrote it, how long each step took and what it cost. Say what would have to change for a better answer.`,
  },
  {
    name: "check_health",
    title: "Did anything go wrong lately?",
    description: "Looks through errors and warnings and says what deserves attention.",
    scope: "logs:read",
    values: z.object({ since: z.string().max(10).optional().describe("Such as 24h; a day, if left out.") }),
    write: ({ since = "24h" }) =>
      `Call log_stats with the query "level>=warn since:${since}", then log_search with the same query. Group what you find by cause. For each: what happened, how often, when first and last, whether visitors noticed, and what to do. Give record ids. If nothing is wrong, say so in one sentence.`,
  },
  {
    name: "follow_conversation",
    title: "What happened in this conversation?",
    description: "Tells a conversation together with what the storefront's software logged meanwhile.",
    scope: "logs:read",
    values: z.object({ conversationId: z.string().max(36).describe("From the conversation's address.") }),
    write: ({ conversationId = "" }) =>
      `Call conversation_get for ${conversationId} and log_search with the query "conv:${conversationId}" in ascending order. Tell in order of time what the visitor asked, what the agent answered and what the storefront's software did meanwhile. Point out errors and what the visitor was left without.`,
  },
];
