export interface ShownOrder {
  number: string;
  status: string;
  placedAt: string;
  total: { formatted: string } | null;
  items: { title: string; quantity: number }[];
  shipments: { carrier: string | null; trackingNumber: string | null; trackingUrl: string | null }[];
}

/** One list entry for each order; all of it becomes text nodes, never markup. `words` holds each state's own word. */
export function drawOrders(orders: readonly ShownOrder[], words: DOMStringMap): HTMLElement[] {
  const list = document.createElement("ul");
  for (const order of orders) list.append(drawOrder(order, words));
  return [list];
}

function drawOrder(
  { number, status, placedAt, total, items, shipments }: ShownOrder,
  words: DOMStringMap,
): HTMLElement {
  const entry = document.createElement("li");
  const state = words[`state${status.replace(/(^|_)(\w)/g, (_all, _gap, letter: string) => letter.toUpperCase())}`];
  const head = document.createElement("strong");
  head.textContent = `${number} – ${state ?? status}`;
  const date = new Date(placedAt).toLocaleDateString(document.documentElement.lang || undefined);
  const facts = [date, total?.formatted, ...items.map(({ title, quantity }) => `${quantity} × ${title}`)];
  entry.append(head, document.createElement("br"), facts.filter(Boolean).join(" · "));
  for (const shipment of shipments) entry.append(document.createElement("br"), drawShipment(shipment));
  return entry;
}

function drawShipment({ carrier, trackingNumber, trackingUrl }: ShownOrder["shipments"][number]): HTMLElement {
  const text = [carrier, trackingNumber].filter(Boolean).join(" ");
  if (!trackingUrl || !/^https?:\/\//.test(trackingUrl)) {
    const plain = document.createElement("span");
    plain.textContent = text;
    return plain;
  }
  const link = document.createElement("a");
  link.href = trackingUrl;
  link.rel = "noopener";
  link.textContent = text || trackingUrl;
  return link;
}
