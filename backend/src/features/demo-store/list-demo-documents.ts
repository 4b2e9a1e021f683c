import type { SourceDocument } from "#features/content";
import type { DemoPage, DemoStore } from "./demo-store.ts";

/** Everything that the store's agent shall know: products, then pages in every language. */
export function listDemoDocuments(store: DemoStore, publicUrl: string): SourceDocument[] {
  return [...store.products, ...store.pages.map((page) => toDocument(page, `${publicUrl}/demo`))];
}

function toDocument(page: DemoPage, storeUrl: string): SourceDocument {
  return {
    externalId: `${page.language}/${page.slug}`,
    kind: "page",
    title: page.title,
    url: `${storeUrl}${page.path}`,
    language: page.language,
    sections: page.sections,
    product: null,
  };
}
