// The queue: what is on the phone and why, and what the server has a receipt for.
import { h, type Child } from "../dom";
import { inLanguage, known, stationOf, zone } from "../mission/heard";
import { sendWaiting } from "../queue/sender";
import { receiptMark } from "../queue/receipt";
import type { Trouble } from "../queue/states";
import type { Parcel, StoredSent } from "../store/records";
import { clockTime, count, say } from "../words/words";
import { exportNow } from "./exporting";
import { ownParcels, ownSent } from "./home";
import { textButton, type Page } from "./page";
import { go } from "./paths";

export async function queuePage(): Promise<Page> {
  const parcels = await ownParcels();
  const here = new Set(parcels.map((parcel) => parcel.instance_id));
  const elsewhere = (await ownSent()).filter((form) => !here.has(form.instance_id));
  const kept = parcels.filter((parcel) => parcel.state !== "received").toSorted((one, other) => other.changed_at - one.changed_at);
  const received = parcels.filter((parcel) => parcel.state === "received").toSorted((one, other) => (other.received_at ?? 0) - (one.received_at ?? 0));
  const delivered = received.length + elsewhere.length;
  const waiting = kept.filter((parcel) => parcel.state !== "draft");
  return {
    title: say("queue"),
    under: say("queue_counts", { all: kept.length + delivered, delivered, kept: kept.length }),
    back: () => go("home"),
    body: [
      h("h2", { class: "cut" }, say("on_phone"), " ", h("span", { class: "num" }, kept.length)),
      kept.length === 0 ? h("p", { class: "note" }, say("nothing_waits")) : h("ul", { class: "parcels" }, kept.map(keptRow)),
      h("h2", { class: "cut received" }, say("delivered_head"), " ", h("span", { class: "num" }, delivered)),
      h("ul", { class: "parcels" }, received.map(receivedRow), elsewhere.toSorted((one, other) => other.received_at.localeCompare(one.received_at)).map(sentRow)),
      elsewhere.length === 0 ? null : h("p", { class: "note" }, say("from_server_words")),
    ],
    foot: waiting.length === 0 ? [] : [
      textButton(say("save_to_file"), () => void exportNow(null), "is-narrow"),
      textButton(say("send_all"), () => void sendWaiting(true), "is-first"),
    ],
  };
}

function keptRow(parcel: Parcel): HTMLElement {
  const [sign, words] = signOf(parcel);
  return h("li", { class: "parcel" },
    h("p", { class: "title" }, nameOf(parcel), h("span", { class: `state ${sign}` }, words)),
    h("p", { class: "under" }, underOf(parcel)),
    parcel.state === "sending" ? progressOf(parcel) : null,
    h("p", { class: "acts" }, actOf(parcel)));
}

function signOf(parcel: Parcel): [string, string] {
  if (parcel.state === "draft") return ["is-partly", say("being_filled")];
  if (parcel.state === "sending") return ["is-waiting", say("being_sent")];
  return parcel.trouble === null ? ["is-waiting", say("in_queue")] : ["is-late", say("not_sent")];
}

function underOf(parcel: Parcel): string {
  if (parcel.state === "draft") return say("answered_of", { n: parcel.answered, of: parcel.asked });
  const files = parcel.file_names.length === 0 ? "" : say("photos_of", { n: parcel.delivered.length, of: parcel.file_names.length });
  if (parcel.trouble === null) return [say("filled_at", { time: clockTime(parcel.sealed_at ?? parcel.changed_at, zone()) }), files].filter(Boolean).join(" · ");
  const next = parcel.next_try_at === null ? "" : say("next_try", { time: clockTime(parcel.next_try_at, zone()) });
  return [troubleWords(parcel.trouble), say("safe_here"), next, files].filter(Boolean).join(" ");
}

/** Why a form was not received, in words, with the time of the attempt. */
export function troubleWords(trouble: Trouble): string {
  const time = clockTime(trouble.at, zone());
  const said = trouble.words === "" ? "" : ` «${trouble.words}»`;
  return say(`trouble_${trouble.kind}`, { time }) + said;
}

function progressOf(parcel: Parcel): Child {
  const all = parcel.file_names.length + 1;
  return h("progress", { value: parcel.delivered.length + 0.5, max: all, "aria-label": say("being_sent") });
}

function actOf(parcel: Parcel): Child {
  if (parcel.state === "draft") return textButton(say("continue"), () => go("form", parcel.instance_id), "is-small");
  if (parcel.state === "sending") return null;
  return [
    textButton(say("send_now"), () => void sendWaiting(true), "is-small"),
    textButton(say("read"), () => go("reading", parcel.instance_id), "is-small"),
  ];
}

function receivedRow(parcel: Parcel): HTMLElement {
  const filled = clockTime(parcel.sealed_at ?? parcel.changed_at, zone());
  const received = clockTime(parcel.received_at ?? parcel.changed_at, zone());
  return h("li", { class: "parcel" },
    h("p", { class: "title" }, h("a", { href: `#/reading/${encodeURIComponent(parcel.instance_id)}` }, nameOf(parcel)), h("span", { class: "state is-done" }, say("received"))),
    h("p", { class: "under" }, say("filled_received", { filled, received })),
    parcel.receipt === null ? null
      : h("p", { class: "receipt" }, `${say("receipt")} ${receiptMark({ ...parcel.receipt, seq: count(Number(parcel.receipt.seq)) })}`));
}

function sentRow(form: StoredSent): HTMLElement {
  const listed = known.heard?.answer.forms.find((each) => each.form_id === form.form_id);
  const title = listed === undefined ? form.form_id : inLanguage(listed.title);
  const number = stationOf(form.station)?.number ?? form.station;
  const filled = clockTime(form.filled_at ?? form.received_at, zone());
  return h("li", { class: "parcel" },
    h("p", { class: "title" },
      h("a", { href: `#/reading/${encodeURIComponent(form.instance_id)}` }, [number, title].filter((part) => part !== "").join(" · ")),
      form.complete ? h("span", { class: "state is-done" }, say("received")) : h("span", { class: "state is-partly" }, say("files_missing"))),
    h("p", { class: "under" }, say("filled_received", { filled, received: clockTime(form.received_at, zone()) }),
      form.missing.length === 0 ? "" : ` · ${form.missing.join(", ")}`),
    form.receipt === "" ? null : h("p", { class: "receipt" }, `${say("receipt")} ${shortReceipt(form)}`));
}

function shortReceipt(form: StoredSent): string {
  return /^[0-9a-f]{64}$/i.test(form.receipt)
    ? receiptMark({ seq: count(form.seq), leaf: form.receipt })
    : form.receipt;
}

export function nameOf(parcel: Parcel): string {
  const number = stationOf(parcel.station)?.number ?? parcel.station;
  return [number, inLanguage(parcel.title) || parcel.form_id].filter((part) => part !== "").join(" · ");
}
