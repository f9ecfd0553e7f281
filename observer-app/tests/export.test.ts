import { expect, test } from "vitest";
import { base64, exportQueue } from "../src/queue/export";
import { DRAFT, type ParcelState } from "../src/queue/states";
import type { Parcel, StoredFile } from "../src/store/records";

const at = Date.parse("2026-03-14T09:10:00Z");
const parcel = (instance_id: string, state: ParcelState, change: Partial<Parcel> = {}): Parcel => ({
  ...DRAFT, state, instance_id, form_id: "voting", version: "2026031401", form_hash: "md5:1", stage: "voting", title: {}, station: "KT-009", visit: null,
  mission: 12, observer: "OB-01", xml: "<data>Кешіккен</data>", file_names: [], answered: 1, asked: 1, place: null, agreed_with: "", shared: false,
  opened_at: at - 60_000, changed_at: at, sealed_at: state === "draft" ? null : at, received_at: null, clock_offset: null, ...change,
});
const bytes = new TextEncoder().encode("Man").buffer;
const file: StoredFile = { instance_id: "w", name: "a.jpg", type: "image/jpeg", sha256: "00", bytes };
const exporter = { mission: 12, observer: "OB-01", now: new Date("2026-03-14T12:00:00Z"), drafts: new Set<string>() };

test("the file holds what waits, with its files, in the agreed layout", () => {
  const queue = exportQueue([parcel("w", "waiting", { file_names: ["a.jpg"] })], [file], exporter);
  expect(queue).toEqual({
    format: "orkhon-queue/1", mission: 12, observer: "OB-01", exported_at: "2026-03-14T12:00:00.000Z",
    forms: [{
      form_id: "voting", version: "2026031401", instance_id: "w", filled_at: "2026-03-14T09:10:00.000Z", xml: "<data>Кешіккен</data>",
      // RFC 4648, and every textbook: "Man" is TWFu.
      files: [{ name: "a.jpg", type: "image/jpeg", sha256: "00", data: "TWFu" }],
    }],
  });
});

test("drafts, received forms and those of others stay out", () => {
  const others = [parcel("d", "draft"), parcel("r", "received"), parcel("o", "waiting", { observer: "OB-02" }), parcel("m", "waiting", { mission: 13 })];
  expect(exportQueue([...others, parcel("s", "sending")], [], exporter).forms.map((form) => form.instance_id)).toEqual(["s"]);
});

test("a draft that the phone cannot keep goes out when asked for", () => {
  const queue = exportQueue([parcel("d", "draft")], [], { ...exporter, drafts: new Set(["d"]) });
  expect(queue.forms.map((form) => form.instance_id)).toEqual(["d"]);
});

test("a photo no longer named by its form is not exported", () => {
  expect(exportQueue([parcel("w", "waiting")], [file], exporter).forms[0]?.files).toEqual([]);
});

test("large files are written without running out of stack", () => {
  // 300,000 zero bytes are 400,000 letters A in base64 (RFC 4648).
  expect(base64(new ArrayBuffer(300_000))).toBe("A".repeat(400_000));
});
