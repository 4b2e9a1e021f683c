import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { createWords, type Words } from "./create-words.ts";
import { chooseLanguage, LANGUAGES, rememberLanguage, type Language } from "./languages.ts";

interface LanguageValue {
  words: Words;
  changeLanguage: (language: Language) => void;
}

const LanguageContext = createContext<LanguageValue | null>(null);

/** Gives every screen its words; nothing is shown before the language has arrived, which is loaded beside the rest. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(chooseLanguage);
  const [words, setWords] = useState<Words | null>(null);
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
    () =>
      words && {
        words,
        changeLanguage: (next: Language) => {
          rememberLanguage(next);
          setLanguage(next);
        },
      },
    [words],
  );
  return value === null ? null : <LanguageContext value={value}>{children}</LanguageContext>;
}

/** The texts of the chosen language and what puts numbers, dates and names into them. */
export function useWords(): Words {
  return useLanguage().words;
}

export function useChangeLanguage(): (language: Language) => void {
  return useLanguage().changeLanguage;
}

function useLanguage(): LanguageValue {
  const value = useContext(LanguageContext);
  if (value === null) throw new Error("This stands outside of the language provider.");
  return value;
}
