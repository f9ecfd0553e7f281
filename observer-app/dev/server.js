// A stand-in for the server, for work on the app and for its tests: serves the
// build, the JSON interface and the OpenRosa address, with faults on request.
//
//   node dev/server.js [port]        then open the printed link
//   POST /dev/fault {"kind": "cut_after", "count": 1} or {"seed": 7, "share": 0.5}
//   GET  /dev/state                  what was received, how often it was posted
import { createServer } from "node:http";
import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { Faults, play } from "./faults.js";
import { parseMultipart, Receiver } from "./openrosa.js";
import { CONDUCT, formXml, listedForms, route, STATIONS, TOKENS } from "./sample.js";

const PORT = Number(process.argv[2] ?? 8765);
const DIST = join(import.meta.dirname, "..", "dist");
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".json": "application/json", ".webmanifest": "application/manifest+json", ".wasm": "application/wasm" };
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const keys = generateKeyPairSync("ed25519");
const badge_key = keys.publicKey.export({ type: "spki", format: "der" }).subarray(-32).toString("base64");
const faults = new Faults();
let world = freshWorld();

function freshWorld() {
  return { receiver: new Receiver(), edition: 1, drafts: new Map(), answers: new Map(), seen: new Set(), offset: 0, revoked: new Set(), positions: 0 };
}

function today() {
  return new Date(Date.now() + 5 * 3_600_000).toISOString().slice(0, 10);
}

function sampleBadge(until) {
  const facts = { v: 1, m: 12, t: "Sample referendum", c: "0417", n: "Aigerim Sample", p: "Parliament of Sample", o: "OB-01", s: "2026-01-01", e: until };
  const bytes = Buffer.from(JSON.stringify(facts));
  return `ORK1:${bytes.toString("base64url")}.${sign(null, bytes, keys.privateKey).toString("base64url")}`;
}

function messages(code) {
  const answer = world.answers.get(code);
  return [{ id: 1, at: new Date(Date.now() - 3_600_000).toISOString(), text: "Are you at your station? (sample)", from: "Coordinator", needs_answer: true, answer: answer === undefined ? null : { text: answer.text, at: answer.at } }];
}

