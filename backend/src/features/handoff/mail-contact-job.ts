import { z } from "zod";
import { findPeopleToWrite } from "#features/accounts";
import { queueMail } from "#features/mailing";
import { defineJob } from "#platform/jobs";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { composeContactMail } from "./compose-contact-mail.ts";
import { markMailed, selectContact, selectSaid } from "./contact-queries.ts";
import { loadSettings } from "./handoff-settings.ts";

/** Writes to the merchant that somebody wants to be contacted, with what was said before. */
export const mailContactJob = defineJob({
  name: "mail_contact",
  input: z.object({ contactId: z.uuid() }),
  retries: 5,
  backoffSeconds: 10,
  timeoutSeconds: 60,
  run: (ctx, { contactId }) => mailContact(ctx, contactId),
});

/** Sent once: who asks for it again later changes nothing. */
async function mailContact(ctx: TenantContext, contactId: string): Promise<void> {
  const found = await tenantTransaction(ctx, async (tx) => {
    const contact = await selectContact(tx, ctx, contactId);
    if (!contact || contact.mailed_at !== null) return null;
    const said = contact.conversation_id === null ? [] : await selectSaid(tx, ctx, contact.conversation_id);
    return { contact, said, settings: await loadSettings(tx, ctx) };
  });
  if (!found) return;
  const { contact, said, settings } = found;
  const people = settings.mailTo.length > 0 ? settings.mailTo : await findPeopleToWrite(ctx.platform, ctx.tenantId);
  const link = linkTo(ctx, contact.conversation_id);
  await tenantTransaction(ctx, async (tx) => {
    if (!(await markMailed(tx, ctx, contactId))) return;
    for (const to of people) await queueMail(ctx.platform, tx, composeContactMail({ to, contact, said, link }));
  });
}

/** Null where it is not known under which address people reach this installation. */
function linkTo({ platform, tenantId }: TenantContext, conversationId: string | null): string | null {
  const { publicUrl } = platform.env;
  if (publicUrl === null || conversationId === null) return null;
  return `${publicUrl}/app/s/${tenantId}/conversations/${conversationId}`;
}
