import type { ChosenAgent } from "#features/agents";
import type { AgentProfile, KnowledgeLimits } from "./turn-types.ts";

/** What of an agent's version decides its answers. */
export function toAgentProfile({ id, version, enabled, content }: ChosenAgent): AgentProfile {
  const { name, instructions, tone, rules, languages, models } = content;
  return { id, name, version, enabled, instructions, tone, rules, languages, models };
}

/** An agent that is to know only a part answers from that part of what was asked of. */
export function limitTo({ content }: Pick<ChosenAgent, "content">, limits: KnowledgeLimits): KnowledgeLimits {
  const { sourceIds, kinds } = content.scope;
  return { ...limits, onlySources: sourceIds, onlyKinds: kinds };
}
