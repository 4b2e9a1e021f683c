import type { SourceDocument } from "#features/content";
import type { DemoPage } from "./demo-store.ts";

interface DemoKnowledge {
  products: SourceDocument[];
  pages: DemoPage[];
}

/** Everything that the store's agent shall know: products, then pages in every language. */
export function listDemoDocuments({ products, pages }: DemoKnowledge, storeUrl: string): SourceDocument[] {
  return [...products, ...pages.map((page) => toDocument(page, storeUrl))];
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
