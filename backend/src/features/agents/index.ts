export { readAvatar } from "./avatar.ts";
export { changeDraft } from "./change-agent.ts";
export { chooseAgent, isPreviewing, type ChosenAgent } from "./choose-agent.ts";
export { updateAgent } from "./default-agent.ts";
export { createAgent } from "./make-agent.ts";
export { publishAgent } from "./publish-agent.ts";
export { readAgent } from "./read-agents.ts";
export { agentRoutes } from "./routes.ts";
