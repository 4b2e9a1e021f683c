import type { FakeProvider } from "./fake-model-server.ts";

interface Usage {
  input: number;
  output: number;
}

/** How one provider writes its stream. */
export interface ReplyEncoder {
  contentType: string;
  read(body: unknown): { prompt: string; toolResults: string[]; tools: string[] };
  begin(options: { role: boolean; usage: Usage | null }): string;
  text(piece: string): string;
  tool(name: string, args: Record<string, unknown>): string;
  end(options: { reason: "stop" | "tool"; usage: Usage | null }): string;
  nonsense: string;
}

const sse = (data: unknown, event?: string) =>
  `${event === undefined ? "" : `event: ${event}\n`}data: ${JSON.stringify(data)}\n\n`;

const openaiChunk = (choice: Record<string, unknown>) =>
  sse({
    id: "chatcmpl-fake",
    object: "chat.completion.chunk",
    created: 1,
    model: "fake",
    choices: [{ index: 0, finish_reason: null, delta: {}, ...choice }],
  });

const openai: ReplyEncoder = {
  contentType: "text/event-stream",
  read: (body) => ({
    prompt: textsOf(pick(body, "messages")).join("\n"),
    toolResults: messagesOf(body)
      .filter((message) => pick(message, "role") === "tool")
      .map((message) => textsOf(message).join("\n")),
    tools: listOf(pick(body, "tools")).map((tool) => String(pick(pick(tool, "function"), "name"))),
  }),
  begin: ({ role }) => openaiChunk({ delta: role ? { role: "assistant", content: "" } : { content: "" } }),
  text: (piece) => openaiChunk({ delta: { content: piece } }),
  tool: (name, args) => {
    const call = { index: 0, id: "call_fake", type: "function", function: { name, arguments: JSON.stringify(args) } };
    return openaiChunk({ delta: { tool_calls: [call] } });
  },
  end: ({ reason, usage }) => {
    const finish = openaiChunk({ finish_reason: reason === "tool" ? "tool_calls" : "stop" });
    const used = usage && {
      id: "chatcmpl-fake",
      object: "chat.completion.chunk",
      created: 1,
      model: "fake",
      choices: [],
      usage: {
        prompt_tokens: usage.input,
        completion_tokens: usage.output,
        total_tokens: usage.input + usage.output,
      },
    };
    return `${finish}${used ? sse(used) : ""}data: [DONE]\n\n`;
  },
  nonsense: "data: {this is not json\n\n",
};

const anthropic: ReplyEncoder = {
  contentType: "text/event-stream",
  read: (body) => ({
    prompt: [...textsOf(pick(body, "system")), ...textsOf(pick(body, "messages"))].join("\n"),
    toolResults: messagesOf(body)
      .flatMap((message) => listOf(pick(message, "content")))
      .filter((part) => pick(part, "type") === "tool_result")
      .map((part) => textsOf(part).join("\n")),
    tools: listOf(pick(body, "tools")).map((tool) => String(pick(tool, "name"))),
  }),
  begin: ({ usage }) =>
    sse(
      {
        type: "message_start",
        message: {
          id: "msg_fake",
          type: "message",
          role: "assistant",
          content: [],
          model: "fake",
          stop_reason: null,
          usage: { input_tokens: usage?.input ?? 0, output_tokens: 0 },
        },
      },
      "message_start",
    ),
  text: (piece) =>
    sse({ type: "content_block_start", index: 0, content_block: { type: "text", text: "" } }, "content_block_start") +
    sse({ type: "content_block_delta", index: 0, delta: { type: "text_delta", text: piece } }, "content_block_delta"),
  tool: (name, args) =>
    sse(
      { type: "content_block_start", index: 0, content_block: { type: "tool_use", id: "toolu_fake", name, input: {} } },
      "content_block_start",
    ) +
    sse(
      {
        type: "content_block_delta",
        index: 0,
        delta: { type: "input_json_delta", partial_json: JSON.stringify(args) },
      },
      "content_block_delta",
    ),
  end: ({ reason, usage }) =>
    sse({ type: "content_block_stop", index: 0 }, "content_block_stop") +
    sse(
      {
        type: "message_delta",
        delta: { stop_reason: reason === "tool" ? "tool_use" : "end_turn" },
        usage: { output_tokens: usage?.output ?? 0 },
      },
      "message_delta",
    ) +
    sse({ type: "message_stop" }, "message_stop"),
  nonsense: "event: content_block_delta\ndata: {this is not json\n\n",
};

const googleChunk = (parts: unknown[], rest: Record<string, unknown> = {}) =>
  sse({ candidates: [{ index: 0, content: { role: "model", parts }, ...rest }] });

const google: ReplyEncoder = {
  contentType: "text/event-stream",
  read: (body) => ({
    prompt: [...textsOf(pick(body, "systemInstruction")), ...textsOf(pick(body, "contents"))].join("\n"),
    toolResults: listOf(pick(body, "contents"))
      .flatMap((content) => listOf(pick(content, "parts")))
      .filter((part) => pick(part, "functionResponse") !== undefined)
      .map((part) => textsOf(pick(part, "functionResponse")).join("\n")),
    tools: listOf(pick(body, "tools"))
      .flatMap((tool) => listOf(pick(tool, "functionDeclarations")))
      .map((tool) => String(pick(tool, "name"))),
  }),
  begin: () => "",
  text: (piece) => googleChunk([{ text: piece }]),
  tool: (name, args) => googleChunk([{ functionCall: { name, args } }]),
  end: ({ usage }) =>
    sse({
      candidates: [{ index: 0, content: { role: "model", parts: [{ text: "" }] }, finishReason: "STOP" }],
      ...(usage && {
        usageMetadata: {
          promptTokenCount: usage.input,
          candidatesTokenCount: usage.output,
          totalTokenCount: usage.input + usage.output,
        },
      }),
    }),
  nonsense: "data: {this is not json\n\n",
};

const ollamaLine = (rest: Record<string, unknown>) =>
  `${JSON.stringify({ model: "fake", created_at: "2026-01-01T00:00:00Z", done: false, ...rest })}\n`;

const ollama: ReplyEncoder = {
  contentType: "application/x-ndjson",
  read: (body) => openai.read(body),
  begin: () => "",
  text: (piece) => ollamaLine({ message: { role: "assistant", content: piece } }),
  tool: (name, args) =>
    ollamaLine({ message: { role: "assistant", content: "", tool_calls: [{ function: { name, arguments: args } }] } }),
  end: ({ usage }) =>
    ollamaLine({
      message: { role: "assistant", content: "" },
      done: true,
      done_reason: "stop",
      ...(usage && { prompt_eval_count: usage.input, eval_count: usage.output }),
    }),
  nonsense: "{this is not json\n",
};

export const encoders: Record<FakeProvider, ReplyEncoder> = { openai, anthropic, google, ollama };

function pick(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.entries(value).find(([name]) => name === key)?.[1];
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function messagesOf(body: unknown): unknown[] {
  return listOf(pick(body, "messages"));
}

/** Every string that stands for text anywhere in a value. */
function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap((item: unknown) => textsOf(item));
  if (typeof value !== "object" || value === null) return [];
  const texts = new Set(["text", "content", "parts", "output", "result", "response"]);
  return Object.entries(value).flatMap(([key, item]) => (texts.has(key) ? textsOf(item) : []));
}
