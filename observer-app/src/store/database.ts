// The phone's database. Its layout has a number; each step from one number to
// the next stands in MIGRATIONS and is never edited once it was released,
// because phones in the field may hold any older layout with unsent forms in it.
import { copies, copyChanges, remember, type Change } from "./copies";

const NAME = "orkhon-field";

type Migration = (database: IDBDatabase, change: IDBTransaction) => void;

const MIGRATIONS: readonly Migration[] = [
  // 1: the first layout
  (database) => {
    database.createObjectStore("facts");
    database.createObjectStore("forms", { keyPath: "hash" });
    database.createObjectStore("media", { keyPath: "hash" });
    database.createObjectStore("parcels", { keyPath: "instance_id" });
    database.createObjectStore("files", { keyPath: ["instance_id", "name"] });
    database.createObjectStore("sent", { keyPath: "instance_id" });
    database.createObjectStore("partners", { keyPath: "instance_id" });
    database.createObjectStore("errands", { keyPath: "id" });
  },
  // 2: the files of one form are read together, however many there are
  (_database, change) => {
    change.objectStore("files").createIndex("of_form", "instance_id");
  },
];

export type StoreName = "facts" | "forms" | "media" | "parcels" | "files" | "sent" | "partners" | "errands";

const OPEN_PATIENCE = 6_000;

let opened: Promise<IDBDatabase> | null = null;

export function database(): Promise<IDBDatabase> {
  opened ??= open().then(async (found) => {
    await fillIfEmpty(found);
    return found;
  });
  opened.catch(() => {
    opened = null;
  });
  return opened;
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    // On a full disk Chromium may never answer: give up, and ask anew next time.
    const tired = setTimeout(() => reject(new Error("the phone's database does not open")), OPEN_PATIENCE);
    const request = indexedDB.open(NAME, MIGRATIONS.length);
    request.onupgradeneeded = (event) => {
      const change = request.transaction;
      if (change === null) return;
      for (const migration of MIGRATIONS.slice(event.oldVersion)) migration(request.result, change);
    };
    request.onsuccess = () => {
      clearTimeout(tired);
      // A newer app in another tab wants to change the layout: let go, and open
      // again at the next need.
      request.result.onversionchange = () => {
        request.result.close();
        opened = null;
      };
      // The browser closed it, on a full disk for example: open again.
      request.result.onclose = () => {
        opened = null;
      };
      resolve(request.result);
    };
    request.onerror = () => {
      clearTimeout(tired);
      reject(request.error ?? new Error("the phone's database did not open"));
    };
  });
}

/** Marks a database that holds all there is; a new one does not have it. */
const WHOLE = "whole";

async function fillIfEmpty(found: IDBDatabase): Promise<void> {
  const is_whole = await answerOf(found.transaction("facts").objectStore("facts").getKey(WHOLE));
  if (is_whole !== undefined) {
    remember(await recordsOf(found));
    return;
  }
  const kept = await copies();
  const change = found.transaction([...found.objectStoreNames], "readwrite", { durability: "strict" });
  const facts = change.objectStore("facts");
  for (const { store, key, value } of kept) {
    if (!found.objectStoreNames.contains(store)) continue;
    const place = change.objectStore(store);
    if (place.keyPath === null) place.put(value, key);
    else place.put(value);
  }
  facts.put(true, WHOLE);
  await finished(change);
}

/** What is to outlive the loss of all storage while this tab is alive. Photos of
 * drafts and waiting forms count, those the server has do not. */
async function recordsOf(found: IDBDatabase): Promise<Change[]> {
  const records: Change[] = [];
  for (const store of ["facts", "forms", "media", "parcels", "errands"] as const) {
    const place = found.transaction(store).objectStore(store);
    const [keys, values] = await Promise.all([answerOf(place.getAllKeys()), answerOf<unknown[]>(place.getAll())]);
    keys.forEach((key, index) => records.push({ store, key, value: values[index] }));
  }
  const files = found.transaction("files").objectStore("files").index("of_form");
  const open = records.filter(({ store, value }) => store === "parcels" && (value as { state: string }).state !== "received");
  const theirs = await Promise.all(open.map(({ key }) => answerOf<{ instance_id: string; name: string }[]>(files.getAll(key))));
  for (const file of theirs.flat()) records.push({ store: "files", key: [file.instance_id, file.name], value: file });
  return records;
}

