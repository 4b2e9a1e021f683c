import type { TargetedSubmitEvent, VNode } from "preact";
import type { Chat } from "../chat.ts";
import { sendContact } from "../send-contact.ts";

/** A message to the merchant's people; needs neither the agent nor a model. */
export function drawContact(chat: Chat): VNode {
  const { strings, contact, config } = chat;
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
      {config?.contactFields?.map(({ id, label, required }) => (
        <label>
          {label}
          <input name={id} maxLength={300} required={required} />
        </label>
      ))}
      {config?.consent && (
        <label>
          <input type="checkbox" required />
          {config.consent}
        </label>
      )}
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
  const said: Record<string, string> = {};
  new FormData(event.currentTarget).forEach((value, name) => (said[name] = `${value}`.trim()));
  const { name, email = "", message = "", ...fields } = said;
  void sendContact(chat, { name: name || null, email, message, fields, consent: chat.config?.consent });
}