function mission(observer) {
  return {
    mission: { number: 12, title: "Sample referendum", vote_on: today(), time_zone: "Asia/Almaty", country: "KZ", is_sample: true, polls_open: null, polls_close: null },
    assembly: "Sample assembly",
    observer,
    team: { code: "T-03", city: "Көктөбе", members: Object.values(TOKENS).map(({ code, name }) => ({ code, name })), car: null, interpreter: null },
    conduct: CONDUCT,
    stations: STATIONS,
    route: route(today()),
    forms: listedForms(world.edition),
    messages: messages(observer.code),
    coordinator: { name: "Coordinator Sample", phone: "+7 700 000 00 00" },
    badge_key,
    server_time: new Date(Date.now() + world.offset).toISOString(),
    etag: "",
  };
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function json(response, status, value, headers = {}) {
  response.writeHead(status, { "Content-Type": "application/json; charset=utf-8", Date: new Date(Date.now() + world.offset).toUTCString(), ...headers });
  response.end(JSON.stringify(value));
}

async function field(request, response, path, body) {
  if (path === "/field/api/badge-keys") return json(response, 200, { keys: [{ mission: 12, key: badge_key }] });
  const token = (request.headers.authorization ?? "").replace("Bearer ", "");
  const observer = TOKENS[token];
  if (observer === undefined || world.revoked.has(token)) return json(response, 401, { error: "This link is no longer valid. (sample)" });
  if (path === "/field/api/mission") {
    const answer = mission(observer);
    const etag = `"${createHash("md5").update(JSON.stringify({ ...answer, server_time: "", messages: [] })).digest("hex")}"`;
    if (request.headers["if-none-match"] === etag) {
      response.writeHead(304, { ETag: etag });
      return response.end();
    }
    return json(response, 200, { ...answer, etag }, { ETag: etag });
  }
  const form = /^\/field\/api\/dev-forms\/(\w+)\.xml$/.exec(path);
  if (form !== null) {
    response.writeHead(200, { "Content-Type": "text/xml; charset=utf-8" });
    const version = new URL(request.url, "http://here").searchParams.get("version");
    return response.end(formXml(form[1], version === null ? world.edition : Number(version.slice(-2))));
  }
  if (path === "/field/api/messages") return json(response, 200, { messages: messages(observer.code) });
  if (/^\/field\/api\/messages\/1\/answer$/.test(path)) {
    if (!world.answers.has(observer.code)) world.answers.set(observer.code, { ...JSON.parse(body.toString()), at: new Date().toISOString() });
    return json(response, 200, {});
  }
  if (/^\/field\/api\/messages\/1\/seen$/.test(path)) {
    world.seen.add(observer.code);
    return json(response, 200, {});
  }
  if (path === "/field/api/sent") return json(response, 200, { forms: world.receiver.sentBy(observer.code) });
  const sent = /^\/field\/api\/sent\/(.+)\.xml$/.exec(path);
  if (sent !== null) {
    const kept = world.receiver.forms.get(decodeURIComponent(sent[1]));
    if (kept === undefined) return json(response, 404, { error: "no such form" });
    response.writeHead(200, { "Content-Type": "text/xml" });
    return response.end(kept.text);
  }
  if (path === "/field/api/team-drafts") return json(response, 200, { drafts: [...world.drafts.values()].filter((draft) => draft.observer !== observer.code) });
  const draft = /^\/field\/api\/team-drafts\/(.+)$/.exec(path);
  if (draft !== null) {
    const id = decodeURIComponent(draft[1]);
    if (request.method === "DELETE") world.drafts.delete(id);
    else world.drafts.set(id, { instance_id: id, observer: observer.code, name: observer.name, ...JSON.parse(body.toString()) });
    response.writeHead(204);
    return response.end();
  }
  if (path === "/field/api/position") {
    world.positions += 1;
    response.writeHead(204);
    return response.end();
  }
  return json(response, 404, { error: "nothing here" });
}

function submission(request, response, path, body) {
  const token = decodeURIComponent(path.split("/")[3]);
  const observer = TOKENS[token];
  const headers = { "Content-Type": "text/xml; charset=utf-8", "X-OpenRosa-Version": "1.0", "X-OpenRosa-Accept-Content-Length": "10000000" };
  if (observer === undefined || world.revoked.has(token)) {
    response.writeHead(401, headers);
    return response.end('<OpenRosaResponse xmlns="http://openrosa.org/http/response"><message nature="submit_error">link revoked</message></OpenRosaResponse>');
  }
  const parts = parseMultipart(body, request.headers["content-type"] ?? "") ?? [];
  const answer = world.receiver.receive(parts, observer.code, request.headers["x-orkhon-client-time"] ?? null);
  response.writeHead(answer.status, headers);
  return response.end(answer.body);
}

function dev(request, response, path, body) {
  if (path === "/dev/fault") {
    const { kind, count = 1, seed, share } = JSON.parse(body.toString());
    if (seed !== undefined) faults.seeded(seed, share ?? 0.5);
    else if (kind === "none") faults.clear();
    else faults.next(kind, count);
  }
  if (path === "/dev/set") Object.assign(world, JSON.parse(body.toString()));
  if (path === "/dev/revoke") world.revoked.add(JSON.parse(body.toString()).token);
  if (path === "/dev/reset") {
    world = freshWorld();
    faults.clear();
  }
  const { receiver } = world;
  return json(response, 200, {
    forms: [...receiver.forms.values()].map((form) => ({ id: form.id, seq: form.seq, text: form.text, observer: form.observer, files: [...form.files].map(([name, bytes]) => ({ name, size: bytes.length, head: bytes.subarray(0, 400).toString("latin1") })), missing: receiver.missing(form) })),
    posts: receiver.posts, conflicts: receiver.conflicts, drafts: [...world.drafts.values()], answers: [...world.answers.entries()], seen: [...world.seen], positions: world.positions,
    faults: faults.counts, badge: sampleBadge("2099-12-31"), expired_badge: sampleBadge("2026-01-31"),
  });
}

function file(response, path) {
  const inside = normalize(path.replace(/^\/field\/?/, "")) || "index.html";
  let at = join(DIST, inside);
  if (!at.startsWith(DIST) || !existsSync(at) || extname(at) === "") at = join(DIST, "index.html");
  const headers = { "Content-Type": TYPES[extname(at)] ?? "application/octet-stream", "Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer" };
  headers["Cache-Control"] = inside.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache";
  response.writeHead(200, headers);
  response.end(readFileSync(at));
}

const server = createServer(async (request, response) => {
  const path = new URL(request.url, "http://here").pathname;
  const body = await bodyOf(request);
  if (path.startsWith("/dev/")) return dev(request, response, path, body);
  const answer = (to) => {
    if (path.startsWith("/field/api/")) return field(request, to, path, body);
    if (/^\/v1\/key\/[^/]+\/projects\/12\/submission$/.test(path)) return submission(request, to, path, body);
    if (path.startsWith("/field")) return file(to, path);
    to.writeHead(404);
    return to.end();
  };
  const is_network = path.startsWith("/v1/") || path.startsWith("/field/api/");
  return play(is_network ? faults.draw() : "none", request, response, answer);
});

server.listen(PORT, "127.0.0.1", () => {
  process.stdout.write(`http://127.0.0.1:${PORT}/field/#${Object.keys(TOKENS)[0]}\n`);
});
