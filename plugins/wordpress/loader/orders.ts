import { drawOrders, type ShownOrder } from "./draw-orders.ts";
import { openVisitorApi } from "./visitor-api.ts";

/** On the page that thanks for an order, tells of it; where a customer may look orders up, shows them. */
export function start(settings: DOMStringMap): void {
  const order = document.querySelector<HTMLElement>("#netvexa-chat-order");
  if (order) void tellOrder(settings, order.dataset.claim ?? "");
  for (const place of document.querySelectorAll<HTMLElement>("[data-netvexa-orders]")) void showOrders(settings, place);
}

/** Only of a visitor who has written to the chat: nobody else has a token here. */
async function tellOrder(settings: DOMStringMap, claim: string): Promise<void> {
  const api = await openVisitorApi(settings, false);
  await api?.("conversions", { claim });
}

/** The orders of who is signed in; else a form for number and e-mail address. */
async function showOrders(settings: DOMStringMap, place: HTMLElement): Promise<void> {
  const claim = await fetchClaim(settings);
  const api = claim === "" ? null : await openVisitorApi(settings, true);
  const found = await api?.("own-orders", { claim, language: settings.language });
  const orders = readOrders(found, "orders");
  if (orders.length > 0) place.querySelector("[role=status]")?.replaceChildren(...drawOrders(orders, place.dataset));
  const form = place.querySelector("form");
  if (form === null) return;
  form.hidden = orders.length > 0;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void findOrder(settings, place, new FormData(form));
  });
}

async function findOrder(settings: DOMStringMap, place: HTMLElement, fields: FormData): Promise<void> {
  const status = place.querySelector("[role=status]");
  const api = await openVisitorApi(settings, true);
  const body = { orderNumber: fields.get("number"), email: fields.get("email"), language: settings.language };
  const orders = readOrders(await api?.("order-status", body), "order");
  const { none = "" } = place.dataset;
  status?.replaceChildren(...(orders.length > 0 ? drawOrders(orders, place.dataset) : [none]));
}

/** Signed for five minutes, by an address that reads the login cookie and is never cached; empty without a login. */
async function fetchClaim({ customer = "" }: DOMStringMap): Promise<string> {
  const request = { method: "POST", credentials: "same-origin", cache: "no-store" } as const;
  const response = await fetch(customer, request).catch(() => null);
  const body: unknown = response?.ok ? await response.json().catch(() => null) : null;
  return typeof body === "object" && body !== null && "claim" in body ? String(body.claim) : "";
}

function readOrders(answer: unknown, field: "order" | "orders"): ShownOrder[] {
  const value: unknown = typeof answer === "object" && answer !== null ? Reflect.get(answer, field) : null;
  return [value].flat().filter((order): order is ShownOrder => typeof order === "object" && order !== null);
}
