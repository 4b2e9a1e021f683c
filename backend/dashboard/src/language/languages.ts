import english from "../messages/en.json" with { type: "json" };

export type Messages = typeof english;

/** By code, in their own words. A language is complete when it compiles: its file must have every text of English. */
export const LANGUAGES = { en: "English", de: "Deutsch" } as const;
export type Language = keyof typeof LANGUAGES;

const STORED = "netvexa:language";

export async function loadMessages(language: Language): Promise<Messages> {
  if (language === "en") return english;
  const { default: messages } = await import("../messages/de.json", { with: { type: "json" } });
  return messages;
}

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
