// The phone's database. Its layout has a number; each step from one number to
// the next stands in MIGRATIONS and is never edited once it was released,
// because phones in the field may hold any older layout with unsent forms in it.
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

let opened: Promise<IDBDatabase> | null = null;

export function database(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, MIGRATIONS.length);
    request.onupgradeneeded = (event) => {
      const change = request.transaction;
      if (change === null) return;
      for (const migration of MIGRATIONS.slice(event.oldVersion)) migration(request.result, change);
    };
    request.onsuccess = () => {
      // A newer app in another tab wants to change the layout: let go, and open
      // again at the next need.
      request.result.onversionchange = () => {
        request.result.close();
        opened = null;
      };
      request.result.onclose = () => {
        opened = null;
      };
      resolve(request.result);
    };
    request.onerror = () => {
      opened = null;
      reject(request.error ?? new Error("the phone's database did not open"));
    };
  });
  return opened;
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
  work: (store: (name: StoreName) => IDBObjectStore) => T | Promise<T>,
): Promise<T> {
  const open = await database();
  const change = open.transaction([...stores], mode, mode === "readwrite" ? { durability: "strict" } : {});
  const done = new Promise<void>((resolve, reject) => {
    change.oncomplete = () => resolve();
    change.onabort = () => reject(change.error ?? new Error("the phone's database gave up a change"));
    change.onerror = () => reject(change.error ?? new Error("the phone's database refused a change"));
  });
  done.catch(() => undefined); // Told below; this keeps an early refusal from being reported twice.
  let result: T;
  try {
    result = await work((name) => change.objectStore(name));
  } catch (error) {
    await done.catch((refusal: unknown) => {
      throw refusal;
    });
    throw error;
  }
  await done;
  return result;
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
