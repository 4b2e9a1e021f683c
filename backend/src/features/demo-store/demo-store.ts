import type { Section, SourceDocument } from "#features/content";

export const demoLanguages = ["en", "de", "fr", "es", "it", "ar"] as const;
export type DemoLanguage = (typeof demoLanguages)[number];

export interface DemoStore {
  name: string;
  /** English first: what is not translated is shown in it. */
  languages: readonly DemoLanguage[];
  /** Questions that a visitor may start with. */
  suggestions: string[];
  categories: DemoCategory[];
  items: DemoItem[];
  /** The documents of `items`, in the same order. */
  products: SourceDocument[];
  pages: DemoPage[];
  /** What the store's agent shall know: products, then pages in every language. */
  documents: SourceDocument[];
  files: { stylesheet: string; hero: string };
}

export interface DemoCategory {
  slug: string;
  name: Record<DemoLanguage, string>;
  intro: string;
  /** Tint behind the drawings, `#rrggbb`. */
  backdrop: string;
}

/** A product with what only its pages show. */
export interface DemoItem {
  slug: string;
  category: DemoCategory;
  /** Group within the category, such as `Trekking tents`. */
  group: string;
  drawing: string;
  /** Named colours it is drawn in, the main one first. */
  colours: DemoColour[];
  isFeatured: boolean;
  isDiscontinued: boolean;
  /** Slug of the product that took its place. */
  successor: string | null;
  /** ISO dates. */
  added: string;
  updated: string;
  document: SourceDocument;
}

export interface DemoColour {
  name: string;
  /** Of the name, as in the address of its picture. */
  slug: string;
  /** `#rrggbb` */
  value: string;
}

export interface DemoPage {
  slug: string;
  language: DemoLanguage;
  title: string;
  /** Without the title among their headings. */
  sections: Section[];
  /** ISO date. */
  updated: string;
  /** Slug of the page that replaced it; such a page is kept as an archive. */
  supersededBy: string | null;
  /** Address below the store, such as `/en/pages/returns`. */
  path: string;
}
