import type english from "../messages/en.json";

export type Messages = typeof english;

/** By code: the name in the language itself, and its texts. A language is complete when this compiles. */
export const LANGUAGES = {
  en: {
    name: "English",
    load: async (): Promise<Messages> => (await import("../messages/en.json", { with: { type: "json" } })).default,
  },
  de: {
    name: "Deutsch",
    load: async (): Promise<Messages> => (await import("../messages/de.json", { with: { type: "json" } })).default,
  },
};
export type Language = keyof typeof LANGUAGES;

const STORED = "netvexa:language";

/** What was chosen before, else the browser's first language that there is. */
export function chooseLanguage(): Language {
  const wanted = [localStorage.getItem(STORED) ?? "", ...navigator.languages].map((tag) => tag.slice(0, 2));
  return wanted.find(isLanguage) ?? "en";
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(STORED, language);
}

export function isLanguage(text: string): text is Language {
  return text in LANGUAGES;
}
