import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import english from "../messages/en.json" with { type: "json" };
import { createWords, type Words } from "./create-words.ts";
import { chooseLanguage, LANGUAGES, rememberLanguage, type Language } from "./languages.ts";

interface LanguageValue {
  words: Words;
  changeLanguage: (language: Language) => void;
}

const LanguageContext = createContext<LanguageValue>({
  words: createWords("en", english),
  changeLanguage: () => {},
});

/** Gives every screen its words; English stands until another language has arrived. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(chooseLanguage);
  const [words, setWords] = useState<Words | null>(() => (language === "en" ? createWords("en", english) : null));
  useEffect(() => {
    let current = true;
    void LANGUAGES[language].load().then((messages) => {
      if (current) setWords(createWords(language, messages));
    });
    return () => {
      current = false;
    };
  }, [language]);
  useEffect(() => {
    if (words) document.documentElement.lang = words.language;
  }, [words]);
  const value = useMemo(
    () => ({
      words: words ?? createWords("en", english),
      changeLanguage: (next: Language) => {
        rememberLanguage(next);
        setLanguage(next);
      },
    }),
    [words],
  );
  return words === null ? null : <LanguageContext value={value}>{children}</LanguageContext>;
}

/** The texts of the chosen language and what puts numbers, dates and names into them. */
export function useWords(): Words {
  return useContext(LanguageContext).words;
}

export function useChangeLanguage(): (language: Language) => void {
  return useContext(LanguageContext).changeLanguage;
}
