import type { AgentContent } from "@netvexa/contract";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import { matchPage } from "./match-page.ts";
import { selectAgents, type AgentRow } from "./queries.ts";
import { requireAgent } from "./read-agents.ts";
import { draftOf, publishedOf } from "./to-agent.ts";

export interface AgentWish {
  /** Asked for by name, as an embed line does; where there is no such agent the page decides. */
  agentId?: string | null | undefined;
  pageUrl?: string | null | undefined;
}

export interface ChosenAgent {
  id: string;
  /** Null for a draft, and for an agent that was never published. */
  version: number | null;
  enabled: boolean;
  content: AgentContent;
}

/**
 * The agent that speaks: the one asked for, else the one whose pages the address is among, else the default one. Visitors
 * get what is published; a preview gets drafts. Undefined where the storefront has no agent at all.
 */
export async function chooseAgent(
  tx: Transaction,
  ctx: TenantContext,
  wish: AgentWish,
): Promise<ChosenAgent | undefined> {
  const isPreview = isPreviewing(ctx);
  const rows = await selectAgents(tx, ctx, false);
  const agents = rows
    .filter((row) => isPreview || row.is_default || row.published_version !== null)
    .map((row) => toChosen(row, isPreview));
  const asked = agents.find(({ id }) => id === wish.agentId);
  const ofPage = agents.find(({ content }) => matchPage(content.pages, wish.pageUrl ?? ""));
  return asked ?? ofPage ?? agents[0];
}

/** True for who came with the key that shows drafts. */
export function isPreviewing({ actor }: TenantContext): boolean {
  return (actor.kind === "visitor" || actor.kind === "storefront") && actor.preview === true;
}

function toChosen(row: AgentRow, isPreview: boolean): ChosenAgent {
  const published = publishedOf(row);
  const isDraft = isPreview || published === null;
  return {
    id: row.id,
    enabled: row.enabled,
    version: isDraft ? null : row.published_version,
    content: isDraft ? draftOf(row) : published,
  };
}

/** An agent as it is drafted and as it is published, for whoever compares them. Throws `not_found`. */
export async function examinedVersions(
  tx: Transaction,
  ctx: TenantContext,
  agentId: string,
): Promise<{ revision: number; draft: ChosenAgent; published: ChosenAgent | null }> {
  const row = await requireAgent(tx, ctx, agentId);
  return {
    revision: row.revision,
    draft: { ...toChosen(row, true), enabled: true },
    published: row.published === null ? null : { ...toChosen(row, false), enabled: true },
  };
}
