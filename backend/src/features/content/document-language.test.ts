import { describe, expect, it } from "vitest";
import { chunkDocument } from "./chunk-document.ts";
import type { DocumentKind } from "./document.ts";
import { documentLanguage } from "./document-language.ts";

const german =
  "Der Versand ist für Sie kostenlos, wenn Sie mehr als fünfzig Euro ausgeben. Wir liefern mit der Post und es dauert " +
  "drei Tage, bis das Paket bei Ihnen ist. Sie können die Ware auch in unserem Laden abholen, und wir packen sie für Sie ein. " +
  "Wenn etwas nicht passt, dann senden Sie es uns zurück, und wir geben Ihnen das Geld wieder.";

function document(text: string, language: string | null, kind: DocumentKind = "page") {
  const sections = [{ headings: [], blocks: [{ kind: "paragraph" as const, text }] }];
  return { externalId: "p", kind, title: "X-200 Pro", url: null, language, sections, product: null };
}

describe("[E10] the language of a document", () => {
  it("follows running text over what a template declares", () => {
    expect(documentLanguage(document(german, "en"), "fr")).toBe("de");
    expect(chunkDocument(document(german, "en"))[0]?.language).toBe("de");
  });

  it("believes the declaration of a language it cannot tell apart itself", () => {
    expect(documentLanguage(document(german, "gsw"), null)).toBe("gsw");
  });

  it("follows the declaration where there is little text, then the store, and is silent where nothing tells", () => {
    expect(documentLanguage(document("X-300", "fr-CA"), "it")).toBe("fr");
    expect(documentLanguage(document("X-300", null), "it")).toBe("it");
    expect(documentLanguage(document("X-300", null), null)).toBeNull();
    expect(documentLanguage(document("送料はいくらですか", null), "it")).toBe("ja");
  });

  it("does not guess a product's language from its part numbers", () => {
    expect(documentLanguage(document("Samsung LE-40R88BD, EL 233, com port", null, "product"), "en")).toBe("en");
    expect(documentLanguage(document(german, null, "product"), "en")).toBe("de");
    expect(documentLanguage(document(german, "en", "product"), "fr")).toBe("en");
  });
});
