// Sends what waits, one form after another, in one place at a time: a lock
// shared by all tabs and the service worker. The server is idempotent anyway;
// the lock spares the observer's data plan.
//
// No DOM here: the service worker runs this file too, when the network comes
// back after the last tab was closed.
import { announce } from "../net/announce";
import { copyChanges } from "../store/copies";
import { all, answerOf, get, transact } from "../store/database";
import { chosenLanguage, deviceId, tokenOf } from "../store/facts";
import type { Parcel, StoredFile } from "../store/records";
import { layOut, LIMIT, SMALL } from "./parts";
import { post } from "./post";
import { confirm, fail, isDue, revive, start, type Progress, type TroubleKind } from "./states";

const LOCK = "orkhon-sending";
/** After so many forms in a row that the network swallowed, wait. */
const PATIENT_FAILURES = 2;

/**
 * Send every form that is due; with `by_hand`, every form that waits.
 * Returns at once when another tab is already sending.
 */
export async function sendWaiting(by_hand: boolean): Promise<void> {
  await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (lock !== null) await sendAll(by_hand);
  });
}

async function sendAll(by_hand: boolean): Promise<void> {
  await reviveKilled();
  let failures = 0;
  for (const { instance_id } of await inTurn(by_hand)) {
    const kind = await sendOne(instance_id);
    failures = kind === "no_network" || kind === "no_answer_in_time" ? failures + 1 : 0;
    // A login page in the way answers for every form alike.
    if (failures >= PATIENT_FAILURES || kind === "another_page") break;
  }
}

/** Incidents first, then those tried least, then the oldest: one form that
 * always fails must not hold up the others. */
async function inTurn(by_hand: boolean): Promise<Parcel[]> {
  const now = Date.now();
  const waiting = (await all<Parcel>("parcels")).filter(
    (parcel) => parcel.state === "waiting" && (by_hand || isDue(parcel, now)),
  );
  return waiting.toSorted(
    (one, other) =>
      Number(other.stage === "incident") - Number(one.stage === "incident") ||
      one.tries - other.tries ||
      (one.sealed_at ?? 0) - (other.sealed_at ?? 0),
  );
}

/** We hold the lock, so a form "being sent" was left by a tab that died. */
async function reviveKilled(): Promise<void> {
  for (const parcel of await all<Parcel>("parcels")) {
    if (parcel.state === "sending") await change(parcel.instance_id, revive);
  }
}

async function sendOne(instance_id: string): Promise<TroubleKind | null> {
  const parcel = await change(instance_id, start);
  if (parcel === null) return null;
  const token = await tokenOf(parcel.mission, parcel.observer);
  if (token === null) return stop(instance_id, "no_link", "");
  const files = await filesOf(instance_id);
  const open = files.filter((file) => !parcel.delivered.includes(file.name));
  const parts = layOut(
    parcel.xml.length * 2,
    open.map((file) => ({ name: file.name, size: file.bytes.byteLength })),
    parcel.tries === 0 ? LIMIT : SMALL,
  );
  const device = await deviceId();
  const language = (await chosenLanguage()) ?? "en";
  for (const [index, names] of parts.entries()) {
    const judgement = await post(
      {
        parcel,
        files: files.filter((file) => names.includes(file.name)),
        is_last: index === parts.length - 1,
        token,
        device,
        language,
      },
      new Date(),
    );
    if (!judgement.received) return stop(instance_id, judgement.kind, judgement.words);
    const names_of_all = files.map((file) => file.name);
    const after = await change(instance_id, (progress) => confirm(progress, judgement.receipt, names, names_of_all));
    if (after?.state === "received") {
      // The server has them: one copy on the phone, to look at, is enough.
      copyChanges(files.map((file) => ({ store: "files", key: [instance_id, file.name], value: null })));
      return null;
    }
  }
  // Every part was confirmed and something is still missing: the next try
  // sends the missing files again.
  return stop(instance_id, "files_missing", "");
}

async function stop(instance_id: string, kind: TroubleKind, words: string): Promise<TroubleKind> {
  const trouble = { kind, status: null, words, at: Date.now() };
  await change(instance_id, (progress) => fail(progress, trouble, Math.random()));
  return kind;
}

async function filesOf(instance_id: string): Promise<StoredFile[]> {
  return transact(["files"], "readonly", (at) =>
    answerOf<StoredFile[]>(at("files").index("of_form").getAll(instance_id)),
  );
}

/** Read, change and write one form's progress in one transaction. */
async function change(instance_id: string, step: (progress: Parcel) => Progress): Promise<Parcel | null> {
  const changed = await transact(["parcels"], "readwrite", async (at) => {
    const parcels = at("parcels");
    const parcel = await answerOf<Parcel | undefined>(parcels.get(instance_id));
    if (parcel === undefined) return null;
    const progress = step(parcel);
    const received_at =
      progress.state === "received" && parcel.received_at === null ? Date.now() : parcel.received_at;
    const next: Parcel = { ...parcel, ...progress, received_at };
    await answerOf(parcels.put(next));
    return next;
  });
  announce("parcels");
  return changed;
}

/** When the next form is due, on the phone's clock; null when nothing waits. */
export async function nextTryAt(): Promise<number | null> {
  const waiting = (await all<Parcel>("parcels")).filter(
    (parcel) => parcel.state === "waiting" || parcel.state === "sending",
  );
  if (waiting.length === 0) return null;
  return Math.min(...waiting.map((parcel) => parcel.next_try_at ?? 0));
}

/** A form as it stands, for a page that shows it. */
export async function parcelOf(instance_id: string): Promise<Parcel | null> {
  return (await get<Parcel>("parcels", instance_id)) ?? null;
}
