import { expect, test } from "vitest";
import { differencesOf, takeTheirs, type Element } from "../src/team/differences";

const leaf = (name: string, text = ""): Element => ({ name, text, children: [] });
const group = (name: string, ...children: Element[]): Element => ({ name, text: "", children });
const form = (observer: string, ...answers: Element[]): Element =>
  group("data", leaf("start", observer), group("header", leaf("observer", observer)), group("voting", ...answers), group("meta", leaf("instanceID", observer)));

test("equal answers differ in nothing, whoever wrote them and when", () => {
  expect(differencesOf(form("A", leaf("id", "yes")), form("B", leaf("id", " yes ")))).toEqual([]);
});

test("each question that differs is named with both answers", () => {
  const mine = form("A", leaf("id", "yes"), leaf("queue", "12"));
  const theirs = form("B", leaf("id", "no"), leaf("queue", "12"));
  expect(differencesOf(mine, theirs)).toEqual([{ path: "voting/id", mine: "yes", theirs: "no", is_list: false }]);
});

test("an answer only one of them has differs from no answer", () => {
  const found = differencesOf(form("A", leaf("id", "no"), leaf("why", "late")), form("B", leaf("id", "no")));
  expect(found).toEqual([{ path: "voting/why", mine: "late", theirs: "", is_list: false }]);
});

test("a list of entries is compared as a whole", () => {
  const box = (seal: string): Element => group("box", leaf("seal", seal));
  const [found] = differencesOf(form("A", box("1"), box("2")), form("B", box("1")));
  expect(found).toEqual({ path: "voting/box", mine: "1\n2", theirs: "1", is_list: true });
});

test("photos stay with the one who took them", () => {
  const photos = new Set(["voting/photo"]);
  expect(differencesOf(form("A", leaf("photo", "a.jpg")), form("B", leaf("photo", "b.jpg")), photos)).toEqual([]);
});

test("taking an answer changes that one and nothing else, not even the identity", () => {
  const mine = form("A", leaf("id", "yes"), leaf("queue", "12"));
  const theirs = form("B", leaf("id", "no"), leaf("queue", "40"));
  expect(takeTheirs(mine, theirs, new Set(["voting/id"]))).toEqual(form("A", leaf("id", "no"), leaf("queue", "12")));
});

test("an answer that only the partner has can be taken", () => {
  const agreed = takeTheirs(form("A", leaf("id", "no")), form("B", leaf("id", "no"), leaf("why", "late")), new Set(["voting/why"]));
  expect(agreed).toEqual(form("A", leaf("id", "no"), leaf("why", "late")));
});

test("taking all differences leaves none", () => {
  const mine = form("A", leaf("id", "yes"), group("box", leaf("seal", "1")));
  const theirs = form("B", leaf("id", "no"), group("box", leaf("seal", "1")), group("box", leaf("seal", "2")));
  const paths = new Set(differencesOf(mine, theirs).map(({ path }) => path));
  expect(differencesOf(takeTheirs(mine, theirs, paths), theirs)).toEqual([]);
});
