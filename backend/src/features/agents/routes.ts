import {
  compareAgentRoute,
  createAgentRoute,
  duplicateAgentRoute,
  getAgentRoute,
  listAgentsRoute,
  listAgentVersionsRoute,
  listModelsRoute,
  previewKeyRoute,
  readAgentRoute,
  rollBackAgentRoute,
  setAgentStateRoute,
  updateAgentDraftRoute,
  updateAgentRoute,
  uploadAvatarRoute,
  widgetConfigRoute,
} from "@netvexa/contract";
import { loadModelSettings } from "#features/installation";
import { bindRoute } from "#platform/route";
import type { TenantContext } from "#platform/tenant-context";
import { uploadAvatar } from "./avatar.ts";
import { changeDraft, changeState } from "./change-agent.ts";
import { getAgent, updateAgent } from "./default-agent.ts";
import { createAgent, duplicateAgent } from "./make-agent.ts";
import { renewPreviewKey } from "./preview-key.ts";
import { rollBackAgent } from "./publish-agent.ts";
import { compareAgent, listAgents, listVersions, readAgent } from "./read-agents.ts";
import { getWidgetConfig } from "./widget-config.ts";

export const agentRoutes = [
  bindRoute(listAgentsRoute, (ctx, { query }) => listAgents(ctx, query)),
  bindRoute(createAgentRoute, (ctx, { body }) => createAgent(ctx, body)),
  bindRoute(readAgentRoute, (ctx, { params }) => readAgent(ctx, params.agentId)),
  bindRoute(updateAgentDraftRoute, (ctx, { params, body }) => changeDraft(ctx, { ...params, ...body })),
  bindRoute(setAgentStateRoute, (ctx, { params, body }) => changeState(ctx, { ...params, ...body })),
  bindRoute(duplicateAgentRoute, (ctx, { params, body }) => duplicateAgent(ctx, { ...params, ...body })),
  bindRoute(compareAgentRoute, (ctx, { params, query }) => compareAgent(ctx, { ...params, ...query })),
  bindRoute(listAgentVersionsRoute, (ctx, { params, query }) => listVersions(ctx, { ...params, ...query })),
  bindRoute(rollBackAgentRoute, (ctx, { params, body }) => rollBackAgent(ctx, { ...params, ...body })),
  bindRoute(uploadAvatarRoute, (ctx, { params, upload }) => uploadAvatar(ctx, { ...params, upload })),
  bindRoute(listModelsRoute, async ({ platform }) => ({ models: (await loadModelSettings(platform)).chat })),
  bindRoute(previewKeyRoute, (ctx) => renewPreviewKey(ctx)),
  bindRoute(getAgentRoute, (ctx) => getAgent(ctx)),
  bindRoute(updateAgentRoute, (ctx, { body }) => updateAgent(ctx, body)),
  bindRoute(widgetConfigRoute, (ctx, { query }) =>
    getWidgetConfig(ctx, { storefront: query.storefront, agentId: query.agent, pageUrl: pageUrlOf(ctx, query.page) }),
  ),
];

/** The path is the widget's to say, the site it stands on the browser's. */
function pageUrlOf({ actor }: TenantContext, path: string | undefined): string | null {
  const origin = actor.kind === "storefront" ? actor.origin : null;
  return path?.startsWith("/") ? `${origin ?? "https://unknown.invalid"}${path}` : null;
}
