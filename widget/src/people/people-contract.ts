import type { Fragment, h, VNode } from "preact";
import type { Chat } from "../chat.ts";

/** What the panel hands to the part that is loaded for people: one preact for both. */
export interface Kit {
  h: typeof h;
  Fragment: typeof Fragment;
}

/** Everything around the shop's people; loaded when the visitor wants one. */
export interface People {
  /** The visitor wants a person: now, or by a message where nobody is there. */
  call(): void;
  /** People have, or may have, the conversation already. */
  resume(): void;
  /** The visitor's words go to people. */
  isActive(): boolean;
  leave(): void;
  /** False where nobody would read it. */
  send(text: string): boolean;
  typing(): void;
  /** What was said after so many questions to the agent. */
  draw(turns: number): VNode | undefined;
  drawContact(): VNode;
  /** What the button below says that leads back to the agent. */
  leaveLabel: string;
}

export interface PeopleModule {
  createPeople(chat: Chat, kit: Kit): People;
}
