import type { DemoItem } from "./demo-store.ts";
import { badgeOf, imagePath, priceTag, type DemoView } from "./demo-view.ts";
import { html, type Markup } from "./html.ts";

/** Product cards side by side. `level` is that of the headings which name the products. */
export function renderCards(view: DemoView, items: readonly DemoItem[], level: 2 | 3): Markup {
  return html`<ul class="cards">
    ${items.map((item) => renderCard(view, item, level))}
  </ul>`;
}

function renderCard(view: DemoView, item: DemoItem, level: 2 | 3): Markup {
  const badge = badgeOf(item);
  const price = priceTag(item);
  const link = html`<a href="${view.base}/products/${item.slug}">${item.document.title}</a>`;
  const before = price.before === null ? null : html` <s><span class="hidden">instead of </span>${price.before}</s>`;
  const colours = item.colours.length < 2 ? null : html`<p class="count">${item.colours.length} colours</p>`;
  return html`<li class="card">
    <img src="${imagePath(view, item)}" width="400" height="400" alt="" loading="lazy" />
    ${badge === null ? null : html`<span class="badge ${badge.toLowerCase()}">${badge}</span>`}
    <p class="maker">${item.document.product?.brand ?? null}</p>
    ${level === 2 ? html`<h2>${link}</h2>` : html`<h3>${link}</h3>`}
    <p class="price">${price.text}${before}</p>
    ${colours}
  </li>`;
}
