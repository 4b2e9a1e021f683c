import { Fragment as group, h as create } from "preact";
import type { Chat } from "./chat.ts";
import type { People, PeopleModule } from "./people/people-contract.ts";

let attempt = 0;

/** Loads, once, what it takes to talk to people, from beside this file. What was to be done then is done after it. */
export async function withPeople(chat: Chat, use: (people: People) => void): Promise<void> {
  try {
    chat.notice = undefined;
    if (!chat.people) {
      // The address varies, as browsers keep a failed import.
      const address = `${import.meta.url.replace("panel.js", "people.js")}.${attempt++}`;
      const { createPeople }: PeopleModule = await import(/* @vite-ignore */ address);
      chat.people ??= createPeople(chat, { h: create, Fragment: group });
    }
    use(chat.people);
  } catch {
    chat.notice = chat.strings.offline;
  }
  chat.draw();
}
