import {
  createAgentToolRoute,
  deleteAgentToolRoute,
  getToolHostsRoute,
  listAgentToolsRoute,
  listToolCallsRoute,
  setToolHostsRoute,
  updateAgentToolRoute,
} from "@netvexa/contract";
import { bindRoute } from "#platform/route";
import {
  createAgentTool,
  deleteAgentTool,
  getToolHosts,
  listAgentTools,
  listToolCalls,
  setToolHosts,
  updateAgentTool,
} from "./manage-tools.ts";

export const agentToolRoutes = [
  bindRoute(listAgentToolsRoute, (ctx) => listAgentTools(ctx)),
  bindRoute(createAgentToolRoute, (ctx, { body }) => createAgentTool(ctx, body)),
  bindRoute(updateAgentToolRoute, (ctx, { params, body }) => updateAgentTool(ctx, { ...body, id: params.toolId })),
  bindRoute(deleteAgentToolRoute, (ctx, { params }) => deleteAgentTool(ctx, params.toolId)),
  bindRoute(listToolCallsRoute, (ctx, { params, query }) => listToolCalls(ctx, { ...query, toolId: params.toolId })),
  bindRoute(getToolHostsRoute, (ctx) => getToolHosts(ctx)),
  bindRoute(setToolHostsRoute, (ctx, { body }) => setToolHosts(ctx, body)),
];
