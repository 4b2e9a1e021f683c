import type { DemoPage, DemoStore } from "./demo-store.ts";
import { html, trusted, type Markup } from "./html.ts";

/** Every page of the store with its last change and its other languages (sitemaps.org, with hreflang alternates). */
export function renderSitemap(store: DemoStore, storeUrl: string): string {
  const newest = latest(store.items.map(({ updated }) => updated));
  const { markup } = html`${trusted('<?xml version="1.0" encoding="UTF-8"?>')}
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
      ${renderEntry(`${storeUrl}/`, newest)}
      ${store.categories.map(({ slug }) => renderEntry(`${storeUrl}/categories/${slug}`, latest(store.items.filter(({ category }) => category.slug === slug).map(({ updated }) => updated))))}
      ${store.items.map(({ slug, updated }) => renderEntry(`${storeUrl}/products/${slug}`, updated))}
      ${store.pages.map((page) => renderEntry(`${storeUrl}${page.path}`, page.updated, renderAlternates(store, storeUrl, page)))}
    </urlset> `;
  return markup;
}

export function renderRobots(storeUrl: string): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${storeUrl}/sitemap.xml\n`;
}

function renderEntry(address: string, changed: string, alternates: Markup[] = []): Markup {
  return html`<url><loc>${address}</loc><lastmod>${changed}</lastmod>${alternates}</url> `;
}

function renderAlternates(store: DemoStore, storeUrl: string, page: DemoPage): Markup[] {
  const versions = store.pages.filter(({ slug }) => slug === page.slug);
  if (versions.length < 2) return [];
  return versions.map(
    ({ language, path }) => html`<xhtml:link rel="alternate" hreflang="${language}" href="${storeUrl}${path}" />`,
  );
}

function latest(dates: string[]): string {
  return dates.toSorted().at(-1) ?? "2026-01-01";
}
