import type { ThreadEntry } from "@netvexa/contract/wire";
import type { VNode } from "preact";
import type { Chat } from "../chat.ts";
import type { PeopleStrings } from "./people-strings.ts";
import { isWithPeople, type Pending, type PlacedEntry, type Thread } from "./thread.ts";

export interface ThreadScene {
  chat: Chat;
  thread: Thread;
  words: PeopleStrings;
  retry(pending: Pending): void;
  leaveMessage(): void;
}

/** What visitor and people said behind so many questions to the agent; the newest part ends with how things stand. */
export function drawThread(scene: ThreadScene, turns: number): VNode | undefined {
  const { chat, thread } = scene;
  const here = [...thread.entries.values()].filter(({ after }) => after === turns).toSorted(byPosition);
  const isLast = turns === chat.turns.length;
  return here[0] || isLast ? (
    <section>
      {here.map(({ entry }) => drawEntry(scene, entry))}
      {isLast && thread.view && drawEnd(scene)}
    </section>
  ) : undefined;
}

const byPosition = (one: PlacedEntry, next: PlacedEntry): number => one.entry.position - next.entry.position;

function drawEntry({ words }: ThreadScene, entry: ThreadEntry): VNode | undefined {
  if (entry.kind === "state") {
    const text = stateWords(words, entry.reason).replace("{name}", entry.name ?? words.person);
    return text ? <p class="dim">{text}</p> : undefined;
  }
  return entry.from === "visitor" ? (
    <p class="question" dir="auto">
      {entry.text}
    </p>
  ) : (
    <div class="bubble" dir="auto">
      <small>{entry.name ?? words.person}</small>
      <p>{entry.text}</p>
    </div>
  );
}

function stateWords(words: PeopleStrings, reason: string): string {
  const said: Record<string, string> = {
    requested: words.asking,
    seen: words.seen,
    taken: words.joined,
    reassigned: words.joined,
    person_silent: words.asking,
    closed_hours: words.closedNow,
    nobody_there: words.nobodyCame,
    nobody_came: words.nobodyCame,
    closed_by_person: words.closed,
    handed_back: words.ended,
    declined: words.nobodyCame,
    visitor_left: words.ended,
    idle: words.ended,
  };
  return said[reason] ?? "";
}

function drawEnd(scene: ThreadScene): VNode {
  const { thread, words, leaveMessage } = scene;
  return (
    <>
      {thread.pending.map((one) => drawPending(scene, one))}
      <p class="dim">{markWords(thread, words)}</p>
      {drawTyping(thread, words)}
      <p class="dim">{isUnheard(thread) && words.notified}</p>
      <p class="bad">{thread.isLost && words.lost}</p>
      {offersMessage(thread) && <button onClick={leaveMessage}>{words.leaveMessage}</button>}
    </>
  );
}

function drawPending({ words, retry }: ThreadScene, pending: Pending): VNode {
  return (
    <>
      <p class="question" dir="auto">
        {pending.text}
      </p>
      {pending.hasFailed && <p class="bad">{words.notSent}</p>}
      {pending.hasFailed && <button onClick={() => retry(pending)}>{words.tryAgain}</button>}
    </>
  );
}

function drawTyping({ typing }: Thread, words: PeopleStrings): VNode | undefined {
  return typing && typing.until > Date.now() ? (
    <p class="dim">
      <span class="dots" />
      {words.typing.replace("{name}", typing.name ?? words.person)}
    </p>
  ) : undefined;
}

/** Nobody of the team is there to see the request at once. */
function isUnheard({ view }: Thread): boolean {
  return view?.state === "requested" && !view.hours.present;
}

function offersMessage({ view, entries }: Thread): boolean {
  if (view?.state === "requested" || view?.state === "waiting") return true;
  return view?.state === "agent" && view.offerContact && entries.size > 0;
}

/** How far the visitor's newest message has come; nothing once somebody has answered it. */
function markWords(thread: Thread, words: PeopleStrings): string {
  const messages = [...thread.entries.values()].map(({ entry }) => entry).filter(({ kind }) => kind === "message");
  const last = messages.toSorted((one, next) => one.position - next.position).at(-1);
  if (last?.kind !== "message" || last.from !== "visitor" || !isWithPeople(thread)) return "";
  if (thread.read >= last.position) return words.read;
  return thread.delivered >= last.position ? words.delivered : words.sent;
}
