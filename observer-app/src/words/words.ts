// The app's own words in the language of the moment.
import { az } from "./az";
import { en, type WordKey, type Words } from "./en";
import { isLanguage, type Language } from "./languages";
import { kk } from "./kk";
import { ky } from "./ky";
import { ru } from "./ru";
import { tr } from "./tr";
import { uz } from "./uz";

const WORDS: Readonly<Record<Language, Words>> = { en, az, kk, ky, ru, tr, uz };

let current: Language = "en";

export function language(): Language {
  return current;
}

/** Use a language from now on; the page's `lang` follows, because hyphenation
 * and the capitals of i depend on it. */
export function useLanguage(chosen: Language): void {
  current = chosen;
  document.documentElement.lang = chosen;
}

export function pickLanguage(wished: readonly string[]): Language {
  for (const wish of wished) {
    const code = wish.toLowerCase().split(/[-_]/)[0] ?? "";
    if (isLanguage(code)) return code;
  }
  return "en";
}

/** A sentence with its places filled: say("asked_of", { n: 6, of: 15 }). */
export function say(key: WordKey, values: Readonly<Record<string, string | number>> = {}): string {
  return WORDS[current][key].replace(/\{(\w+)\}/g, (_whole, name: string) => String(values[name] ?? ""));
}

export function clockTime(at: number | string, zone: string): string {
  return new Intl.DateTimeFormat(current, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone }).format(new Date(at));
}

export function dayOf(at: number | string, zone: string): string {
  return new Intl.DateTimeFormat(current, { day: "numeric", month: "long", timeZone: zone }).format(new Date(at));
}

export function dayAndTime(at: number | string, zone: string): string {
  return `${dayOf(at, zone)}, ${clockTime(at, zone)}`;
}

/** A count of digits in threes, as on the receipts: 48 190. */
export function count(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
}
