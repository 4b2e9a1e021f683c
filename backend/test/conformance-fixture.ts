import {
  acceptedContent,
  CLIENT_CAPABILITIES_META_KEY,
  completable,
  inputRequired,
  inputResponse,
  McpServer,
  ResourceTemplate,
  type ServerContext,
} from "@modelcontextprotocol/server";
import { z } from "zod";
import type { TenantContext } from "#platform/tenant-context";
import { requestStateOf } from "../src/mcp/create-assistant-server.ts";

const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==";
const SOUND = "UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAAB9AAACABAAZGF0YQIAAAA=";
const text = (said: string) => ({ content: [{ type: "text" as const, text: said }] });
const image = { type: "image" as const, data: PIXEL, mimeType: "image/png" };
const DESCRIBED = { description: "For the conformance suite." };
const pause = () => new Promise((resolve) => setTimeout(resolve, 50));

/** What the official conformance suite asks a server to have, by the names that it calls. */
export function addConformanceFixture(server: McpServer, ctx: TenantContext): void {
  server.server.registerCapabilities({ logging: {}, completions: {}, resources: { subscribe: true } });
  addContentTools(server);
  addMessagingTools(server);
  addElicitations(server);
  addRounds(server);
  addStatefulRounds(server, ctx);
  addResources(server);
  addPrompts(server);
}

function addContentTools(server: McpServer): void {
  const resource = (uri: string, mimeType: string, said: string) => ({
    type: "resource" as const,
    resource: { uri, mimeType, text: said },
  });
  server.registerTool("test_simple_text", DESCRIBED, () => text("This is a simple text response for testing."));
  server.registerTool("test_image_content", DESCRIBED, () => ({ content: [image] }));
  server.registerTool("test_audio_content", DESCRIBED, () => ({
    content: [{ type: "audio", data: SOUND, mimeType: "audio/wav" }],
  }));
  server.registerTool("test_embedded_resource", DESCRIBED, () => ({
    content: [resource("test://embedded-resource", "text/plain", "This is an embedded resource content.")],
  }));
  server.registerTool("test_multiple_content_types", DESCRIBED, () => ({
    content: [
      { type: "text", text: "Multiple content types test:" },
      image,
      resource("test://mixed-content-resource", "application/json", '{"test":"data","value":123}'),
    ],
  }));
  server.registerTool("test_error_handling", DESCRIBED, () => {
    throw new Error("This tool intentionally returns an error for testing");
  });
}

function addMessagingTools(server: McpServer): void {
  const logging = async ({ mcpReq }: ServerContext) => {
    for (const said of ["Tool execution started", "Tool processing data", "Tool execution completed"]) {
      await mcpReq.log("info", said);
      await pause();
    }
    return text("The tool has logged.");
  };
  server.registerTool("test_tool_with_logging", DESCRIBED, logging);
  server.registerTool("test_logging_tool", DESCRIBED, logging);
  server.registerTool("test_tool_with_progress", DESCRIBED, async ({ mcpReq }) => {
    const { _meta: meta } = mcpReq;
    const progressToken = meta?.progressToken;
    for (const progress of [0, 50, 100]) {
      if (progressToken !== undefined)
        await mcpReq.notify({ method: "notifications/progress", params: { progressToken, progress, total: 100 } });
      await pause();
    }
    return text("The tool has progressed.");
  });
  server.registerTool("test_missing_capability", DESCRIBED, ({ mcpReq }) => {
    if (mcpReq.inputResponses) return text("sampled");
    return inputRequired({ inputRequests: { sampled: sample("Anything", 10) } });
  });
}

const name = inputRequired.elicit({
  message: "What is your name?",
  requestedSchema: { type: "object", properties: { name: { type: "string" } }, required: ["name"] },
});
const colour = inputRequired.elicit({
  message: "Step 2: What is your favorite color?",
  requestedSchema: { type: "object", properties: { color: { type: "string" } }, required: ["color"] },
});
const sample = (question: string, maxTokens: number) =>
  inputRequired.createMessage({
    messages: [{ role: "user", content: { type: "text", text: question } }],
    maxTokens,
  });

type Schema = Parameters<typeof inputRequired.elicit>[0]["requestedSchema"];

