import { randomUUID } from "node:crypto";
import { z } from "zod";

/** What a merchant's software needs to act in one storefront. */
export interface Shop {
  publicKey: string;
  apiKey: string;
}

export interface ShopDoor {
  send(request: ShopRequest): Promise<unknown>;
  /** Asks a question as a new visitor would; reports each event as it comes. */
  ask(question: string, onEvent: (event: StreamedEvent) => void): Promise<void>;
  /** Returns the id of the contact request. */
  requestContact(message: string): Promise<string>;
}

export interface ShopRequest {
  method: "get" | "post" | "put";
  path: string;
  body?: unknown;
  /** Another credential than the shop's own API key. */
  as?: string;
}

const streamedEvent = z.looseObject({
  type: z.string(),
  turnId: z.string().optional(),
  conversationId: z.string().optional(),
});
export type StreamedEvent = z.output<typeof streamedEvent>;

const ORIGIN = "https://shop.example";
/** A visitor may ask this often a minute. */
const TURNS_OF_A_VISITOR = 15;

/** The doors of a running server, as a shop and its visitors use them. Throws whatever is not answered with success. */
export function openShopDoor(url: string, shop: Shop): ShopDoor {
  let visitor: { token: string; left: number } | null = null;
  const send = async ({ method, path, body, as = shop.apiKey }: ShopRequest) => {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const response = await request(url + path, { method: method.toUpperCase(), body: text, token: as });
    return response.status === 204 ? null : response.json();
  };
  const asVisitor = async () => {
    visitor = visitor && visitor.left > 0 ? visitor : { token: await openSession(url, shop), left: TURNS_OF_A_VISITOR };
    visitor.left -= 1;
    return visitor.token;
  };
  return {
    send,
    ask: async (question, onEvent) => {
      const body = JSON.stringify({ question, conversationId: null, page: null });
      const token = await asVisitor();
      await readEvents(await request(`${url}/v1/widget/turns`, { method: "POST", body, token }), onEvent);
    },
    requestContact: async (message) => {
      const body = JSON.stringify({ conversationId: null, name: null, email: "visitor@shop.example", message });
      const token = await asVisitor();
      const response = await request(`${url}/v1/widget/contact`, { method: "POST", body, token });
      return z.object({ id: z.string() }).parse(await response.json()).id;
    },
  };
}

/** Makes the storefront with the operator's credential. */
export async function createShop(url: string, operatorCredential: string): Promise<Shop> {
  const create = async (path: string, body: unknown) => {
    const init = { method: "POST", body: JSON.stringify(body), token: operatorCredential };
    return (await request(url + path, init)).json();
  };
  const { id } = z.object({ id: z.string() }).parse(await create("/v1/operator/organisations", { name: "Shop" }));
  const storefront = { name: "Shop", allowedOrigins: [ORIGIN] };
  const made = await create("/v1/operator/tenants", { organisationId: id, storefront });
  return z.object({ publicKey: z.string(), apiKey: z.string() }).parse(made);
}

async function openSession(url: string, shop: Shop): Promise<string> {
  const body = JSON.stringify({ storefront: shop.publicKey, resume: null });
  const response = await request(`${url}/v1/widget/session`, { method: "POST", body, token: null });
  return z.object({ token: z.string() }).parse(await response.json()).token;
}

interface Sent {
  method: string;
  body?: string;
  token: string | null;
}

async function request(url: string, { method, body, token }: Sent): Promise<Response> {
  const headers: Record<string, string> = { origin: ORIGIN, "idempotency-key": randomUUID() };
  if (token !== null) headers.authorization = `Bearer ${token}`;
  if (body !== undefined) headers["content-type"] = "application/json";
  const response = await fetch(url, { method, headers, body: body ?? null });
  if (!response.ok) throw new UnexpectedAnswer(`${method} ${new URL(url).pathname}: ${await response.text()}`);
  return response;
}

/** The server answered, and refused; a broken connection is another error. */
export class UnexpectedAnswer extends Error {}

async function readEvents(response: Response, onEvent: (event: StreamedEvent) => void): Promise<void> {
  let text = "";
  for await (const piece of response.body ?? []) {
    text += Buffer.from(piece).toString();
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      const data = /^data: ?(.*)$/m.exec(block)?.[1];
      if (data !== undefined) onEvent(streamedEvent.parse(JSON.parse(data)));
    }
  }
}
