import type { VNode } from "preact";
import type { Chat } from "../chat.ts";
import { restartConversation } from "../restart-conversation.ts";
import { isActive } from "../turn.ts";
import { drawComposer } from "./composer-view.tsx";
import { drawContact } from "./contact-view.tsx";
import { drawIcon } from "./icon.tsx";
import { drawSuggestions, drawTurn, progressText } from "./turn-view.tsx";

/** The panel: header, conversation or contact form, and the way to a person, which never goes away. */
export function drawPanel(chat: Chat, close: () => void): VNode {
  const { strings, config } = chat;
  const isEnabled = config?.enabled !== false;
  const isContact = chat.view === "contact" || !isEnabled;
  const switchView = (): void => {
    chat.view = isContact ? "chat" : "contact";
    if (chat.contact !== "sending") chat.contact = undefined;
    chat.draw();
  };
  return (
    <>
      <header>
        <span class="round">{drawIcon("M12 4l2 6 6 2-6 2-2 6-2-6-6-2 6-2z")}</span>
        <div>
          <h2 id="title">{config?.agentName ?? strings.assistant}</h2>
          {isEnabled && <small>{strings.assistant}</small>}
        </div>
        {!isContact && drawRestart(chat)}
        <button aria-label={strings.close} onClick={close}>
          {drawIcon("M6 6l12 12M18 6L6 18")}
        </button>
      </header>
      {isContact ? drawContact(chat) : drawConversation(chat, switchView)}
      {isEnabled && (
        <footer>
          <button onClick={switchView}>{isContact ? strings.back : strings.person}</button>
        </footer>
      )}
    </>
  );
}

function drawRestart(chat: Chat): VNode | undefined {
  return chat.turns[0] ? (
    <button aria-label={chat.strings.restart} onClick={() => restartConversation(chat)}>
      {drawIcon("M4 12a8 8 0 1 0 3-6M4 4v4h4")}
    </button>
  ) : undefined;
}

function drawConversation(chat: Chat, showContact: () => void): VNode {
  const { strings, config, turns } = chat;
  return (
    <>
      {/* A log that comes with its entries is not read out, only what is added to it: hence a new one once restored. */}
      <div class="log" role="log" tabIndex={0} aria-labelledby="title" key={chat.restoration}>
        <p class="dim" id="disclosure">
          {strings.disclosure}
        </p>
        <p class="bubble" dir="auto">
          {config?.greeting ?? strings.greeting}
        </p>
        {turns[0] ? turns.map((turn) => drawTurn(chat, turn, showContact)) : drawSuggestions(chat, config?.suggestions)}
      </div>
      {drawStatus(chat)}
      {drawComposer(chat)}
    </>
  );
}

/**
 * Says to assistive technology what others see by other means. The words about who answers come with the first question
 * and stay, so that nothing cuts them off.
 */
function drawStatus(chat: Chat): VNode {
  const { strings, turns } = chat;
  const waiting = turns.find((turn) => isActive(turn) && !turn.answer.sentences[0]);
  return (
    <div role="status" aria-atomic="false">
      <i>{turns.length === 1 && strings.disclosure}</i>
      <i>{waiting && progressText(chat, waiting)}</i>
      {!navigator.onLine && <p class="bad">{strings.offline}</p>}
    </div>
  );
}
