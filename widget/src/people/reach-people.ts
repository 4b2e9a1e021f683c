import type { HandoffView, ThreadEntry, WidgetConfig } from "@netvexa/contract/wire";
import { createTurnRequest, type Chat } from "../chat.ts";
import { createKey } from "../turn.ts";
import { followPeople } from "./follow-people.ts";
import { addEntry, isWithPeople, type Pending, type Thread } from "./thread.ts";

/** Whether somebody can be reached now; asked for anew, because the page may have been open for hours. */
export async function isSomebodyThere(chat: Chat, thread: Thread): Promise<boolean> {
  const response = await fetch(`${chat.base}v1/widget/config?storefront=${chat.storefront}&language=${chat.language}`);
  const { people: hours }: WidgetConfig = await response.json();
  if (!hours) return false;
  const nothing = { conversationId: null, version: 0, person: null, offerContact: false, position: 0, hours };
  thread.view = { state: "agent", ...nothing, ...thread.view, hours };
  return hours.open;
}

/** Asks for a person; false where that was refused. */
export async function askForPerson(chat: Chat, thread: Thread): Promise<boolean> {
  const { conversationId, page } = createTurnRequest(chat, "");
  const headers = { "idempotency-key": createKey() };
  const response = await chat.api("handoff", { method: "POST", body: { conversationId, page }, headers });
  if (response.ok) takeView(chat, thread, await response.json());
  return response.ok;
}

/** Takes in who has the conversation, and follows it where people do. */
export function takeView(chat: Chat, thread: Thread, view: HandoffView): void {
  thread.view = view;
  chat.conversationId ??= view.conversationId;
  if (isWithPeople(thread)) void followPeople(chat, thread);
  chat.draw();
}

/** Sends a message under its key, as often as it takes; how that went stands in it. Never rejects. */
export async function sendToPeople(chat: Chat, thread: Thread, pending: Pending): Promise<void> {
  const body = { conversationId: chat.conversationId, text: pending.text };
  const headers = { "idempotency-key": pending.key };
  pending.hasFailed = false;
  chat.draw();
  const response = await chat.api("messages", { method: "POST", body, headers }).catch(() => Response.error());
  if (response.ok) {
    const { entry }: { entry: ThreadEntry } = await response.json();
    // What came before it may still be on its way, so that the place to resume after moves by one at most.
    const { last } = thread;
    addEntry(chat, thread, entry);
    thread.last = entry.position === last + 1 ? entry.position : last;
    thread.pending = thread.pending.filter((one) => one !== pending);
  } else pending.hasFailed = true;
  chat.draw();
}

/** Back to the agent. */
export async function leavePeople(chat: Chat, thread: Thread): Promise<void> {
  const body = { conversationId: chat.conversationId };
  const response = await chat.api("handoff/leave", { method: "POST", body });
  if (!response.ok) return;
  thread.view = await response.json();
  thread.following?.abort();
  chat.draw();
}
