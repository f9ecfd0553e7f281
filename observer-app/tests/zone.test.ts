// Offsets from the IANA time zone database: Asia/Almaty is UTC+5 since March
// 2024; Europe/Istanbul UTC+3; Europe/Berlin changes on 2026-03-29 at 01:00 UTC.
import { expect, test } from "vitest";
import { isoFromLocal, isoInZone, localTime, offsetMinutes } from "../src/zone";

test("a moment is written in the mission's zone, whatever the phone's is", () => {
  expect(isoInZone(Date.parse("2026-03-14T09:37:05.250Z"), "Asia/Almaty")).toBe("2026-03-14T14:37:05.250+05:00");
});

test("what is typed is read in the mission's zone", () => {
  expect(isoFromLocal("2026-03-14T14:37", "Europe/Istanbul")).toBe("2026-03-14T14:37:00.000+03:00");
});

test("the day of the mission may not be the day of UTC", () => {
  expect(localTime(Date.parse("2026-03-14T20:30:00Z"), "Asia/Almaty")).toEqual({ date: "2026-03-15", time: "01:30" });
});

test("the offset follows the change of the clocks", () => {
  const before = Date.parse("2026-03-29T00:59:00Z");
  expect([offsetMinutes(before, "Europe/Berlin"), offsetMinutes(before + 120_000, "Europe/Berlin")]).toEqual([60, 120]);
  expect(isoFromLocal("2026-03-29T04:00", "Europe/Berlin")).toBe("2026-03-29T04:00:00.000+02:00");
});

test("a zone behind UTC and half hours are written as ISO 8601 wants them", () => {
  expect(isoInZone(Date.parse("2026-01-14T12:00:00Z"), "America/St_Johns")).toBe("2026-01-14T08:30:00.000-03:30");
});

test("what is no time is none", () => {
  expect(isoFromLocal("tomorrow", "Asia/Almaty")).toBeNull();
});
