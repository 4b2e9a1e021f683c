import { inboxFrame, type memberFrame } from "@netvexa/contract";
import type { z } from "zod";

export type InboxFrame = z.output<typeof inboxFrame>;
export type MemberFrame = z.input<typeof memberFrame>;

export interface InboxLine {
  send(frame: MemberFrame): void;
  close(): void;
}

export interface LineOptions {
  basePath: string;
  storefront: string;
  onFrame(frame: InboxFrame): void;
  /** It stands, or does not any more. */
  onChange(isOpen: boolean): void;
}

const LONGEST_WAIT_MS = 20_000;

/**
 * A live connection that comes back by itself. Whoever gets `onChange(true)` reads anew what may have been missed; where
 * sockets are blocked it stays closed, and the screens ask again by themselves.
 */
export function openInboxLine({ basePath, storefront, onFrame, onChange }: LineOptions): InboxLine {
  let socket: WebSocket | null = null;
  let timer = 0;
  let failures = 0;
  let isDone = false;
  const connect = () => {
    const address = `${location.origin.replace(/^http/, "ws")}${basePath}/v1/inbox/socket`;
    const line = new WebSocket(address, ["netvexa.v1", `storefront.${storefront}`]);
    socket = line;
    line.addEventListener("open", () => {
      failures = 0;
      onChange(true);
    });
    line.addEventListener("message", ({ data }) => {
      const frame = inboxFrame.safeParse(JSON.parse(String(data)));
      if (frame.success) onFrame(frame.data);
    });
    line.addEventListener("close", () => {
      onChange(false);
      if (isDone) return;
      failures += 1;
      timer = window.setTimeout(connect, Math.min(LONGEST_WAIT_MS, 500 * 2 ** failures) * (0.5 + Math.random()));
    });
  };
  connect();
  return {
    send: (frame) => {
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
    },
    close: () => {
      isDone = true;
      window.clearTimeout(timer);
      socket?.close();
    },
  };
}
