import type { VNode } from "preact";
import type { Chat } from "../chat.ts";
import { withPeople } from "../load-people.ts";
import { restartConversation } from "../restart-conversation.ts";
import { isActive } from "../turn.ts";
import { drawComposer } from "./composer-view.tsx";
import { drawIcon } from "./icon.tsx";
import { drawSuggestions, drawTurn, progressText } from "./turn-view.tsx";

/** The panel: header, conversation or contact form, and the way to a person, which never goes away. */
export function drawPanel(chat: Chat, close: () => void): VNode {
  const { strings, config, people } = chat;
  const isEnabled = config?.enabled !== false;
  const isContact = chat.view === "contact" || !isEnabled;
  return (
    <>
      <header>
        {drawFace(chat)}
        <div>
          <h2 id="title">{config?.agentName ?? strings.assistant}</h2>
          {isEnabled && <small>{strings.assistant}</small>}
        </div>
        {!isContact && drawRestart(chat)}
        <button aria-label={strings.close} onClick={close}>
          {drawIcon("M6 6l12 12M18 6L6 18")}
        </button>
      </header>
      {isContact ? people?.drawContact() : drawConversation(chat)}
      {isEnabled && <footer>{drawWayOut(chat, isContact)}</footer>}
    </>
  );
}

/** To a person, or back from there. */
function drawWayOut(chat: Chat, isContact: boolean): VNode {
  const { strings, people } = chat;
  if (isContact) return <button onClick={() => showChat(chat)}>{strings.back}</button>;
  if (people?.isActive()) return <button onClick={people.leave}>{people.leaveLabel}</button>;
  return <button onClick={() => callPerson(chat)}>{strings.person}</button>;
}

function showChat(chat: Chat): void {
  chat.view = "chat";
  chat.draw();
}

function callPerson(chat: Chat): void {
  void withPeople(chat, (people) => people.call());
}

function drawFace({ config }: Chat): VNode {
  return config?.avatarUrl ? (
    <img class="round" src={config.avatarUrl} alt="" />
  ) : (
    <span class="round">{drawIcon("M12 4l2 6 6 2-6 2-2 6-2-6-6-2 6-2z")}</span>
  );
}

function drawRestart(chat: Chat): VNode | undefined {
  return chat.turns[0] ? (
    <button aria-label={chat.strings.restart} onClick={() => restartConversation(chat)}>
      {drawIcon("M4 12a8 8 0 1 0 3-6M4 4v4h4")}
    </button>
  ) : undefined;
}

function drawConversation(chat: Chat): VNode {
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
        {turns[0]
          ? turns.map((turn, index) => [chat.people?.draw(index), drawTurn(chat, turn, () => callPerson(chat))])
          : drawSuggestions(chat, config?.suggestions)}
        {chat.people?.draw(turns.length)}
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
      <p class="bad">{navigator.onLine ? chat.notice : strings.offline}</p>
    </div>
  );
}
