// Networks as they are in the field. A fault is set for the next n requests, or
// drawn by a seeded generator for every request.
export const KINDS = ["none", "reset", "cut_after", "portal", "redirect", "slow", "busy", "half_answer"];

export class Faults {
  constructor() {
    this.clear();
  }

  clear() {
    this.queue = [];
    this.random = null;
    this.share = 0;
    this.counts = {};
  }

  next(kind, count) {
    for (let n = 0; n < count; n += 1) this.queue.push(kind);
  }

  seeded(seed, share) {
    this.random = generator(seed);
    this.share = share;
  }

  draw() {
    let kind = this.queue.shift();
    if (kind === undefined && this.random !== null && this.random() < this.share) {
      kind = KINDS[1 + Math.floor(this.random() * (KINDS.length - 1))];
    }
    kind ??= "none";
    this.counts[kind] = (this.counts[kind] ?? 0) + 1;
    return kind;
  }
}

/** mulberry32: small, seeded, good enough to draw faults. */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Play a fault before or instead of the answer; true when nothing is left to do. */
export async function play(kind, request, response, handle) {
  switch (kind) {
    case "reset":
      request.socket.destroy();
      return;
    case "cut_after":
      // The server does its work; the answer is lost on the way.
      await handle({ writeHead() {}, end() {}, setHeader() {} });
      request.socket.destroy();
      return;
    case "half_answer":
      response.writeHead(201, { "Content-Length": "5000", "X-OpenRosa-Version": "1.0", "Content-Type": "text/xml" });
      response.write("<OpenRosaResponse");
      setTimeout(() => request.socket.destroy(), 20);
      return;
    case "portal":
      response.writeHead(200, { "Content-Type": "text/html" });
      response.end("<!doctype html><title>Welcome</title><p>Log in to this network.");
      return;
    case "redirect":
      response.writeHead(302, { Location: "/portal/login" });
      response.end();
      return;
    case "busy":
      response.writeHead(503, { "Content-Type": "text/html" });
      response.end("<h1>busy</h1>");
      return;
    case "slow":
      await new Promise((done) => setTimeout(done, 1500));
      await handle(response);
      return;
    default:
      await handle(response);
  }
}
