import { setTimeout as delay } from "node:timers/promises";
import { threadFrame } from "@netvexa/contract";
import { WebSocket } from "ws";
import { z } from "zod";
import { newId } from "#platform/ids";

export interface VisitorLine {
  /** Positions of the entries that came, in their order. */
  positions: number[];
  /** Keys of messages that were acknowledged. */
  accepted: Set<string>;
  connections: number;
  send(text: string): string;
  /** Milliseconds from a question to the last event of its answer. */
  ask(question: string): Promise<number>;
  /** Waits until nothing that was sent is without an answer. */
  settle(): Promise<void>;
  close(): void;
}

export interface LineOptions {
  url: string;
  token: string;
  conversationId: string;
}

const turnFrame = z.object({ type: z.literal("turn"), turnId: z.string(), event: z.object({ type: z.string() }) });
const frame = z.union([threadFrame, turnFrame]);
type Frame = z.output<typeof frame>;

interface State {
  options: LineOptions;
  socket: WebSocket | null;
  isDone: boolean;
  unsent: Map<string, string>;
  answered: (() => void) | null;
}

/** A visitor's browser without the browser: it connects again by itself, and goes on behind what it has. */
export async function openVisitorLine(options: LineOptions): Promise<VisitorLine> {
  const state: State = { options, socket: null, isDone: false, unsent: new Map(), answered: null };
  const line: VisitorLine = {
    positions: [],
    accepted: new Set(),
    connections: 0,
    send: (text) => {
      const key = newId();
      state.unsent.set(key, text);
      say(state, { type: "message", key, text });
      return key;
    },
    ask: async (question) => {
      const began = performance.now();
      const answered = new Promise<void>((resolve) => (state.answered = resolve));
      say(state, { type: "ask", key: newId(), question });
      await answered;
      return performance.now() - began;
    },
    settle: async () => {
      while (state.unsent.size > 0) await delay(20);
    },
    close: () => {
      state.isDone = true;
      state.socket?.close();
    },
  };
  await connect(state, line);
  return line;
}

function say({ socket }: State, content: object): void {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(content));
}

/** Resolves with the first connection that stands. */
async function connect(state: State, line: VisitorLine): Promise<void> {
  const { url, token, conversationId } = state.options;
  const after = line.positions.at(-1) ?? 0;
  const address = `${url.replace("http", "ws")}/v1/widget/conversations/${conversationId}/socket?after=${after}`;
  const socket = new WebSocket(address, ["netvexa.v1", `bearer.${token}`], { perMessageDeflate: false });
  state.socket = socket;
  socket.on("message", (data: Buffer) => take(state, line, frame.parse(JSON.parse(data.toString("utf8")))));
  socket.on("error", () => socket.terminate());
  const opened = new Promise<boolean>((resolve) => {
    socket.once("open", () => resolve(true));
    socket.once("close", () => resolve(false));
  });
  socket.once("close", () => {
    if (!state.isDone) setTimeout(() => void connect(state, line), 100 + Math.random() * 200);
  });
  if (!(await opened)) return;
  line.connections += 1;
  // What was sent and not acknowledged is sent again under its key.
  for (const [key, text] of state.unsent) say(state, { type: "message", key, text });
}

function take(state: State, line: VisitorLine, got: Frame): void {
  if (got.type === "entry") line.positions.push(got.entry.position);
  if (got.type === "turn" && (got.event.type === "done" || got.event.type === "error")) state.answered?.();
  if (got.type !== "accepted") return;
  line.accepted.add(got.key);
  state.unsent.delete(got.key);
}
