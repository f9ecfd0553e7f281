// Forms at rest on the phone: read their files, throw a draft away, make room.
import { leaveErrand } from "../mission/errands";
import { announce } from "../net/announce";
import { all, answerOf, get, put, transact } from "../store/database";
import type { Parcel, StoredFile } from "../store/records";

export async function discardDraft(draft: Parcel): Promise<void> {
  await transact(["parcels", "files"], "readwrite", async (at) => {
    const now = await answerOf<Parcel | undefined>(at("parcels").get(draft.instance_id));
    if (now?.state !== "draft") return;
    for (const name of now.file_names) at("files").delete([draft.instance_id, name]);
    at("parcels").delete(draft.instance_id);
  });
  if (draft.shared) await leaveErrand(`share:${draft.instance_id}`, { what: "withdraw", instance_id: draft.instance_id });
  announce("parcels");
}

export async function filesOf(instance_id: string): Promise<StoredFile[]> {
  return transact(["files"], "readonly", (at) =>
    answerOf<StoredFile[]>(at("files").index("of_form").getAll(instance_id)),
  );
}

/** A draft with this content in place of the old: answers taken from a partner. */
export async function replaceXml(instance_id: string, xml: string): Promise<Parcel | null> {
  const parcel = await get<Parcel>("parcels", instance_id);
  if (parcel === undefined || parcel.state !== "draft") return null;
  const changed = { ...parcel, xml, changed_at: Date.now() };
  await put("parcels", changed);
  return changed;
}

/** Take photos of received forms off the phone; returns how many there were. */
export async function forgetDeliveredPhotos(): Promise<number> {
  const received = (await all<Parcel>("parcels")).filter((parcel) => parcel.state === "received");
  let count = 0;
  for (const { instance_id } of received) {
    const files = await filesOf(instance_id);
    await transact(["files"], "readwrite", (at) => {
      for (const { name } of files) at("files").delete([instance_id, name]);
    });
    count += files.length;
  }
  return count;
}
