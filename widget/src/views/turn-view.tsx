import type { VNode } from "preact";
import { askQuestion } from "../ask-question.ts";
import type { Chat } from "../chat.ts";
import { retryTurn } from "../run-turn.ts";
import { isActive, type Turn } from "../turn.ts";
import { drawAnswer } from "./answer-view.tsx";

export function drawTurn(chat: Chat, turn: Turn, callPerson: () => void): VNode {
  const { strings } = chat;
  const { answer, failure, retryAt } = turn;
  const { done } = answer;
  return (
    <section>
      <p class="question" dir="auto">
        <i>{strings.asked} </i>
        {turn.request.question}
      </p>
      {drawAnswer(answer, strings)}
      {isActive(turn) && (
        <p class="dim" aria-hidden="true">
          <span class="dots" />
          {progressText(chat, turn)}
        </p>
      )}
      <p class="dim">{closingWords(chat, turn)}</p>
      <p class="bad">{failure}</p>
      {failure && retryAt !== Infinity && (
        <button disabled={retryAt > Date.now()} onClick={() => retryTurn(chat, turn)}>
          {strings.retry}
        </button>
      )}
      {(done?.offerContact || retryAt === Infinity) && <button onClick={callPerson}>{strings.person}</button>}
      {turn === chat.turns.at(-1) && drawSuggestions(chat, done?.suggestions)}
    </section>
  );
}

/** Questions to ask with one press. */
export function drawSuggestions(chat: Chat, questions: string[] | undefined): VNode | undefined {
  return questions?.[0] ? (
    <ul class="chips" aria-label={chat.strings.suggestions}>
      {questions.map((question) => (
        <li>
          <button dir="auto" onClick={() => askQuestion(chat, question)}>
            {question}
          </button>
        </li>
      ))}
    </ul>
  ) : undefined;
}

/** What the visitor is told while waiting. */
export function progressText({ strings }: Chat, { isReconnecting, answer }: Turn): string {
  return isReconnecting ? strings.reconnecting : strings[answer.stage ?? "searching"];
}

function closingWords({ strings }: Chat, { answer, isStopped }: Turn): string | undefined {
  const outcome = isStopped ? "aborted" : answer.done?.outcome;
  if (outcome === "aborted") return strings.aborted;
  if (answer.sentences[0]) return undefined;
  if (outcome === "unknown") return strings.noAnswer;
  return outcome === "paused" ? strings.paused : undefined;
}
