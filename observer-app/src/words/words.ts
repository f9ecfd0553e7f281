// The app's own words in the language of the moment.
import { az } from "./az";
import { en, type WordKey, type Words } from "./en";
import { isLanguage, type Language } from "./languages";
import { kk } from "./kk";
import { ky } from "./ky";
import { dayWords } from "./months";
import { ru } from "./ru";
import { tr } from "./tr";
import { uz } from "./uz";
import { localTime } from "../zone";

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

export function isWord(key: string): key is WordKey {
  return key in en;
}

export function clockTime(at: number | string, zone: string): string {
  const known = moment(at);
  return Number.isNaN(known) ? "" : localTime(known, zone).time;
}

export function dayOf(at: number | string, zone: string): string {
  if (Number.isNaN(moment(at))) return "";
  const [, month, day] = localTime(moment(at), zone).date.split("-").map(Number);
  return dayWords(day ?? 0, month ?? 0, current);
}

function moment(at: number | string): number {
  return typeof at === "number" ? at : Date.parse(at);
}

export function dayAndTime(at: number | string, zone: string): string {
  return Number.isNaN(moment(at)) ? "" : `${dayOf(at, zone)}, ${clockTime(at, zone)}`;
}

/** A count of digits in threes, as on the receipts: 48 190. */
export function count(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
}
