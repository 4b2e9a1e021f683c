export { readAvatar } from "./avatar.ts";
export { changeDraft } from "./change-agent.ts";
export { chooseAgent, examinedVersions, isPreviewing, type ChosenAgent } from "./choose-agent.ts";
export { updateAgent } from "./default-agent.ts";
export { createAgent } from "./make-agent.ts";
export { publishAgent, type PublishCheck } from "./publish-agent.ts";
export { readAgent, requireAgent } from "./read-agents.ts";
export { agentRoutes } from "./routes.ts";
