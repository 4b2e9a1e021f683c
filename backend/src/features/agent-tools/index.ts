export { confirmPhrases } from "./confirm-phrases.ts";
export { proposeCall, runCall, settleCall } from "./confirm-call.ts";
export { createAgentTool, listToolCalls, setToolHosts } from "./manage-tools.ts";
export { agentToolRoutes } from "./routes.ts";
export { listUsableTools, type UsableTool } from "./usable-tools.ts";
