import type { DemoItem } from "./demo-store.ts";
import { imagePath, type DemoView } from "./demo-view.ts";
import { html, jsonLd, type Markup } from "./html.ts";
import { renderCards } from "./render-card.ts";
import { renderFrame } from "./render-frame.ts";

const FEATURED = 8;

export function renderHomePage(view: DemoView): string {
  const { store } = view;
  const featured = store.items.filter((item) => item.isFeatured).slice(0, FEATURED);
  return renderFrame(view, {
    title: store.name,
    description: "Outdoor gear and things for the house, by the water in Hamburg. Chosen, used and mended by us.",
    language: "en",
    canonical: "/",
    head: jsonLd(describeShop(view)),
    main: html`${renderHero(view)}
      <section class="wide" aria-labelledby="departments">
        <h2 id="departments">What are you looking for?</h2>
        <ul class="tiles">
          ${store.categories.map((category) => renderTile(view, category.slug))}
        </ul>
      </section>
      <section class="wide" aria-labelledby="favourites">
        <h2 id="favourites">In our own backpacks</h2>
        <p class="lead">What the 23 of us use most.</p>
        ${renderCards(view, featured, 3)}
      </section>
      ${renderPromises(view)}`,
  });
}

function renderHero(view: DemoView): Markup {
  return html`<section class="hero" aria-labelledby="hero">
    <img src="${view.base}/images/hero.svg" width="1440" height="640" alt="" />
    <div class="wide">
      <div class="words">
        <h1 id="hero">Things that stay out with you</h1>
        <p>Outdoor gear and goods for the house, chosen and mended by the water in Hamburg since 2009.</p>
        <p class="actions">
          <a class="button" href="${view.base}/categories/tents">See the tents</a
          ><a class="button quiet" href="${view.base}/categories/jackets">Jackets for November</a>
        </p>
      </div>
    </div>
  </section>`;
}

function renderTile(view: DemoView, slug: string): Markup | null {
  const items = view.store.items.filter((item) => item.category.slug === slug && !item.isDiscontinued);
  const face: DemoItem | undefined = items.find((item) => item.isFeatured) ?? items[0];
  if (!face) return null;
  return html`<li class="tile">
    <img src="${imagePath(view, face)}" width="400" height="400" alt="" loading="lazy" />
    <a href="${view.base}/categories/${slug}">${face.category.name.en}</a><span>${items.length} products</span>
  </li>`;
}

function renderPromises(view: DemoView): Markup {
  const promises = [
    ["returns", "30 days to think", "Pitch it in the garden, sleep on it, send it back free of charge from Germany."],
    ["repair", "Repair before replace", "Our workshop mended 3,412 things last year, and keeps parts for old models."],
    ["shipping", "Packed the same day", "Order before 13:00. Delivery within Germany is free from €60."],
  ] as const;
  return html`<section class="promises" aria-labelledby="promises">
    <div class="wide">
      <h2 id="promises" class="hidden">What you can count on</h2>
      <ul>
        ${promises.map(
          ([slug, title, text]) =>
            html`<li>
              <h3><a href="${view.base}/en/pages/${slug}">${title}</a></h3>
              <p>${text}</p>
            </li>`,
        )}
      </ul>
    </div>
  </section>`;
}

function describeShop(view: DemoView) {
  return {
    "@context": "https://schema.org",
    "@type": "OnlineStore",
    name: view.store.name,
    url: `${view.storeUrl}/`,
    logo: `${view.storeUrl}/images/mark.svg`,
    email: "hello@alder-and-tide.example",
    telephone: "+49 40 66969 120",
    address: {
      "@type": "PostalAddress",
      streetAddress: "Treibholzkai 7",
      postalCode: "20999",
      addressLocality: "Hamburg-Musterhafen",
      addressCountry: "DE",
    },
  };
}
