import type { TargetedEvent, TargetedKeyboardEvent, VNode } from "preact";
import { askQuestion } from "../ask-question.ts";
import type { Chat } from "../chat.ts";
import { stopTurn } from "../run-turn.ts";
import { isActive } from "../turn.ts";
import { drawIcon } from "./icon.tsx";

/** Where the visitor writes. Its button stops the answer while one is being written. */
export function drawComposer(chat: Chat): VNode {
  const { question, stop, send } = chat.strings;
  const active = chat.turns.find(isActive);
  return (
    <form class="composer" onSubmit={(event) => submit(chat, event)}>
      <textarea
        rows={1}
        maxLength={2000}
        enterkeyhint="send"
        placeholder={question}
        aria-label={question}
        dir="auto"
        data-focus
        onKeyDown={submitOnEnter}
        onInput={(event) => {
          fitHeight(event);
          chat.people?.typing();
        }}
      />
      <button
        class="round"
        type={active ? "button" : "submit"}
        aria-label={active ? stop : send}
        // The second half of a double click on "send" is not meant to stop.
        onClick={({ detail }) => active && detail < 2 && stopTurn(chat, active)}
      >
        {drawIcon(active ? "M7 7h10v10H7z" : "M12 19V5M6 11l6-6 6 6")}
      </button>
    </form>
  );
}

function submit(chat: Chat, event: TargetedEvent<HTMLFormElement>): void {
  event.preventDefault();
  const field = event.currentTarget.querySelector("textarea");
  const question = field?.value.trim();
  if (!field || !question || !askQuestion(chat, question)) return;
  field.value = "";
  fitHeight({ currentTarget: field });
}

function submitOnEnter(event: TargetedKeyboardEvent<HTMLTextAreaElement>): void {
  // Enter also confirms a word in an input method editor.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}

function fitHeight({ currentTarget: field }: { currentTarget: HTMLElement }): void {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
}
