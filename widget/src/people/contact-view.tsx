import type { HoursView, WidgetConfig } from "@netvexa/contract/wire";
import type { TargetedSubmitEvent, VNode } from "preact";
import type { Chat } from "../chat.ts";
import type { PeopleStrings } from "./people-strings.ts";
import { sendContact } from "./send-contact.ts";

/** A message to the merchant's people; needs neither the agent nor a model. `hours`: when somebody is there again. */
export function drawContact(chat: Chat, words: PeopleStrings, hours: HoursView | undefined): VNode {
  const { contact } = chat;
  return contact === "sent" ? (
    <p class="contact" role="status" tabIndex={-1} data-focus>
      {words.messageSent}
    </p>
  ) : (
    <form class="contact" onSubmit={(event) => submit(chat, event)}>
      <p>{words.contactIntro}</p>
      <p class="dim">{hoursWords(chat, words, hours)}</p>
      {drawMessage(chat, words)}
      {drawWishes(chat.config)}
      <p class="bad" role="alert">
        {contact && contact !== "sending" && words[contact]}
      </p>
      <button aria-disabled={contact === "sending"}>{words.sendMessage}</button>
    </form>
  );
}

function drawMessage(chat: Chat, words: PeopleStrings): VNode {
  const last = chat.turns.at(-1);
  return (
    <>
      <label>
        {words.name}
        <input name="name" autocomplete="name" maxLength={200} />
      </label>
      <label>
        {words.email}
        <input name="email" autocomplete="email" maxLength={254} type="email" required data-focus />
      </label>
      <label>
        {words.message}
        <textarea
          name="message"
          maxLength={4000}
          rows={5}
          required
          dir="auto"
          defaultValue={last?.failure || last?.answer.done?.offerContact ? last.request.question : ""}
        />
      </label>
    </>
  );
}

/** What else the merchant asks for. */
function drawWishes(config: WidgetConfig | null | undefined): VNode {
  return (
    <>
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
    </>
  );
}

/** When somebody is there again, by the visitor's own clock. */
function hoursWords({ language }: Chat, words: PeopleStrings, hours: HoursView | undefined): string {
  if (!hours || hours.open) return "";
  const { opensAt } = hours;
  if (!opensAt) return words.closedNow;
  const time = new Date(opensAt).toLocaleString(language, { weekday: "long", hour: "numeric", minute: "numeric" });
  return `${words.closedNow} ${words.opensAt.replace("{time}", time)}`;
}

function submit(chat: Chat, event: TargetedSubmitEvent<HTMLFormElement>): void {
  event.preventDefault();
  if (chat.contact === "sending") return;
  const said: Record<string, string> = {};
  for (const [name, value] of new FormData(event.currentTarget)) {
    if (typeof value === "string") said[name] = value.trim();
  }
  const { name, email = "", message = "", ...fields } = said;
  void sendContact(chat, { name: name || null, email, message, fields, consent: chat.config?.consent });
}
