// A second copy of what must not be lost, in another kind of storage.
//
// Chromium throws the whole database away when the disk refuses a write with
// "no space left" (seen with a disk filled to the last byte), and now and then
// the cache storage with it. What cannot be fetched again, or is needed to go on
// without network, is copied into the cache storage and into this tab's memory
// after each change; a database found empty is filled from the copies before
// anything else reads it.
const CACHE = "orkhon-copies";
const PLACE = "/field/copies/";

export interface Change {
  readonly store: string;
  readonly key: IDBValidKey;
  /** null when the record was taken away. */
  readonly value: unknown;
}

export interface Copy {
  readonly store: string;
  readonly key: IDBValidKey;
  readonly value: unknown;
}

const COPIED: ReadonlySet<string> = new Set(["facts", "forms", "media", "parcels", "files", "errands"]);

/** What this tab knows; the browser may throw the cache away as well. */
const remembered = new Map<string, Change>();
const pending = new Map<string, Change>();
let writing: Promise<void> | null = null;

export function remember(changes: readonly Change[]): void {
  for (const change of changes) {
    if (!COPIED.has(change.store)) continue;
    if (change.value === null) remembered.delete(addressOf(change));
    else remembered.set(addressOf(change), change);
  }
}

/** Copy changes in the background; only the last of several to one record counts. */
export function copyChanges(changes: readonly Change[]): void {
  remember(changes);
  if (typeof caches === "undefined") return;
  for (const change of changes) if (COPIED.has(change.store)) pending.set(addressOf(change), change);
  if (pending.size > 0) writing ??= writePending().finally(() => (writing = null));
}

async function writePending(): Promise<void> {
  const cache = await caches.open(CACHE);
  for (let [next] = pending; next !== undefined; [next] = pending) {
    const [address, change] = next;
    pending.delete(address);
    try {
      if (change.value === null) await cache.delete(address);
      else await cache.put(address, write(change));
    } catch (error) {
      // No room for a second copy: the first one is in the database.
      if (!(error instanceof DOMException) && !(error instanceof TypeError)) throw error;
    }
  }
}

/** All copies there are: those of this tab before those in the cache. */
export async function copies(): Promise<Copy[]> {
  const found = new Map<string, Copy>(await cachedCopies());
  for (const [address, change] of remembered) found.set(address, change);
  return [...found.values()];
}

async function cachedCopies(): Promise<[string, Copy][]> {
  if (typeof caches === "undefined") return [];
  const found: [string, Copy][] = [];
  try {
    const cache = await caches.open(CACHE);
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      const copy = response === undefined ? null : await read(response);
      if (copy !== null) found.push([addressOf(copy), copy]);
    }
  } catch (error) {
    if (!(error instanceof DOMException)) throw error; // Gone with the rest; the tab's own copies serve.
  }
  return found;
}

function addressOf({ store, key }: Change): string {
  return PLACE + encodeURIComponent(JSON.stringify([store, key]));
}

/** Bytes are the body; all else travels in a header. */
function write({ store, key, value }: Change): Response {
  const bytes = hasBytes(value) ? value.bytes : null;
  const rest = bytes === null ? value : { ...(value as object), bytes: null };
  const body = bytes ?? new TextEncoder().encode(JSON.stringify({ store, key, value: rest }));
  const headers: Record<string, string> =
    bytes === null ? {} : { "X-Record": encodeURIComponent(JSON.stringify({ store, key, value: rest })) };
  return new Response(body, { headers });
}

async function read(response: Response): Promise<Copy | null> {
  const record = response.headers.get("X-Record");
  try {
    if (record === null) return (await response.json()) as Copy;
    const copy = JSON.parse(decodeURIComponent(record)) as Copy;
    return { ...copy, value: { ...(copy.value as object), bytes: await response.arrayBuffer() } };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof URIError) return null; // Half a copy is none.
    throw error;
  }
}

function hasBytes(value: unknown): value is { readonly bytes: ArrayBuffer } {
  return typeof value === "object" && value !== null && "bytes" in value && value.bytes instanceof ArrayBuffer;
}
