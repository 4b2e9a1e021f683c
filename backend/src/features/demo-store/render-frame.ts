import { demoWords } from "./demo-words.ts";
import { findPage, type DemoView } from "./demo-view.ts";
import type { DemoLanguage } from "./demo-store.ts";
import { html, trusted, type Markup } from "./html.ts";

export interface DemoFrame {
  title: string;
  description: string;
  /** Language of frame and content. */
  language: DemoLanguage;
  /** Path below the store that is this page's own address; null keeps it out of search engines. */
  canonical: string | null;
  /** Slug of the department the page belongs to. */
  department?: string;
  head?: Markup;
  main: Markup;
}

const servicePages = ["shipping", "returns", "warranty", "size-guide", "care-guide", "payment"];
const housePages = ["about", "contact", "repair", "gift-cards", "faq", "reviews"];

/** A whole page: head, header, navigation, the given content, footer and widget. */
export function renderFrame(view: DemoView, frame: DemoFrame): string {
  const direction = frame.language === "ar" ? "rtl" : "ltr";
  const { markup } = html`<!doctype html>
    <html lang="${frame.language}" dir="${direction}">
      ${renderHead(view, frame)}
      <body>
        <a class="skip" href="#content">${demoWords[frame.language].skip}</a>
        ${renderHeader(view, frame)}
        <main id="content" tabindex="-1">${frame.main}</main>
        ${renderFooter(view, frame.language)} ${trusted(view.widgetTag)}
      </body>
    </html> `;
  return markup;
}

function renderHead(view: DemoView, frame: DemoFrame): Markup {
  const { name } = view.store;
  const address =
    frame.canonical === null
      ? html`<meta name="robots" content="noindex" />`
      : html`<link rel="canonical" href="${view.storeUrl}${frame.canonical}" />`;
  return html`<head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${frame.title === name ? name : `${frame.title} – ${name}`}</title>
    <meta name="description" content="${frame.description}" />
    <meta name="theme-color" content="#17453b" />
    ${address}
    <link rel="stylesheet" href="${view.base}/store.css" />
    <link rel="icon" type="image/svg+xml" href="${view.base}/images/mark.svg" />
    ${frame.head ?? null}
  </head>`;
}

function renderHeader(view: DemoView, { language, department }: DemoFrame): Markup {
  const words = demoWords[language];
  const entries = view.store.categories.map(({ slug, name }) => {
    const current = slug === department ? trusted(` aria-current="page"`) : null;
    return html`<li><a href="${view.base}/categories/${slug}" ${current}>${name[language]}</a></li>`;
  });
  return html`<header class="top">
    <p class="notice">${words.demonstration}</p>
    <div class="bar wide">
      <a class="logo" href="${view.base}/"
        ><img src="${view.base}/images/mark.svg" width="36" height="36" alt="" /><span>${view.store.name}</span></a
      >
      <ul class="quick">
        ${pageLinks(view, ["contact", "faq"], language)}
      </ul>
    </div>
    <nav class="departments" aria-label="${words.departments}">
      <ul class="wide">
        ${entries}
      </ul>
    </nav>
  </header>`;
}

function renderFooter(view: DemoView, language: DemoLanguage): Markup {
  const words = demoWords[language];
  return html`<footer class="bottom">
    <div class="wide">
      <section aria-labelledby="footer-service">
        <h2 id="footer-service">${words.service}</h2>
        <ul>
          ${pageLinks(view, servicePages, language)}
        </ul>
      </section>
      <section aria-labelledby="footer-house">
        <h2 id="footer-house">${words.house}</h2>
        <ul>
          ${pageLinks(view, housePages, language)}
        </ul>
      </section>
      <section aria-labelledby="footer-name">
        <h2 id="footer-name">${view.store.name}</h2>
        <address dir="ltr">
          Treibholzkai 7<br />20999 Hamburg-Musterhafen<br /><a href="tel:+494066969120">+49 40 66969 120</a><br /><a
            href="mailto:hello@alder-and-tide.example"
            >hello@alder-and-tide.example</a
          >
        </address>
      </section>
    </div>
  </footer>`;
}

/** List items that lead to text pages, named by their titles; those in another language say so. */
function pageLinks(view: DemoView, slugs: readonly string[], language: DemoLanguage): Markup[] {
  return slugs.flatMap((slug) => {
    const page = findPage(view.store, slug, language);
    if (!page) return [];
    const foreign = page.language === language ? null : html` lang="${page.language}" hreflang="${page.language}"`;
    return [html`<li><a href="${view.base}${page.path}" ${foreign}>${page.title}</a></li>`];
  });
}
