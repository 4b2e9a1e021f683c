import { drawProduct } from "./draw-product.ts";
import { demoLanguages, type DemoStore } from "./demo-store.ts";
import { findPage, type DemoView } from "./demo-view.ts";
import { html } from "./html.ts";
import { renderCategoryPage } from "./render-category-page.ts";
import { renderFrame } from "./render-frame.ts";
import { renderHomePage } from "./render-home-page.ts";
import { renderProductPage } from "./render-product-page.ts";
import { renderRobots, renderSitemap } from "./render-sitemap.ts";
import { renderTextPage } from "./render-text-page.ts";
import { shopMark } from "./shop-mark.ts";

export interface DemoPageOptions {
  store: DemoStore;
  /** Primary tag of the language that the visitor prefers, else English; pages whose address names one ignore it. */
  language?: string;
  /** Base path of the installation, such as `` or `/netvexa`. */
  basePath: string;
  /** Where browsers reach the installation, base path included; absolute addresses in the page begin with it. */
  publicUrl: string;
  /** Markup that is put before the end of every page as it is. */
  widgetTag: string;
}

export interface DemoResponse {
  status: 200 | 404;
  contentType: string;
  body: string;
  cacheControl?: string;
}

/**
 * Answers one GET of the demo store; `path` is below its mount point, such as `/products/enamel-mug`. Needs no inline
 * script or style. Unknown paths give a 404 page.
 */
export function renderDemoPage(path: string, options: DemoPageOptions): DemoResponse {
  const { store, basePath, publicUrl, widgetTag } = options;
  const language = demoLanguages.find((known) => known === options.language) ?? "en";
  const view: DemoView = { store, base: `${basePath}/demo`, storeUrl: `${publicUrl}/demo`, language, widgetTag };
  const [area = "", name = "", slug = "", ...rest] = path.split("/").slice(1);
  if (rest.length > 0) return notFound(view);
  if (slug !== "") return answerText(view, { area, name, slug });
  if (name !== "") return answerNamed(view, area, name);
  return answerSingle(view, area) ?? notFound(view);
}

function answerSingle(view: DemoView, area: string): DemoResponse | null {
  const { store, storeUrl } = view;
  if (area === "") return page(renderHomePage(view));
  if (area === "faq") return answerText(view, { area: "en", name: "pages", slug: "faq" });
  if (area === "sitemap.xml") return file("application/xml", renderSitemap(store, storeUrl));
  if (area === "robots.txt") return file("text/plain", renderRobots(storeUrl));
  return area === "store.css" ? file("text/css", store.files.stylesheet) : null;
}

function answerNamed(view: DemoView, area: string, name: string): DemoResponse {
  const { store } = view;
  const item = area === "products" ? store.items.find(({ slug }) => slug === name) : undefined;
  if (item) return page(renderProductPage(view, item));
  const category = area === "categories" ? store.categories.find(({ slug }) => slug === name) : undefined;
  if (category) return page(renderCategoryPage(view, category));
  const picture = area === "images" ? drawPicture(store, name) : null;
  return picture === null ? notFound(view) : file("image/svg+xml", picture);
}

interface TextAddress {
  area: string;
  name: string;
  slug: string;
}

function answerText(view: DemoView, { area, name, slug }: TextAddress): DemoResponse {
  const language = view.store.languages.find((known) => known === area);
  if (!language || name !== "pages") return notFound(view);
  const found = findPage(view.store, slug, language);
  return found ? page(renderTextPage(view, found, language)) : notFound(view);
}

/** `enamel-mug.svg` in its main colour, `enamel-mug--red.svg` in another. */
function drawPicture(store: DemoStore, name: string): string | null {
  if (name === "hero.svg") return store.files.hero;
  if (name === "mark.svg") return shopMark;
  const [, slug, wanted] = /^([a-z0-9-]+?)(?:--([a-z]+))?\.svg$/.exec(name) ?? [];
  const item = store.items.find((known) => known.slug === slug);
  const colour = wanted === undefined ? item?.colours[0] : item?.colours.find((known) => known.slug === wanted);
  if (!item || !colour) return null;
  const { drawing, category } = item;
  return drawProduct({ slug: item.slug, drawing, colour: colour.value, backdrop: category.backdrop });
}

function page(body: string): DemoResponse {
  return { status: 200, contentType: "text/html; charset=utf-8", body };
}

function file(type: string, body: string): DemoResponse {
  return { status: 200, contentType: `${type}; charset=utf-8`, body, cacheControl: "public, max-age=300" };
}

function notFound(view: DemoView): DemoResponse {
  const body = renderFrame(view, {
    title: "Page not found",
    description: "There is no page at this address.",
    language: "en",
    canonical: null,
    main: html`<div class="wide lost">
      <h1>Nothing at this anchorage</h1>
      <p class="lead">There is no page at this address. It may have moved, or it was never here.</p>
      <p class="actions"><a class="button" href="${view.base}/">To the start page</a></p>
    </div>`,
  });
  return { status: 404, contentType: "text/html; charset=utf-8", body };
}
