export type { Block, DocumentKind, Section, SourceDocument } from "./document.ts";
export type { Attribute, Availability, Product, Variant } from "./product.ts";
