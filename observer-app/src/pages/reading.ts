// A form that is no longer changed: waiting, received, or known from the server
// after the phone was wiped. Read-only in every case.
import { h, type Child } from "../dom";
import { answerWords, isAnswered, labelOf, questionsOf, speak } from "../forms/nodes";
import { filesOf } from "../forms/keeping";
import { formOfVersion, openAgain, FormNotHere } from "../forms/instance";
import { pictureOf } from "../forms/controls/photos";
import { stationOf, zone } from "../mission/heard";
import { fetchOldForm, fetchSent } from "../mission/refresh";
import { NoAnswer } from "../net/ask";
import { receiptMark } from "../queue/receipt";
import { get } from "../store/database";
import type { Parcel, StoredFile, StoredForm, StoredSent } from "../store/records";
import { valuesOf } from "../team/xmltree";
import { count, dayAndTime, say } from "../words/words";
import type { Page } from "./page";
import { go } from "./paths";
import { nameOf, troubleWords } from "./queue";

export async function readingPage(instance_id: string): Promise<Page> {
  const back = (): void => go("queue");
  const parcel = await get<Parcel>("parcels", instance_id);
  if (parcel !== undefined) {
    return {
      title: nameOf(parcel),
      under: stationOf(parcel.station)?.name ?? parcel.station,
      back,
      body: [parcelState(parcel), await answers(parcel.form_id, parcel.version, parcel.form_hash, parcel.xml, await filesOf(instance_id))],
    };
  }
  const sent = await get<StoredSent>("sent", instance_id);
  if (sent === undefined) return { title: say("form"), back, body: [h("p", {}, say("form_not_here"))] };
  return { title: sent.form_id, under: stationOf(sent.station)?.name ?? sent.station, back, body: [await sentBody(sent)] };
}

function parcelState(parcel: Parcel): Child {
  if (parcel.state === "received" && parcel.receipt !== null) {
    return h("div", { class: "facts-block" },
      h("p", {}, h("span", { class: "state is-done" }, say("received")), " ", dayAndTime(parcel.received_at ?? parcel.changed_at, zone())),
      h("p", { class: "receipt" }, `${say("receipt")} ${receiptMark({ ...parcel.receipt, seq: count(Number(parcel.receipt.seq)) })}`),
      h("p", { class: "receipt" }, parcel.receipt.leaf),
      h("p", { class: "note" }, say("receipt_words")));
  }
  return h("div", { class: "facts-block" },
    h("p", {}, h("span", { class: "state is-waiting" }, say("in_queue"))),
    parcel.trouble === null ? null : h("p", { class: "note" }, troubleWords(parcel.trouble)),
    h("p", { class: "note" }, say("sealed_words")));
}

async function sentBody(sent: StoredSent): Promise<Child> {
  try {
    return [
      h("p", { class: "note" }, say("from_server_words")),
      await answers(sent.form_id, sent.version, null, await fetchSent(sent), []),
    ];
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return h("p", { class: "note" }, say("read_later"));
  }
}

async function answers(form_id: string, version: string, hash: string | null, xml: string, files: readonly StoredFile[]): Promise<Child> {
  const form = (hash === null ? undefined : await get<StoredForm>("forms", hash)) ?? (await formOfVersion(form_id, version)) ?? (await fetchOldForm(form_id, version));
  if (form === null) return plainAnswers(xml);
  try {
    const root = await openAgain(form, xml, files);
    speak(root);
    return [
      h("dl", { class: "read" }, questionsOf(root).filter(isAnswered).map((question) => [
        h("dt", {}, labelOf(question)),
        h("dd", {}, answerWords(question)),
      ])),
      files.map((file) => pictureOf(new Blob([file.bytes], { type: file.type }), say("photo_there"))),
    ];
  } catch (error) {
    if (error instanceof FormNotHere) return plainAnswers(xml);
    throw error;
  }
}

/** Without the form itself there are only the names of its fields. */
function plainAnswers(xml: string): Child {
  return h("dl", { class: "read" }, valuesOf(xml).filter(({ path }) => !/^(meta|start|end|deviceid)\b/.test(path)).map(({ path, value }) => [h("dt", {}, path), h("dd", {}, value)]));
}
