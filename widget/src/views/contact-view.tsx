import type { TargetedSubmitEvent, VNode } from "preact";
import type { Chat } from "../chat.ts";
import { sendContact } from "../send-contact.ts";

/** A message to the merchant's people; needs neither the agent nor a model. */
export function drawContact(chat: Chat): VNode {
  const { strings, contact } = chat;
  const last = chat.turns.at(-1);
  return contact === "sent" ? (
    <p class="contact" role="status" tabIndex={-1} data-focus>
      {strings.messageSent}
    </p>
  ) : (
    <form class="contact" onSubmit={(event) => submit(chat, event)}>
      <p>{strings.contactIntro}</p>
      <label>
        {strings.name}
        <input name="name" autocomplete="name" maxLength={200} />
      </label>
      <label>
        {strings.email}
        <input name="email" autocomplete="email" maxLength={254} type="email" required data-focus />
      </label>
      <label>
        {strings.message}
        <textarea
          name="message"
          maxLength={4000}
          rows={5}
          required
          dir="auto"
          defaultValue={last?.failure || last?.answer.done?.offerContact ? last.request.question : ""}
        />
      </label>
      <p class="bad" role="alert">
        {contact && contact !== "sending" && strings[contact]}
      </p>
      <button aria-disabled={contact === "sending"}>{strings.sendMessage}</button>
    </form>
  );
}

function submit(chat: Chat, event: TargetedSubmitEvent<HTMLFormElement>): void {
  event.preventDefault();
  if (chat.contact === "sending") return;
  const fields = new FormData(event.currentTarget);
  const read = (name: string): string => {
    const value = fields.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  void sendContact(chat, { name: read("name") || null, email: read("email"), message: read("message") });
}
