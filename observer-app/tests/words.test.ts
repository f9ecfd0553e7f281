// Every sentence keeps its places in every language; the compiler already checks
// that none is missing.
import { expect, test } from "vitest";
import { az } from "../src/words/az";
import { en, type WordKey } from "../src/words/en";
import { kk } from "../src/words/kk";
import { ky } from "../src/words/ky";
import { dayWords } from "../src/words/months";
import { ru } from "../src/words/ru";
import { tr } from "../src/words/tr";
import { uz } from "../src/words/uz";
import { tokenIn } from "../src/pages/paths";

const places = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();

test.each(Object.entries({ az, kk, ky, ru, tr, uz }))("%s has the same places to fill as English", (_code, words) => {
  const wrong = (Object.keys(en) as WordKey[]).filter((key) => places(words[key]).join() !== places(en[key]).join());
  expect(wrong).toEqual([]);
});

test("no sentence shouts or says please", () => {
  const all = [en, az, kk, ky, ru, tr, uz].flatMap((words) => Object.values<string>(words));
  expect(all.filter((text) => text.includes("!") || /\bplease\b/i.test(text))).toEqual([]);
});

test("Uzbek o‘ and g‘ carry their own mark, not an apostrophe", () => {
  expect(Object.values<string>(uz).filter((text) => /[og]['’ʻ`]/i.test(text))).toEqual([]);
});

test("days are written as each language writes them", () => {
  expect([dayWords(14, 3, "kk"), dayWords(14, 3, "ru"), dayWords(14, 3, "ky"), dayWords(1, 12, "en")]).toEqual(["14 наурыз", "14 марта", "14-март", "1 December"]);
});

test("a token behind the # is a link, a page's name is not", () => {
  expect(tokenIn("#sample-token-of-aigerim-0001")).toBe("sample-token-of-aigerim-0001");
  expect(tokenIn(`#${"aB3$!_-".repeat(9)}x`)).toBe(`${"aB3$!_-".repeat(9)}x`);
  expect([tokenIn("#check"), tokenIn("#/home"), tokenIn("#/form/uuid%3A1234-5678-9012"), tokenIn("")]).toEqual([null, null, null, null]);
});
