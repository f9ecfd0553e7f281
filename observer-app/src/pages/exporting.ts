// The queue as a file in the phone's own downloads, or handed to another app.
import type { Filling } from "../forms/filling";
import { known } from "../mission/heard";
import { exportQueue } from "../queue/export";
import { copies } from "../store/copies";
import { all } from "../store/database";
import type { Parcel, StoredFile } from "../store/records";

/** Export what waits; with a form that the phone cannot keep, that one too. */
export async function exportNow(unsaved: Filling | null): Promise<void> {
  const { mission, observer } = known.link ?? { mission: null, observer: null };
  if (mission === null || observer === null) return;
  const parcels = await allEvenSo<Parcel>("parcels");
  const files = await allEvenSo<StoredFile>("files");
  const drafts = new Set<string>();
  if (unsaved !== null) {
    const as_it_is = await unsaved.asItIs();
    drafts.add(as_it_is.parcel.instance_id);
    const others = parcels.findIndex((parcel) => parcel.instance_id === as_it_is.parcel.instance_id);
    if (others !== -1) parcels.splice(others, 1);
    parcels.push(as_it_is.parcel);
    const known_names = new Set(files.map((file) => `${file.instance_id} ${file.name}`));
    files.push(...as_it_is.files.filter((file) => !known_names.has(`${file.instance_id} ${file.name}`)));
  }
  const now = new Date();
  const queue = exportQueue(parcels, files, { mission, observer, now, drafts });
  const name = `orkhon-${mission}-${observer}-${now.toISOString().slice(0, 16).replace(/\D/g, "")}.json`;
  hand(new File([JSON.stringify(queue)], name, { type: "application/json" }));
}

/** From the database, or from this tab's memory when the database is broken. */
async function allEvenSo<T>(store: "parcels" | "files"): Promise<T[]> {
  try {
    return await all<T>(store);
  } catch {
    return (await copies()).filter((copy) => copy.store === store).map((copy) => copy.value as T);
  }
}

function hand(file: File): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = file.name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
