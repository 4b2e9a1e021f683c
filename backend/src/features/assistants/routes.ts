import { decideConsentRoute, getConsentRoute, listAssistantsRoute, removeAssistantRoute } from "@netvexa/contract";
import { bindRoute } from "#platform/route";
import { decideConsent, describeConsent } from "./decide-consent.ts";
import { listAssistants, removeAssistant } from "./manage-assistants.ts";

export const assistantRoutes = [
  bindRoute(getConsentRoute, ({ platform }, { params, client }) => describeConsent(platform, { ...params, client })),
  bindRoute(decideConsentRoute, (ctx, { params, body, client }) => decideConsent(ctx, { ...params, ...body, client })),
  bindRoute(listAssistantsRoute, (ctx) => listAssistants(ctx)),
  bindRoute(removeAssistantRoute, (ctx, { params }) => removeAssistant(ctx, params.assistantId)),
];
