import type { ContactRequest } from "@netvexa/contract/wire";
import type { Chat } from "../chat.ts";
import { createKey } from "../turn.ts";

/** Sends the visitor's message to the merchant's people; how that went stands in `chat.contact`. Never rejects. */
export async function sendContact(chat: Chat, fields: Omit<ContactRequest, "conversationId">): Promise<void> {
  const body: ContactRequest = { ...fields, conversationId: chat.conversationId };
  const text = JSON.stringify(body);
  if (chat.contactBody !== text) chat.contactKey = createKey();
  chat.contactBody = text;
  chat.contact = "sending";
  chat.draw();
  const headers = { "idempotency-key": chat.contactKey ?? "" };
  const { ok, status } = await chat.api("contact", { method: "POST", body, headers }).catch(() => Response.error());
  chat.contact = ok ? "sent" : status === 400 || status === 422 ? "messageRefused" : "messageFailed";
  chat.draw();
}
