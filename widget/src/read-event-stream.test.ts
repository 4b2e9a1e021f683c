import { describe, expect, it } from "vitest";
import { createEventStreamParser, readEventStream, type StreamEvent } from "./read-event-stream.ts";

function parse(...pieces: string[]): StreamEvent[] {
  const events: StreamEvent[] = [];
  const push = createEventStreamParser((event) => events.push(event));
  pieces.forEach(push);
  return events;
}

function streamOf(chunks: Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

describe("[A2] event stream parser", () => {
  it("hands over an event's id and data at its blank line", () => {
    expect(parse("id: 7\ndata: hello\n\n")).toEqual([{ id: "7", data: "hello" }]);
  });

  it.each([
    ["line feeds", "\n"],
    ["carriage returns with line feeds", "\r\n"],
    ["carriage returns", "\r"],
  ])("reads lines that end in %s, however the stream is cut", (_name, end) => {
    const text = ["id: 1", "data: first", "data: line", "", "id: 2", "data: second", "", ""].join(end);
    const expected = [
      { id: "1", data: "first\nline" },
      { id: "2", data: "second" },
    ];
    for (let cut = 0; cut <= text.length; cut++) {
      expect(parse(text.slice(0, cut), text.slice(cut))).toEqual(expected);
    }
    expect(parse(...text)).toEqual(expected);
  });

  it("skips comments, unknown fields, events without data and what stands before the first event", () => {
    const text = ": heartbeat\n\nevent: ping\nretry: 10\n\n:\n\nevent: turn\nid: 3\nfoo: bar\ndata: x\n\n";
    expect(parse(text)).toEqual([{ id: "3", data: "x" }]);
  });

  it("gives no id to an event that has none, whatever the one before it had", () => {
    expect(parse("id: 1\ndata: a\n\ndata: b\n\n")).toEqual([{ id: "1", data: "a" }, { data: "b" }]);
  });

  it("takes one space off after the colon, and reads a field without a colon as empty", () => {
    expect(parse("data:  two\ndata:none\ndata\n\n")).toEqual([{ data: " two\nnone\n" }]);
  });

  it("does not take a line that merely begins like a field, or stands inside one, for the field", () => {
    expect(parse("dataset: no\nidentity: no\ndata: id: 5\n\n")).toEqual([{ data: "id: 5" }]);
  });

  it("does not deliver an event that the stream did not finish", () => {
    expect(parse("data: complete\n\ndata: cut of")).toEqual([{ data: "complete" }]);
  });
});

describe("[A2] reading a response body", () => {
  it("puts characters together that were cut between their bytes", async () => {
    const bytes = new TextEncoder().encode("id: 1\r\ndata: Größe 42 – 👢 مرحبا\r\n\r\n");
    for (let cut = 1; cut < bytes.length; cut++) {
      const events: StreamEvent[] = [];
      const body = streamOf([bytes.slice(0, cut), bytes.slice(cut)]);
      await readEventStream(
        body,
        (event) => events.push(event),
        () => {},
      );
      expect(events).toEqual([{ id: "1", data: "Größe 42 – 👢 مرحبا" }]);
    }
  });

  it("reports every arrival of bytes, so that heartbeats count as life", async () => {
    let arrivals = 0;
    const beats = [": beat\n\n", ": beat\n\n", "data: x\n\n"].map((text) => new TextEncoder().encode(text));
    await readEventStream(
      streamOf(beats),
      () => {},
      () => arrivals++,
    );
    expect(arrivals).toBe(3);
  });

  it("rejects when the connection breaks, after the events that came before", async () => {
    const events: StreamEvent[] = [];
    let isFirst = true;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (!isFirst) return controller.error(new Error("reset"));
        isFirst = false;
        controller.enqueue(new TextEncoder().encode("data: x\n\n"));
      },
    });
    await expect(
      readEventStream(
        body,
        (event) => events.push(event),
        () => {},
      ),
    ).rejects.toThrow("reset");
    expect(events).toHaveLength(1);
  });
});
