// A form is received only by the rule of the project's contract with its server:
// 201, X-OpenRosa-Version 1.0, our receipt element with the record's leaf.
import { expect, test } from "vitest";
import { judge, receiptMark, receiptOf } from "../src/queue/receipt";

// SHA-256 of the empty text (FIPS 180-4 example value, as printed by sha256sum).
const LEAF = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const receipt = (more = `complete="true" missing=""`): string =>
  `<receipt xmlns="urn:orkhon:receipt:1" seq="48190" leaf="${LEAF}" ${more}/>`;
const body = (inside = receipt()): string =>
  `<OpenRosaResponse xmlns="http://openrosa.org/http/response"><message nature="submit_success">Received &amp; kept</message>${inside}</OpenRosaResponse>`;
const answer = (change: object = {}) => ({ status: 201, redirected: false, openrosa: "1.0", body: body(), ...change });

test("the server's own answer is a receipt", () => {
  expect(judge(answer())).toEqual({
    received: true,
    receipt: { seq: "48190", leaf: LEAF, complete: true, missing: [], words: "Received & kept" },
  });
});

test("an XML declaration and other namespaces around it change nothing", () => {
  const prefixed = `<?xml version="1.0"?>\n<or:OpenRosaResponse xmlns:or="http://openrosa.org/http/response"><or:message>ok</or:message><r:receipt xmlns:r="urn:orkhon:receipt:1" leaf="${LEAF}" seq="7" complete="true"/></or:OpenRosaResponse>\n`;
  expect(receiptOf(prefixed)?.seq).toBe("7");
});

test.each([
  ["a login page with status 200", { status: 200, openrosa: null, body: "<!doctype html><p>Log in" }],
  ["a login page that calls itself created", { openrosa: null, body: "<html>Welcome</html>" }],
  ["our XML with status 200", { status: 200 }],
  ["our XML without the OpenRosa header", { openrosa: null }],
  ["an accepted (202) of another OpenRosa server", { status: 202, body: body("") }],
  ["a created without our receipt", { body: body("") }],
  ["a receipt without the leaf", { body: body('<receipt xmlns="urn:orkhon:receipt:1" seq="1" leaf="" complete="true"/>') }],
  ["a leaf that is too short", { body: body(receipt().replace(LEAF, LEAF.slice(2))) }],
  ["a receipt of another namespace", { body: body(receipt().replace("urn:orkhon:receipt:1", "urn:other")) }],
  ["an answer cut off in the middle", { body: body().slice(0, -20) }],
  ["a redirect", { status: 0, redirected: true, openrosa: null, body: "" }],
  ["a 302", { status: 302, openrosa: null, body: "" }],
  ["a network's own 403", { status: 403, openrosa: null, body: "<html>blocked</html>" }],
])("%s is another page, and the form is kept", (_name, change) => {
  expect(judge(answer(change))).toEqual({ received: false, kind: "another_page", words: expect.any(String) });
});

test.each([
  [401, "link_refused"],
  [403, "link_refused"],
  [409, "refused"],
  [413, "refused"],
  [429, "server_busy"],
  [500, "server_busy"],
  [503, "server_busy"],
])("a status %i of our server is told as %s", (status, kind) => {
  expect(judge(answer({ status, body: body("") }))).toEqual({ received: false, kind, words: "Received & kept" });
});

test("missing files are named, and then the form is not complete", () => {
  const found = receiptOf(body(receipt('complete="false" missing="a.jpg b.jpg"')));
  expect([found?.complete, found?.missing]).toEqual([false, ["a.jpg", "b.jpg"]]);
});

test("spaces and percent signs in a missing file's name are escaped in the list", () => {
  expect(receiptOf(body(receipt('complete="false" missing="my%20photo%2520.jpg"')))?.missing).toEqual(["my photo%20.jpg"]);
});

test("a receipt is printed as number, head and tail of the leaf in base64", () => {
  // base64 of the SHA-256 of the empty text: 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=
  expect(receiptMark({ seq: "48190", leaf: LEAF })).toBe("48190 · 47DEQpj8…uFU=");
});
