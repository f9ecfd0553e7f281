// OpenRosa: a form with many files travels in several posts, the form in each.
import { expect, test } from "vitest";
import { layOut } from "../src/queue/parts";

const file = (name: string, size: number) => ({ name, size });

test("a form without files is one post", () => {
  expect(layOut(2_000, [], 10_000_000)).toEqual([[]]);
});

test("what fits goes into one post", () => {
  expect(layOut(2_000, [file("a", 300_000), file("b", 300_000)], 10_000_000)).toEqual([["a", "b"]]);
});

test("what does not fit goes into the next, form counted in each", () => {
  expect(layOut(100, [file("a", 500), file("b", 400), file("c", 500)], 1_000)).toEqual([["a", "b"], ["c"]]);
});

test("a file larger than the limit goes alone; it is never left out", () => {
  expect(layOut(100, [file("a", 5_000), file("b", 10)], 1_000)).toEqual([["a"], ["b"]]);
});
