import type { Chat } from "./chat.ts";
import { drawContact } from "./people/contact-view.tsx";
import { drawThread } from "./people/draw-thread.tsx";
import type { Kit, People } from "./people/people-contract.ts";
import { peopleStrings as english } from "./people/people-strings.ts";
import { takeKit } from "./people/preact-kit.ts";
import { askForPerson, isSomebodyThere, leavePeople, sendToPeople, takeView } from "./people/reach-people.ts";
import { isWithPeople, type Pending, type Thread } from "./people/thread.ts";
import { createKey } from "./turn.ts";

const TYPING_EVERY_MS = 3_000;

/** The way to the shop's people: live where somebody is there, else by a message. */
export function createPeople(chat: Chat, kit: Kit): People {
  takeKit(kit);
  const words = chat.peopleStrings ?? english;
  const thread: Thread = { entries: new Map(), last: 0, pending: [], delivered: 0, read: 0 };
  let typedAt = 0;
  const send = (pending: Pending): void => void sendToPeople(chat, thread, pending);
  const leave = (): void => void leavePeople(chat, thread).catch(() => {});
  const scene = { chat, thread, words, retry: send, leaveMessage: () => (showContact(chat), leave()) };
  return {
    leaveLabel: words.leave,
    isActive: () => isWithPeople(thread),
    call: () => void call(chat, thread).catch(() => showContact(chat)),
    resume: () => void resume(chat, thread).catch(() => {}),
    leave,
    send: (text) => {
      if (!isWithPeople(thread)) return false;
      const pending = { key: createKey(), text };
      thread.pending.push(pending);
      send(pending);
      return true;
    },
    typing: () => {
      if (Date.now() - typedAt < TYPING_EVERY_MS) return;
      typedAt = Date.now();
      thread.signal?.({ typing: true });
    },
    draw: (turns) => drawThread(scene, turns),
    drawContact: () => drawContact(chat, words, thread.view?.hours),
  };
}

async function call(chat: Chat, thread: Thread): Promise<void> {
  const isAsked = (await isSomebodyThere(chat, thread)) && (await askForPerson(chat, thread));
  if (!isAsked || !isWithPeople(thread)) showContact(chat);
}

async function resume(chat: Chat, thread: Thread): Promise<void> {
  const response = await chat.api("handoff");
  if (response.ok) takeView(chat, thread, await response.json());
}

function showContact(chat: Chat): void {
  chat.view = "contact";
  if (chat.contact !== "sending") chat.contact = undefined;
  chat.draw();
}
