import { isColourOption } from "./build-demo-item.ts";
import { describeProduct, describeTrail } from "./describe-product.ts";
import type { DemoColour, DemoItem } from "./demo-store.ts";
import { imagePath, overallStock, priceOf, priceTag, stockNote, variantsOf, type DemoView } from "./demo-view.ts";
import { html, jsonLd, type Markup } from "./html.ts";
import { renderBlock } from "./render-block.ts";
import { renderCards } from "./render-card.ts";
import { renderFrame } from "./render-frame.ts";

const RELATED = 4;
const DESCRIPTION_CHARS = 160;

export function renderProductPage(view: DemoView, item: DemoItem): string {
  const { category, document } = item;
  const related = findRelated(view, item);
  return renderFrame(view, {
    title: document.title,
    description: firstParagraph(item).slice(0, DESCRIPTION_CHARS),
    language: "en",
    canonical: `/products/${item.slug}`,
    department: category.slug,
    head: html`${jsonLd(describeProduct(view, item))}${jsonLd(describeTrail(view, item))}`,
    main: html`<div class="wide">
      <nav class="trail" aria-label="Breadcrumb">
        <ol>
          <li><a href="${view.base}/">Home</a></li>
          <li><a href="${view.base}/categories/${category.slug}">${category.name.en}</a></li>
          <li aria-current="page">${document.title}</li>
        </ol>
      </nav>
      <article class="product">${renderPictures(view, item)}${renderOffer(view, item)}${renderFacts(item)}</article>
      ${
        related.length === 0
          ? null
          : html`<section aria-labelledby="related">
              <h2 id="related">Goes with it, or instead of it</h2>
              ${renderCards(view, related, 3)}
            </section>`
      }
    </div>`,
  });
}

function firstParagraph(item: DemoItem): string {
  const [block] = item.document.sections[0]?.blocks ?? [];
  return block?.kind === "paragraph" ? block.text : item.document.title;
}

function findRelated({ store }: DemoView, item: DemoItem): DemoItem[] {
  const others = store.items.filter(
    (other) => other.category === item.category && other !== item && !other.isDiscontinued,
  );
  return others.toSorted((one, other) => nearness(other, item) - nearness(one, item)).slice(0, RELATED);
}

function nearness(one: DemoItem, item: DemoItem): number {
  return Number(one.group === item.group) * 2 + Number(one.document.product?.brand === item.document.product?.brand);
}

function renderPictures(view: DemoView, item: DemoItem): Markup {
  const [main] = item.colours;
  const alt = main ? `${item.document.title} in ${main.name.toLowerCase()}` : item.document.title;
  return html`<div class="pictures"><img src="${imagePath(view, item)}" width="400" height="400" alt="${alt}" /></div>`;
}

function renderOffer(view: DemoView, item: DemoItem): Markup {
  const price = priceTag(item);
  const stock = overallStock(item);
  const before = price.before === null ? null : html` <s><span class="hidden">instead of </span>${price.before}</s>`;
  return html`<div class="offer">
    <p class="maker">${item.document.product?.brand ?? null}</p>
    <h1>${item.document.title}</h1>
    <p class="price">
      ${item.isDiscontinued ? html`<span class="small">Last price </span>` : null}${price.text}${before}
      <span class="small">incl. VAT</span>
    </p>
    <p class="stock ${stock.kind}">${stock.text}</p>
    ${renderSuccessor(view, item)}
    ${item.document.sections.flatMap(({ blocks }) => blocks.map((block) => renderBlock(block)))}
    ${renderVersions(view, item)}
    <ul class="assurances">
      <li><a href="${view.base}/en/pages/shipping">Free delivery in Germany from €60</a></li>
      <li><a href="${view.base}/en/pages/returns">30 days to send it back</a></li>
      <li><a href="${view.base}/en/pages/repair">We can mend it</a></li>
    </ul>
  </div>`;
}

function renderSuccessor(view: DemoView, item: DemoItem): Markup | null {
  if (!item.isDiscontinued) return null;
  const successor = view.store.items.find((other) => other.slug === item.successor);
  if (!successor) return html`<p class="callout">We no longer sell this product, and there is no successor.</p>`;
  return html`<p class="callout">
    We no longer sell this product. Its successor is the
    <a href="${view.base}/products/${successor.slug}">${successor.document.title}</a>.
  </p>`;
}

/** What can be chosen, by colour: a picture, then sizes with their stock. */
function renderVersions(view: DemoView, item: DemoItem): Markup | null {
  const variants = variantsOf(item);
  if (variants.every(({ options }) => options.length === 0)) return null;
  const names = variants[0]?.options.map(({ name }) => name.toLowerCase()).join(" and ") ?? "";
  const byColour = Map.groupBy(variants, ({ options }) => options.find(({ name }) => isColourOption(name))?.value);
  const rows = [...byColour].map(([colour, members]) => {
    const known = item.colours.find(({ name }) => name === colour);
    return html`<li>
      ${known && byColour.size > 1 ? renderSwatch(view, item, known) : null}
      <div>
        ${known ? html`<h3>${known.name}</h3>` : null}
        <ul class="choices">
          ${members.map((variant) => renderChoice(item, variant))}
        </ul>
      </div>
    </li>`;
  });
  return html`<section class="versions" aria-labelledby="versions">
    <h2 id="versions">Choose by ${names}</h2>
    <ul>
      ${rows}
    </ul>
  </section>`;
}

function renderSwatch(view: DemoView, item: DemoItem, colour: DemoColour): Markup {
  return html`<img src="${imagePath(view, item, colour)}" width="72" height="72" alt="" loading="lazy" />`;
}

function renderChoice(item: DemoItem, variant: ReturnType<typeof variantsOf>[number]): Markup {
  const label = variant.options.filter(({ name }) => !isColourOption(name)).map(({ value }) => value);
  const note = stockNote(variant);
  const isOnePrice = new Set(variantsOf(item).map(({ priceMinor }) => priceMinor)).size === 1;
  return html`<li class="${note.kind}">
    ${label.length > 0 ? html`<b>${label.join(" · ")}</b> ` : null}${isOnePrice ? null : html`<span>${priceOf(variant)}</span> `}<span
      class="stock ${note.kind}"
      >${note.text}</span
    >
  </li>`;
}

function renderFacts({ document }: DemoItem): Markup {
  const { product } = document;
  const rows = (product?.attributes ?? []).map(
    ({ name, value }) =>
      html`<tr>
        <th scope="row">${name}</th>
        <td>${value}</td>
      </tr>`,
  );
  const numbers = (product?.variants ?? []).flatMap(({ sku }) => sku ?? []);
  return html`<section class="facts" aria-labelledby="facts">
    <h2 id="facts">Facts</h2>
    <table>
      <tbody>
        ${rows}
        <tr>
          <th scope="row">Model</th>
          <td>${product?.model ?? null}</td>
        </tr>
        ${
          numbers.length === 1
            ? html`<tr>
                <th scope="row">Article number</th>
                <td>${numbers}</td>
              </tr>`
            : null
        }
      </tbody>
    </table>
  </section>`;
}
