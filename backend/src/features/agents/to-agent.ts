import type { agentDetail, AgentContent } from "@netvexa/contract";
import type { z } from "zod";
import { compareContent, readContent } from "./agent-content.ts";
import type { AgentRow } from "./queries.ts";

export type AgentDetail = z.output<typeof agentDetail>;

export function draftOf(row: AgentRow): AgentContent {
  return readContent(row.draft, row.name);
}

export function publishedOf(row: AgentRow): AgentContent | null {
  return row.published === null ? null : readContent(row.published, row.name);
}

export function toSummary(row: AgentRow): Omit<AgentDetail, "revision" | "draft" | "published"> {
  const [draft, published] = [draftOf(row), publishedOf(row)];
  return {
    id: row.id,
    name: draft.name,
    avatar: draft.avatar,
    isDefault: row.is_default,
    enabled: row.enabled,
    archivedAt: row.archived_at?.toISOString() ?? null,
    publishedVersion: row.published_version,
    hasUnpublished: published === null || compareContent(published, draft).length > 0,
    updatedAt: row.updated_at.toISOString(),
  };
}

export function toDetail(row: AgentRow): AgentDetail {
  return { ...toSummary(row), revision: row.revision, draft: draftOf(row), published: publishedOf(row) };
}
