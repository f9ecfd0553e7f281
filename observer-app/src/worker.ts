/// <reference lib="webworker" />
// The service worker: keeps the app's own files on the phone, serves them
// without network, and lets a new version wait until no form is open.
//
// It touches nothing under /field/api/ or /v1/: those answers are kept by the
// app itself, where it can tell an answer from a login page.
import { sendWaiting } from "./queue/sender";
import { sha256 } from "./store/digest";

declare const self: ServiceWorkerGlobalScope;
declare const __KEPT_FILES__: readonly { readonly url: string; readonly sha256: string }[];
declare const __BUILD__: string;

const PREFIX = "orkhon-field-";
const OWN = PREFIX + __BUILD__;
const SHELL = "/field/index.html";

self.addEventListener("install", (event) => {
  event.waitUntil(keepAll());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(takeOver());
});

self.addEventListener("message", (event) => {
  // Sent by the app when no form is open in any tab.
  if (event.data === "take-over") void self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (!url.pathname.startsWith("/field/") && url.pathname !== "/field") return;
  if (url.pathname.startsWith("/field/api/")) return;
  if (event.request.mode === "navigate") {
    event.respondWith(fromPhone(SHELL, event.request));
    return;
  }
  event.respondWith(fromPhone(url.pathname, event.request));
});

// Background Sync, where the browser has it: the network is back and perhaps
// no tab is open any more.
self.addEventListener("sync" as keyof ServiceWorkerGlobalScopeEventMap, (event) => {
  (event as ExtendableEvent).waitUntil(sendWaiting(true));
});

/** Fetch every file and check its digest; a half-loaded version is never used. */
async function keepAll(): Promise<void> {
  const cache = await caches.open(OWN);
  for (const file of __KEPT_FILES__) {
    if (await cache.match(file.url)) continue;
    const response = await fetch(file.url, { cache: "no-cache", credentials: "omit", redirect: "error" });
    if (!response.ok) throw new Error(`${file.url} answered ${response.status}`);
    const bytes = await response.clone().arrayBuffer();
    if ((await sha256(bytes)) !== file.sha256) throw new Error(`${file.url} is not the file that was built`);
    await cache.put(file.url, response);
  }
}

async function takeOver(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== OWN) await caches.delete(name);
  }
  await self.clients.claim();
}

async function fromPhone(path: string, request: Request): Promise<Response> {
  const own = await (await caches.open(OWN)).match(path);
  if (own) return own;
  const older = await caches.match(path);
  return older ?? fetch(request);
}
