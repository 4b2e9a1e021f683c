/** One event of a `text/event-stream`: its own `id` field, undefined without one, and its joined data lines. */
export interface StreamEvent {
  id?: string;
  data: string;
}

/**
 * Parses text of a `text/event-stream` in whatever pieces it arrives (WHATWG HTML, "Server-sent events"). Calls
 * `onEvent` at each blank line that ends an event with data; comments and other fields are skipped. What the stream
 * never ended with a blank line is not delivered.
 */
export function createEventStreamParser(onEvent: (event: StreamEvent) => void): (text: string) => void {
  let rest = "";
  return (text) => {
    // Either line end may close a line; a return before a line feed is taken off with the line it ends.
    const blocks = (rest + text).split(/\n\r?\n|\r\r/);
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const event: StreamEvent = { data: "" };
      for (const [, field, value] of block.matchAll(/^(id|data)(?:: ?(.*))?$/gm)) {
        if (field === "id") event.id = value;
        else event.data += `\n${value ?? ""}`;
      }
      if (event.data) onEvent({ ...event, data: event.data.slice(1) });
    }
  };
}

/** Reads a response body to its end, or until it breaks (then it rejects), and hands over each event in order. */
export async function readEventStream(
  body: ReadableStream<Uint8Array>,
  onEvent: (event: StreamEvent) => void,
  onBytes: () => void,
): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const push = createEventStreamParser(onEvent);
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    onBytes();
    push(decoder.decode(value, { stream: true }));
  }
}
