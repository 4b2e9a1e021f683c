import type { WidgetConfig } from "@netvexa/contract/wire";
import { viewPeople } from "#features/handoff";
import { notFound } from "#platform/errors";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { chooseAgent, type AgentWish } from "./choose-agent.ts";
import { matchPage } from "./match-page.ts";

export interface ConfigRequest extends AgentWish {
  /** The storefront's key, as the widget has it: pictures are fetched with it too. */
  storefront: string;
}

/** What the widget needs before the first message; nothing of it is secret. */
export async function getWidgetConfig(ctx: TenantContext, request: ConfigRequest): Promise<Required<WidgetConfig>> {
  const { agent, people } = await tenantTransaction(ctx, async (tx) => {
    const chosen = await chooseAgent(tx, ctx, request);
    if (!chosen) throw notFound("agent");
    return { agent: chosen, people: await viewPeople(tx, ctx, chosen.content.openingHours) };
  });
  const { content, enabled } = agent;
  const { accentColour, position, theme, font } = content.look;
  return {
    agentName: content.name,
    greeting: content.greeting,
    suggestions: content.suggestions,
    enabled,
    accentColour,
    position,
    agentId: agent.id,
    avatarUrl: content.avatar === null ? null : `avatars/${request.storefront}/${content.avatar}.png`,
    theme,
    font,
    hidden: matchPage(content.hiddenOn, request.pageUrl ?? ""),
    contactFields: content.contactForm.fields,
    consent: content.contactForm.consent,
    people,
  };
}
