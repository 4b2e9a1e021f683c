import { agentHours, handoffSettings, type OpeningHours } from "@netvexa/contract";
import type { z } from "zod";
import { recordAudit } from "#features/audit";
import type { Transaction } from "#platform/database";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import type { HandoffTimer } from "./handoff-machine.ts";
import { selectHours, selectSettings, storeSettings } from "./settings-queries.ts";

export type HandoffSettings = z.output<typeof handoffSettings>;

const DEFAULTS = handoffSettings.parse({});

/** Waiting times, who gets mail, what counts as spam; the defaults where none were set. */
export async function getHandoffSettings(ctx: TenantContext): Promise<HandoffSettings> {
  return tenantTransaction(ctx, (tx) => loadSettings(tx, ctx));
}

/** Replaces them, in force with the next event. */
export async function setHandoffSettings(ctx: TenantContext, settings: HandoffSettings): Promise<HandoffSettings> {
  await tenantTransaction(ctx, async (tx) => {
    await storeSettings(tx, ctx, settings);
    await recordAudit(ctx, tx, { action: "handoff.settings_changed" });
  });
  return settings;
}

/** The settings with the opening hours that stand with a conversation's agent; null hours: always open. */
export interface HandoffRules extends HandoffSettings {
  hours: OpeningHours | null;
}

/** `agentId` null: the storefront's first agent. */
export async function loadRules(tx: Transaction, ctx: TenantContext, agentId: string | null): Promise<HandoffRules> {
  const hours = agentHours.nullable().parse(await selectHours(tx, ctx, agentId));
  return { ...(await loadSettings(tx, ctx)), hours };
}

export async function loadSettings(tx: Transaction, ctx: TenantContext): Promise<HandoffSettings> {
  const content = await selectSettings(tx, ctx);
  return content === undefined ? DEFAULTS : handoffSettings.parse(content);
}

/** How long a timer runs, in seconds. */
export function secondsOf(settings: HandoffSettings, timer: HandoffTimer): number {
  const seconds = {
    notice: settings.noticeSeconds,
    wait: settings.waitSeconds,
    answer: settings.answerSeconds,
    idle: settings.idleSeconds,
  };
  return seconds[timer];
}