/** Asks once and tells what came back. */
function addElicitations(server: McpServer): void {
  const ask = (message: string, requestedSchema: Schema, { mcpReq }: ServerContext) => {
    const given = inputResponse(mcpReq.inputResponses, "asked");
    if (given.kind !== "elicit") {
      return inputRequired({ inputRequests: { asked: inputRequired.elicit({ message, requestedSchema }) } });
    }
    return text(`Elicitation completed: action=${given.action}, content=${JSON.stringify(given.content ?? {})}`);
  };
  const person = { username: { type: "string" }, email: { type: "string" } } as const;
  server.registerTool(
    "test_elicitation",
    { ...DESCRIBED, inputSchema: z.object({ message: z.string() }) },
    ({ message }, asked) =>
      ask(message, { type: "object", properties: person, required: ["username", "email"] }, asked),
  );
  server.registerTool("test_streaming_elicitation", DESCRIBED, (asked) =>
    ask("Who are you?", { type: "object", properties: person, required: ["username"] }, asked),
  );
  server.registerTool("test_elicitation_sep1034_defaults", DESCRIBED, (asked) => ask("Defaults", DEFAULTS, asked));
  server.registerTool("test_elicitation_sep1330_enums", DESCRIBED, (asked) => ask("Choices", CHOICES, asked));
  server.registerTool(
    "test_sampling",
    { ...DESCRIBED, inputSchema: z.object({ prompt: z.string() }) },
    ({ prompt }, { mcpReq }) => {
      const given = inputResponse(mcpReq.inputResponses, "asked");
      if (given.kind !== "sampling") return inputRequired({ inputRequests: { asked: sample(prompt, 100) } });
      return text(`LLM response: ${JSON.stringify(given.result.content)}`);
    },
  );
}

const DEFAULTS: Schema = {
  type: "object",
  properties: {
    name: { type: "string", default: "John Doe" },
    age: { type: "integer", default: 30 },
    score: { type: "number", default: 95.5 },
    status: { type: "string", enum: ["active", "inactive", "pending"], default: "active" },
    verified: { type: "boolean", default: true },
  },
};

const options = ["First", "Second", "Third"];
const titled = (noun: string) => options.map((order, at) => ({ const: `value${at + 1}`, title: `${order} ${noun}` }));

const CHOICES: Schema = {
  type: "object",
  properties: {
    untitledSingle: { type: "string", enum: ["option1", "option2", "option3"] },
    titledSingle: { type: "string", oneOf: titled("Option") },
    legacyEnum: {
      type: "string",
      enum: ["opt1", "opt2", "opt3"],
      enumNames: ["Option One", "Option Two", "Option Three"],
    },
    untitledMulti: { type: "array", items: { type: "string", enum: ["option1", "option2", "option3"] } },
    titledMulti: { type: "array", items: { anyOf: titled("Choice") } },
  },
};

const capabilities = z.looseObject({ elicitation: z.unknown().optional(), sampling: z.unknown().optional() });
const confirm = inputRequired.elicit({
  message: "Please confirm",
  requestedSchema: { type: "object", properties: { ok: { type: "boolean" } }, required: ["ok"] },
});

/** Results that ask for more before they are whole. */
function addRounds(server: McpServer): void {
  server.registerTool("test_input_required_result_elicitation", DESCRIBED, ({ mcpReq }) => {
    const given = acceptedContent(mcpReq.inputResponses, "user_name", z.object({ name: z.string() }));
    return given ? text(`Hello, ${given.name}!`) : inputRequired({ inputRequests: { user_name: name } });
  });
  server.registerTool("test_input_required_result_sampling", DESCRIBED, ({ mcpReq }) => {
    const given = inputResponse(mcpReq.inputResponses, "capital_question");
    if (given.kind === "sampling") return text(JSON.stringify(given.result.content));
    return inputRequired({ inputRequests: { capital_question: sample("What is the capital of France?", 100) } });
  });
  server.registerTool("test_input_required_result_list_roots", DESCRIBED, ({ mcpReq }) => {
    const given = inputResponse(mcpReq.inputResponses, "client_roots");
    if (given.kind === "roots") return text(given.roots.map(({ uri }) => uri).join(", "));
    return inputRequired({ inputRequests: { client_roots: inputRequired.listRoots() } });
  });
  server.registerTool("test_input_required_result_capabilities", DESCRIBED, ({ mcpReq }) => {
    const can = capabilities.parse(Reflect.get(mcpReq.envelope ?? {}, CLIENT_CAPABILITIES_META_KEY) ?? {});
    const inputRequests = {
      ...(can.elicitation ? { user_name: name } : {}),
      ...(can.sampling ? { greeting: sample("Generate a greeting", 50) } : {}),
    };
    return Object.keys(inputRequests).length > 0 ? inputRequired({ inputRequests }) : text("Nothing can be asked.");
  });
}

