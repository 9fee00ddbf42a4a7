import { createContext, useContext } from "react";

export const LANGUAGES = ["en", "de"] as const;
export type Language = (typeof LANGUAGES)[number];
export type Texts<T> = Readonly<Record<Language, T>>;

/** What a view says, in each language: the second one has all that the first has. */
export const texts = <T extends object>(en: T, de: NoInfer<T>): Texts<T> => ({ en, de });

export const LanguageContext = createContext<Language>("en");
export const useLanguage = (): Language => useContext(LanguageContext);
export const useTexts = <T>(said: Texts<T>): T => said[useLanguage()];

const STORED = "proofline.language";

/** The one chosen before, else the first of the browser's that there is. */
export function firstLanguage(): Language {
  const wanted = [localStorage.getItem(STORED), ...navigator.languages];
  for (const tag of wanted) {
    const found = LANGUAGES.find((language) => tag?.toLowerCase().startsWith(language));
    if (found !== undefined) return found;
  }
  return "en";
}

export const keepLanguage = (language: Language): void => localStorage.setItem(STORED, language);
