import { newId } from "#platform/ids";
import type { SignedUp } from "./browser.ts";
import { PROBE_CANARY } from "./probe-bodies.ts";
import { call } from "./test-server.ts";

/** What people left in a conversation, and in the office beside it. */
export async function fillInbox(
  url: string,
  owner: SignedUp,
  { visitor, conversationId }: Record<string, string>,
): Promise<Record<string, string>> {
  const { browser, tenantId: storefront } = owner;
  const headers = () => ({ "idempotency-key": newId() });
  const post = async (path: string, body: unknown) => {
    const answer = await browser.call(path, { storefront, body, headers: headers() });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`);
    return answer.body as { id: string };
  };
  const path = `/v1/conversations/${conversationId}`;
  const asked = { body: { conversationId, page: null }, as: visitor ?? "", headers: headers() };
  const { version } = (await call(`${url}/v1/widget/handoff`, asked)).body as { version: number };
  const note = await post(`${path}/notes`, { text: PROBE_CANARY });
  await post(`${path}/take`, { version });
  await post(`${path}/messages`, { text: PROBE_CANARY });
  const reply = await post("/v1/canned-replies", { title: PROBE_CANARY, text: PROBE_CANARY });
  const block = await post("/v1/visitor-blocks", { email: "canary@example.com", reason: PROBE_CANARY });
  await browser.call(`${path}/tags`, { storefront, method: "PUT", body: { tags: [PROBE_CANARY] } });
  return { noteId: note.id, replyId: reply.id, blockId: block.id };
}