/** The same, with something to be remembered between the rounds. */
function addStatefulRounds(server: McpServer, ctx: TenantContext): void {
  const codec = requestStateOf(ctx);
  for (const tool of ["request_state", "tampered_state"]) {
    server.registerTool(`test_input_required_result_${tool}`, DESCRIBED, async (asked) => {
      if (asked.mcpReq.requestState() !== undefined) return text("state-ok");
      return inputRequired({ inputRequests: { confirm }, requestState: await codec.mint({ round: 1 }, asked) });
    });
  }
  server.registerTool("test_input_required_result_multiple_inputs", DESCRIBED, async (asked) => {
    const inputRequests = {
      user_name: name,
      greeting: sample("Generate a greeting", 50),
      client_roots: inputRequired.listRoots(),
    };
    const isWhole = Object.keys(inputRequests).every((key) => asked.mcpReq.inputResponses?.[key] !== undefined);
    if (isWhole) return text("All three were given.");
    return inputRequired({ inputRequests, requestState: await codec.mint({ round: 1 }, asked) });
  });
  server.registerTool("test_input_required_result_multi_round", DESCRIBED, async (asked) => {
    const round = asked.mcpReq.requestState<{ round: number }>()?.round ?? 0;
    const requestState = await codec.mint({ round: round + 1 }, asked);
    if (round === 0) return inputRequired({ inputRequests: { step1: name }, requestState });
    return round === 1 ? inputRequired({ inputRequests: { step2: colour }, requestState }) : text("Both were given.");
  });
}

function addResources(server: McpServer): void {
  const config = (mimeType: string) => ({ ...DESCRIBED, mimeType });
  server.registerResource("static-text", "test://static-text", config("text/plain"), ({ href }) => ({
    contents: [{ uri: href, mimeType: "text/plain", text: "This is the content of the static text resource." }],
  }));
  server.registerResource("static-binary", "test://static-binary", config("image/png"), ({ href }) => ({
    contents: [{ uri: href, mimeType: "image/png", blob: PIXEL }],
  }));
  server.registerResource("watched", "test://watched-resource", config("text/plain"), ({ href }) => ({
    contents: [{ uri: href, mimeType: "text/plain", text: "Watched." }],
  }));
  const template = new ResourceTemplate("test://template/{id}/data", { list: undefined });
  server.registerResource("template", template, config("application/json"), ({ href }, { id }) => ({
    contents: [
      {
        uri: href,
        mimeType: "application/json",
        text: JSON.stringify({ id, templateTest: true, data: `Data for ID: ${String(id)}` }),
      },
    ],
  }));
  server.server.setRequestHandler("resources/subscribe", () => ({}));
  server.server.setRequestHandler("resources/unsubscribe", () => ({}));
}

function addPrompts(server: McpServer): void {
  const say = (said: string) => ({ role: "user" as const, content: { type: "text" as const, text: said } });
  server.registerPrompt("test_simple_prompt", DESCRIBED, () => ({
    messages: [say("This is a simple prompt for testing.")],
  }));
  const word = completable(z.string(), (value) => ["paris", "park", "party"].filter((one) => one.startsWith(value)));
  const both = z.object({ arg1: word, arg2: z.string() });
  server.registerPrompt("test_prompt_with_arguments", { ...DESCRIBED, argsSchema: both }, ({ arg1, arg2 }) => ({
    messages: [say(`Prompt with arguments: arg1='${arg1}', arg2='${arg2}'`)],
  }));
  const uriSchema = z.object({ resourceUri: z.string() });
  server.registerPrompt(
    "test_prompt_with_embedded_resource",
    { ...DESCRIBED, argsSchema: uriSchema },
    ({ resourceUri }) => ({
      messages: [
        {
          role: "user",
          content: {
            type: "resource",
            resource: { uri: resourceUri, mimeType: "text/plain", text: "Embedded resource content for testing." },
          },
        },
        say("Please process the embedded resource above."),
      ],
    }),
  );
  server.registerPrompt("test_prompt_with_image", DESCRIBED, () => ({
    messages: [{ role: "user", content: image }, say("Please analyze the image above.")],
  }));
  const context = inputRequired.elicit({
    message: "What context should the prompt use?",
    requestedSchema: { type: "object", properties: { context: { type: "string" } }, required: ["context"] },
  });
  server.registerPrompt("test_input_required_result_prompt", DESCRIBED, ({ mcpReq }) => {
    const given = acceptedContent(mcpReq.inputResponses, "user_context", z.object({ context: z.string() }));
    return given ? { messages: [say(given.context)] } : inputRequired({ inputRequests: { user_context: context } });
  });
}
