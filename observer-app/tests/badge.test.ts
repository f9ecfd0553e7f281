// Ed25519 as in RFC 8032: the public key is test vector 1 of section 7.1 for the
// refusals; genuine badges are signed with a key made by Node's own crypto.
import { generateKeyPairSync, sign } from "node:crypto";
import { expect, test } from "vitest";
import { bytesOf, verifyBadge } from "../src/badge/verify";

const keys = generateKeyPairSync("ed25519");
const own = (keys.publicKey.export({ type: "spki", format: "der" }) as Buffer).subarray(-32).toString("base64");
const RFC8032_KEY = Buffer.from("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "hex").toString("base64");
const facts = { v: 1, m: 12, t: "Үлгі миссия", c: "0417", n: "Ә. Sample", p: "Parliament", o: "OB-01", s: "2026-03-12", e: "2026-03-16" };

function badge(content: object = facts): string {
  const bytes = Buffer.from(JSON.stringify(content));
  return `ORK1:${bytes.toString("base64url")}.${sign(null, bytes, keys.privateKey).toString("base64url")}`;
}
const verdictOf = async (text: string, day = "2026-03-14", key = own): Promise<string> => (await verifyBadge(text, { "12": key }, day)).verdict;

test("a badge signed by the mission is genuine on its days", async () => {
  expect(await verdictOf(badge())).toBe("genuine");
  expect(await verdictOf(badge(), "2026-03-12")).toBe("genuine");
  expect(await verdictOf(badge(), "2026-03-16")).toBe("genuine");
});

test("before and after its days it is genuine but not valid", async () => {
  expect(await verdictOf(badge(), "2026-03-11")).toBe("not_yet");
  expect(await verdictOf(badge(), "2026-03-17")).toBe("expired");
});

test("a changed name does not fit the signature", async () => {
  const [, mark] = badge().split(".");
  const other = Buffer.from(JSON.stringify({ ...facts, n: "Another" })).toString("base64url");
  expect(await verdictOf(`ORK1:${other}.${mark}`)).toBe("forged");
});

test("another key's badge is not ours", async () => {
  expect(await verdictOf(badge(), "2026-03-14", RFC8032_KEY)).toBe("forged");
});

test("a badge that was taken back is told as that, however its signature is written", async () => {
  const text = badge();
  const mark = text.split(".")[1] ?? "";
  for (const revoked of [mark, Buffer.from(mark, "base64url").toString("base64")]) {
    expect((await verifyBadge(text, { "12": own }, "2026-03-14", [revoked])).verdict).toBe("revoked");
  }
  expect((await verifyBadge(text, { "12": own }, "2026-03-14", ["AAAA"])).verdict).toBe("genuine");
});

test("a mission whose key is not on the phone cannot be judged", async () => {
  expect(await verdictOf(badge({ ...facts, m: 13 }))).toBe("no_key");
});

test.each(["", "hello", "ORK1:", "ORK1:abc", "ORK2:abc.def", `${badge()}.x`, `ORK1:${Buffer.from("[]").toString("base64url")}.${"A".repeat(86)}`])(
  "%s is no badge",
  async (text) => {
    expect(await verdictOf(text)).toBe("unreadable");
  },
);

test("line breaks from a pasted text are no harm", async () => {
  expect(await verdictOf(` ${badge().slice(0, 40)}\n${badge().slice(40)} `)).not.toBe("unreadable");
});

test("base64url is read with and without padding (RFC 4648)", () => {
  expect([bytesOf("_-8="), bytesOf("_-8")].map((bytes) => Array.from(bytes ?? []))).toEqual([[255, 239], [255, 239]]);
});
