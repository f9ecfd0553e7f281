// The seven languages of the app: code, own name, and the short form on the
// button in the head of each screen.
export type Language = "en" | "az" | "kk" | "ky" | "ru" | "tr" | "uz";

export interface LanguageName {
  readonly code: Language;
  readonly name: string;
  readonly short: string;
}

export const LANGUAGES: readonly LanguageName[] = [
  { code: "az", name: "Azərbaycanca", short: "AZƏ" },
  { code: "en", name: "English", short: "ENG" },
  { code: "kk", name: "Қазақша", short: "ҚАЗ" },
  { code: "ky", name: "Кыргызча", short: "КЫР" },
  { code: "ru", name: "Русский", short: "РУС" },
  { code: "tr", name: "Türkçe", short: "TÜR" },
  { code: "uz", name: "O‘zbekcha", short: "O‘ZB" },
];

export function isLanguage(code: string): code is Language {
  return LANGUAGES.some((language) => language.code === code);
}
