import { chatTools } from "#features/chat";
import { logResources, logTools } from "#features/logs";
import { retrievalTools } from "#features/retrieval";
import { traceTools } from "#features/traces";
import type { AssistantSurface } from "#platform/mcp-tool";
import { prompts } from "./prompt-list.ts";

/** Every tool, resource and prompt. The server and the isolation probe are made from this list. */
export const assistantSurface: AssistantSurface = {
  tools: [...retrievalTools, ...chatTools, ...traceTools, ...logTools],
  resources: logResources,
  prompts,
};
