import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

export interface Front {
  url: string;
  close(): Promise<void>;
}

/** Stands before several processes as a load balancer does: each connection goes to the next that takes it. */
export async function openFront(urls: readonly string[]): Promise<Front> {
  const ports = urls.map((url) => Number(new URL(url).port));
  const open = new Set<Socket>();
  let turn = 0;
  const server = createServer((client) => {
    open.add(client);
    client.once("close", () => open.delete(client));
    client.on("error", () => client.destroy());
    pass(client, [...ports.slice(turn % ports.length), ...ports.slice(0, turn % ports.length)]);
    turn += 1;
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The front listens on no port.");
  const close = async () => {
    for (const socket of open) socket.destroy();
    server.close();
    await once(server, "close");
  };
  return { url: `http://127.0.0.1:${address.port}`, close };
}

/** To the first of the ports that takes it. */
function pass(client: Socket, [port, ...others]: readonly number[]): void {
  if (port === undefined) return void client.destroy();
  const upstream = connect(port, "127.0.0.1");
  let isConnected = false;
  upstream.once("connect", () => {
    isConnected = true;
    client.pipe(upstream).pipe(client);
  });
  upstream.once("error", () => {
    if (isConnected) client.destroy();
    else pass(client, others);
  });
  upstream.once("close", () => isConnected && client.destroy());
  client.once("close", () => upstream.destroy());
}
