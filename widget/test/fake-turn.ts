import type { ServerResponse } from "node:http";
import type { Citation, ProductCard, TurnEvent, TurnRequest, TurnStarted } from "@netvexa/contract/wire";

/** One turn at the fake backend: it numbers and keeps its events, and sends them to whoever is attached. */
export class FakeTurn {
  readonly id: string;
  readonly key: string;
  readonly request: TurnRequest;
  isAborted = false;
  /** Connections so far. */
  connections = 0;
  #frames: string[] = [];
  #isOver = false;
  #listener: ServerResponse | null = null;
  #sentences = 0;

  constructor(id: string, key: string, request: TurnRequest) {
    this.id = id;
    this.key = key;
    this.request = request;
  }

  /** Sends what came after `lastEventId`, then what is yet to come. */
  attach(response: ServerResponse, lastEventId: number): void {
    this.connections++;
    this.#listener = response;
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(this.#frames.slice(lastEventId + 1).join(""));
    if (this.#isOver) response.end();
  }

  emit(event: TurnEvent | TurnStarted | { type: string; [part: string]: unknown }): this {
    return this.emitData(JSON.stringify(event));
  }

  /** Sends an event whose data is this text, whatever it is. */
  emitData(data: string): this {
    const frame = `id: ${this.#frames.length}\ndata: ${data}\n\n`;
    this.#frames.push(frame);
    return this.write(frame);
  }

  /** Sends text to the one attached now, outside the numbering. */
  write(text: string): this {
    this.#listener?.write(text);
    return this;
  }

  /** Sends once more what was sent already. */
  repeat(): this {
    return this.write(this.#frames.join(""));
  }

  /** Cuts the connection without ending the turn. */
  cut(): this {
    this.#listener?.destroy();
    this.#listener = null;
    return this;
  }

  say(
    text: string,
    { citations = [], block }: { citations?: number[]; block?: [number, "paragraph" | "item"] } = {},
  ): this {
    const [index, kind] = block ?? [0, "paragraph"];
    return this.emit({ type: "delta", id: `s${this.#sentences++}`, text, block: { index, kind }, citations });
  }

  cite(citation: Partial<Citation>): this {
    const defaults = { number: 1, title: "Returns", url: "https://shop.example/returns", excerpt: "Within 30 days." };
    return this.emit({ type: "citation", citation: { ...defaults, ...citation } });
  }

  show(card: Partial<ProductCard>): this {
    const defaults: ProductCard = {
      id: "p1",
      title: "Alpine Trail Boot",
      url: "https://shop.example/boot",
      imageUrl: null,
      price: "€129.00",
      compareAtPrice: null,
      availability: "in_stock",
      facts: [],
    };
    return this.emit({ type: "card", card: { ...defaults, ...card } });
  }

  done(end: Partial<Extract<TurnEvent, { type: "done" }>> = {}): void {
    this.emit({ type: "done", outcome: "answered", offerContact: false, suggestions: [], ...end });
    this.end();
  }

  fail(retryable = true): void {
    this.emit({ type: "error", code: "internal", message: "internal", retryable });
    this.end();
  }

  end(): void {
    this.#isOver = true;
    this.#listener?.end();
  }
}
