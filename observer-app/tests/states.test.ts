// The life of a form on the phone, as drawn at the head of states.ts.
import { expect, test } from "vitest";
import { confirm, DRAFT, fail, isDue, LONGEST_WAIT, QueueError, revive, seal, start, WAITS, type Progress, type Trouble } from "../src/queue/states";
import type { Receipt } from "../src/queue/receipt";

const NOON = 1_773_475_200_000; // 2026-03-14T08:00:00Z
const trouble: Trouble = { kind: "no_network", status: null, words: "", at: NOON };
const receipt = (change: Partial<Receipt> = {}): Receipt => ({ seq: "1", leaf: "ab".repeat(32), complete: true, missing: [], words: "", ...change });
const sending = (): Progress => start(seal(DRAFT));

test("a draft waits once it is sealed, and is then due at once", () => {
  const sealed = seal(DRAFT);
  expect([sealed.state, isDue(sealed, NOON)]).toEqual(["waiting", true]);
});

test("a draft is never sent and a received form never again", () => {
  const received = confirm(sending(), receipt(), [], []);
  expect(() => start(DRAFT)).toThrow(QueueError);
  expect(() => start(received)).toThrow(QueueError);
  expect(() => seal(received)).toThrow(QueueError);
  expect(() => confirm(DRAFT, receipt(), [], [])).toThrow(QueueError);
});

test("a form is received when the receipt says that nothing is missing", () => {
  const after = confirm(sending(), receipt(), ["a.jpg"], ["a.jpg", "b.jpg"]);
  expect([after.state, after.delivered, after.receipt?.seq]).toEqual(["received", ["a.jpg", "b.jpg"], "1"]);
});

test("part of the files is not the form: it stays being sent and has no receipt", () => {
  const after = confirm(sending(), receipt({ complete: false, missing: ["b.jpg"] }), ["a.jpg"], ["a.jpg", "b.jpg"]);
  expect([after.state, after.delivered, after.receipt]).toEqual(["sending", ["a.jpg"], null]);
});

test("a file the server names as missing is sent again though it was delivered", () => {
  const first = confirm(sending(), receipt({ complete: false, missing: ["b.jpg"] }), ["a.jpg"], ["a.jpg", "b.jpg"]);
  const second = confirm(first, receipt({ complete: false, missing: ["a.jpg"] }), ["b.jpg"], ["a.jpg", "b.jpg"]);
  expect(second.delivered).toEqual(["b.jpg"]);
});

test("complete with a missing file is a contradiction and counts as incomplete", () => {
  const after = confirm(sending(), receipt({ missing: ["a.jpg"] }), [], ["a.jpg"]);
  expect(after.state).toBe("sending");
});

test("after a failure the form waits, longer each time, never longer than ten minutes and a fifth", () => {
  let progress = sending();
  const waits: number[] = [];
  for (let n = 0; n < 9; n += 1) {
    progress = fail(progress, trouble, 0.5);
    waits.push((progress.next_try_at ?? 0) - NOON);
    progress = start(progress);
  }
  expect(waits.slice(0, 3)).toEqual([10_000, 20_000, 40_000]);
  expect(waits.slice(-2)).toEqual([600_000, 600_000]);
  expect((fail({ ...progress, tries: 99 }, trouble, 0.999).next_try_at ?? 0) - NOON).toBeLessThanOrEqual(LONGEST_WAIT * 1.2);
});

test("chance spreads the next try by a fifth to both sides", () => {
  const [first = 0] = WAITS;
  expect(fail(sending(), trouble, 0).next_try_at).toBe(NOON + first * 0.8);
});

test("failing takes nothing from a received form", () => {
  const received = confirm(sending(), receipt(), [], []);
  expect(fail(received, trouble, 0.5)).toEqual(received);
});

test("a form that a killed tab was sending waits again at once", () => {
  const after = revive(sending());
  expect([after.state, isDue(after, NOON)]).toEqual(["waiting", true]);
});

test("a form is due when its time has come, and not before", () => {
  const waiting = fail(sending(), trouble, 0.5);
  expect([isDue(waiting, NOON + 9_999), isDue(waiting, NOON + 10_000)]).toEqual([false, true]);
});

test("a clock set back by a day does not make a form wait for a day", () => {
  const waiting = fail(sending(), trouble, 0.5);
  expect(isDue(waiting, NOON - 86_400_000)).toBe(true);
});
