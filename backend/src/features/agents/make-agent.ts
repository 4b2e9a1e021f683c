import type { AgentContent } from "@netvexa/contract";
import { recordAudit } from "#features/audit";
import { newId } from "#platform/ids";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { contentOfTemplate, type TemplateChoice } from "./agent-templates.ts";
import { tooManyAgents } from "./errors.ts";
import { insertAgent, selectAgents } from "./queries.ts";
import { requireAgent } from "./read-agents.ts";
import { draftOf, toDetail, type AgentDetail } from "./to-agent.ts";

/** Enough for every brand, language and department of one shop; each page asks which of them it shows. */
const MOST_AGENTS = 20;

/** A new agent with a template's words as its draft. Throws `too_many_agents`. */
export async function createAgent(ctx: TenantContext, choice: TemplateChoice): Promise<AgentDetail> {
  return make(ctx, async () => contentOfTemplate(choice));
}

/** A new agent that begins with another one's draft. Throws `not_found`, `too_many_agents`. */
export async function duplicateAgent(
  ctx: TenantContext,
  { agentId, name }: { agentId: string; name: string },
): Promise<AgentDetail> {
  return make(ctx, async (read) => ({ ...(await read(agentId)), name, pages: [] }));
}

type ReadDraft = (agentId: string) => Promise<AgentContent>;

async function make(ctx: TenantContext, compose: (read: ReadDraft) => Promise<AgentContent>): Promise<AgentDetail> {
  return tenantTransaction(ctx, async (tx) => {
    const content = await compose(async (agentId) => draftOf(await requireAgent(tx, ctx, agentId)));
    if ((await selectAgents(tx, ctx, false)).length >= MOST_AGENTS) throw tooManyAgents(MOST_AGENTS);
    const id = newId();
    await insertAgent(tx, ctx, { id, content });
    const target = { kind: "agent", id };
    await recordAudit(ctx, tx, { action: "agent.created", target, detail: { name: content.name } });
    return toDetail(await requireAgent(tx, ctx, id));
  });
}
