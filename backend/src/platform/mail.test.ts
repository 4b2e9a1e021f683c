import { createServer, type Server, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { systemClock } from "./clock.ts";
import { createLogger } from "./logger.ts";
import { createMailBox } from "./mail-box.ts";
import { openSmtpMail } from "./mail-smtp.ts";

interface Sink {
  url: string;
  messages: string[];
  connections: () => number;
  close(): Promise<void>;
}

/** A mail server of the least kind (RFC 5321); it turns the first `refusals` connections away. */
async function openSink(refusals = 0): Promise<Sink> {
  const messages: string[] = [];
  let connections = 0;
  const server: Server = createServer((socket) => {
    connections += 1;
    socket.on("error", () => undefined);
    if (connections <= refusals) socket.end("421 busy\r\n");
    else converse(socket, messages);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `smtp://127.0.0.1:${port}`, messages, connections: () => connections, close };
}

function converse(socket: Socket, messages: string[]): void {
  let data: string | null = null;
  socket.write("220 sink\r\n");
  socket.on("data", (chunk) => {
    const text = chunk.toString();
    if (data !== null) {
      data += text;
      if (!data.endsWith("\r\n.\r\n")) return;
      messages.push(data);
      data = null;
      socket.write("250 taken\r\n");
      return;
    }
    const command = text.slice(0, 4).toUpperCase();
    if (command === "DATA") data = "";
    if (command === "QUIT") socket.end("221 bye\r\n");
    else socket.write(command === "DATA" ? "354 go on\r\n" : "250 fine\r\n");
  });
}

const message = {
  to: "ada@example.com",
  subject: "Grüße",
  text: "Follow\n\nhttp://localhost/app/verify-email?token=abc\n",
};
let sink: Sink | null = null;
afterEach(async () => {
  await sink?.close();
  sink = null;
});

function open(server: Sink) {
  const logger = createLogger("silent");
  return openSmtpMail({ url: server.url, from: "Netvexa <no-reply@example.com>", logger, pausesMs: [1, 1] });
}

describe("mail by SMTP", () => {
  it("reaches the server whole, and closing waits for it", async () => {
    sink = await openSink();
    const mail = open(sink);
    mail.send(message);
    await mail.close();
    expect(sink.messages).toHaveLength(1);
    for (const part of ["To: ada@example.com", "From: Netvexa <no-reply@example.com>", "verify-email?token"]) {
      expect(sink.messages[0]).toContain(part);
    }
    expect(mail.mailbox()).toBeNull();
  });

  it("is tried again where the server is busy, and given up in the end without an error", async () => {
    sink = await openSink(2);
    const mail = open(sink);
    mail.send(message);
    await mail.close();
    expect(sink.messages).toHaveLength(1);
    await sink.close();
    sink = await openSink(9);
    const hopeless = open(sink);
    hopeless.send(message);
    await hopeless.close();
    expect([sink.messages.length, sink.connections()]).toEqual([0, 3]);
  });

  it("takes no header from a subject", async () => {
    sink = await openSink();
    const mail = open(sink);
    mail.send({ ...message, subject: "Hello\r\nBcc: eve@example.com" });
    await mail.close();
    expect(sink.messages[0]).not.toMatch(/^Bcc:/m);
  });
});

describe("the development mailbox", () => {
  it("keeps the last messages, newest first, and no more", () => {
    const mail = createMailBox(systemClock);
    for (let i = 0; i < 250; i += 1) mail.send({ ...message, subject: String(i) });
    expect(mail.mailbox()?.[0]).toMatchObject({ ...message, subject: "249" });
    expect(mail.mailbox()).toHaveLength(200);
  });
});
