// The queue as a file, for when no network comes at all: the coordinator takes
// it in through the same receiving action as everything else.
import type { Parcel, StoredFile } from "../store/records";

export const FORMAT = "orkhon-queue/1";

export interface QueueFile {
  readonly format: typeof FORMAT;
  readonly mission: number;
  readonly observer: string;
  readonly exported_at: string;
  readonly forms: readonly ExportedForm[];
}

export interface ExportedForm {
  readonly form_id: string;
  readonly version: string;
  readonly instance_id: string;
  readonly filled_at: string;
  readonly xml: string;
  readonly files: readonly { readonly name: string; readonly type: string; readonly sha256: string; readonly data: string }[];
}

export interface Exporter {
  readonly mission: number;
  readonly observer: string;
  readonly now: Date;
  /**
   * Drafts to take along, by instance id. Normally none: a draft that was taken
   * in and is later sent in full would be the same form with two contents. A
   * phone with no room left is the exception.
   */
  readonly drafts: ReadonlySet<string>;
}

/** Everything of one observer in one mission that waits for its receipt. */
export function exportQueue(
  parcels: readonly Parcel[],
  files: readonly StoredFile[],
  { mission, observer, now, drafts }: Exporter,
): QueueFile {
  const own = parcels.filter(
    (parcel) =>
      parcel.mission === mission &&
      parcel.observer === observer &&
      (parcel.state === "waiting" || parcel.state === "sending" || drafts.has(parcel.instance_id)),
  );
  const order = own.toSorted((one, other) => one.opened_at - other.opened_at);
  return {
    format: FORMAT,
    mission,
    observer,
    exported_at: now.toISOString(),
    forms: order.map((parcel) => ({
      form_id: parcel.form_id,
      version: parcel.version,
      instance_id: parcel.instance_id,
      filled_at: new Date(parcel.sealed_at ?? parcel.changed_at).toISOString(),
      xml: parcel.xml,
      files: files
        .filter((file) => file.instance_id === parcel.instance_id && parcel.file_names.includes(file.name))
        .map((file) => ({ name: file.name, type: file.type, sha256: file.sha256, data: base64(file.bytes) })),
    })),
  };
}

export function base64(bytes: ArrayBuffer): string {
  let text = "";
  const view = new Uint8Array(bytes);
  // In pieces: one call with a million arguments would overflow the stack.
  for (let from = 0; from < view.length; from += 0x8000) {
    text += String.fromCharCode(...view.subarray(from, from + 0x8000));
  }
  return btoa(text);
}