/** A connection that the disk has broken answers nothing at all any more. */
const PATIENCE = 20_000;

function finished(change: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    const tired = setTimeout(() => {
      letGo(change.db);
      reject(new Error("the phone's database does not answer"));
    }, PATIENCE);
    change.oncomplete = () => {
      clearTimeout(tired);
      resolve();
    };
    change.onabort = () => {
      clearTimeout(tired);
      if (change.error?.name === "UnknownError") letGo(change.db);
      reject(change.error ?? new Error("the phone's database gave up a change"));
    };
  });
}

/** Close a connection that is of no more use; the next need opens another. */
function letGo(broken: IDBDatabase): void {
  broken.close();
  opened = null;
}

/** A store as work sees it: what is written is noted, to be copied afterwards. */
export interface Place {
  get(key: IDBValidKey): IDBRequest;
  getAll(): IDBRequest;
  put(value: unknown, key?: IDBValidKey): IDBRequest<IDBValidKey>;
  delete(key: IDBValidKey): IDBRequest;
  clear(): IDBRequest;
  index(name: string): IDBIndex;
}

function placeOf(store: IDBObjectStore, changes: Change[]): Place {
  return {
    get: (key) => store.get(key),
    getAll: () => store.getAll(),
    index: (name) => store.index(name),
    clear: () => store.clear(),
    put: (value, key) => {
      changes.push({ store: store.name, key: key ?? keyIn(value, store.keyPath), value });
      return key === undefined ? store.put(value) : store.put(value, key);
    },
    delete: (key) => {
      changes.push({ store: store.name, key, value: null });
      return store.delete(key);
    },
  };
}

function keyIn(value: unknown, path: string | string[] | null): IDBValidKey {
  const record = value as Record<string, IDBValidKey>;
  return Array.isArray(path) ? path.map((name) => record[name] ?? "") : (record[path ?? ""] ?? "");
}

/**
 * Do something in one transaction and wait until it is on the disk.
 *
 * `work` must only make requests, not wait for anything else: a transaction
 * closes by itself as soon as it has nothing to do.
 */
export async function transact<T>(
  stores: readonly StoreName[],
  mode: IDBTransactionMode,
  work: (store: (name: StoreName) => Place) => T | Promise<T>,
): Promise<T> {
  const found = await database();
  const change = found.transaction([...stores], mode, mode === "readwrite" ? { durability: "strict" } : {});
  const changes: Change[] = [];
  const done = finished(change);
  done.catch(() => undefined); // Told below; this keeps an early refusal from being reported twice.
  let result: T;
  try {
    result = await work((name) => placeOf(change.objectStore(name), changes));
  } catch (error) {
    if (change.error === null) abort(change);
    await done.catch((refusal: unknown) => {
      throw change.error === null ? error : refusal;
    });
    throw error;
  }
  await done;
  copyChanges(changes);
  return result;
}

/** Undo what a failed piece of work has begun; it may have ended by itself. */
function abort(change: IDBTransaction): void {
  try {
    change.abort();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

export function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("the phone's database refused"));
  });
}

export async function get<T>(store: StoreName, key: IDBValidKey): Promise<T | undefined> {
  return transact([store], "readonly", (at) => answerOf<T | undefined>(at(store).get(key)));
}

export async function all<T>(store: StoreName): Promise<T[]> {
  return transact([store], "readonly", (at) => answerOf<T[]>(at(store).getAll()));
}

export async function put(store: StoreName, value: unknown, key?: IDBValidKey): Promise<void> {
  await transact([store], "readwrite", (at) => answerOf(at(store).put(value, key)));
}

export async function remove(store: StoreName, key: IDBValidKey): Promise<void> {
  await transact([store], "readwrite", (at) => answerOf(at(store).delete(key)));
}

/** Whether an error means that the phone has no room left. */
export function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === "QuotaExceededError";
}
