export { examineAgentJob } from "./examine-agent-job.ts";
export { examRoutes } from "./routes.ts";
