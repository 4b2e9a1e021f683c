import type { MailMessage } from "#platform/mail";
import type { Condition } from "./condition-queries.ts";

interface Text {
  subject(condition: Condition): string;
  happened: string;
  remedy: string;
  /** Where in the dashboard it is mended. */
  screen(condition: Condition): string;
}

const TEXTS: Record<Condition["kind"], Text> = {
  sync_failed: {
    subject: ({ name }) => `Reading “${name ?? ""}” failed`,
    happened: "A source could not be read. Your agent answers from what it read before.",
    remedy: "Open the source: it says what went wrong. Mend that, then have it read again.",
    screen: ({ subject }) => `/knowledge/sources/${subject}`,
  },
  sync_stale: {
    subject: ({ name }) => `“${name ?? ""}” has not been read for a long time`,
    happened: "A source that is read on a schedule was not read for more than twice its interval.",
    remedy: "Open the source and have it read now. If that does not end, tell whoever runs the installation.",
    screen: ({ subject }) => `/knowledge/sources/${subject}`,
  },
  model_outage: {
    subject: () => "No language model answers",
    happened:
      "Every language model failed in the last minutes. Your agent goes on without one: it quotes your own pages.",
    remedy: "Check the models of your agent, and their provider's status. The notice closes when one answers again.",
    screen: () => "/agents",
  },
  spend_near: {
    subject: () => "The day's cap is nearly used up",
    happened:
      "More than 80 % of what your storefront may use today is used. At the cap your agent quotes instead of writing, then takes messages only.",
    remedy: "Raise the cap in the storefront's settings, or wait: it begins anew at midnight UTC.",
    screen: () => "/install",
  },
  key_expiring: {
    subject: ({ name }) => `The API key “${name ?? ""}” expires soon`,
    happened: "An API key expires within seven days. What uses it is refused from then on.",
    remedy: "Make a new key, put it where the old one is used, then revoke the old one.",
    screen: () => "/keys",
  },
};

export interface NoticeMail {
  to: string;
  condition: Condition;
  /** Null where it is not known under which address people reach this installation. */
  publicUrl: string | null;
}

/** What happened, what it means, and how to mend it. */
export function composeNoticeMail({ to, condition, publicUrl }: NoticeMail): MailMessage {
  const { subject, happened, remedy, screen } = TEXTS[condition.kind];
  const link = publicUrl === null ? [] : [`${publicUrl}/app/s/${condition.tenantId}${screen(condition)}`];
  const paragraphs = [condition.storefront, happened, remedy, ...link, "Netvexa"];
  return {
    to,
    subject: `${subject(condition)} – ${condition.storefront}`.replaceAll(/[\r\n]+/g, " "),
    text: `${paragraphs.join("\n\n")}\n`,
  };
}
