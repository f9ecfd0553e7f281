// An incident in three taps: "Tell of an incident", what kind, "Send". All other
// questions stand below and may be filled before sending.
import type { SelectNode } from "@getodk/xforms-engine";
import { h } from "../dom";
import { controlOf, type Control } from "../forms/controls/control";
import { Filling } from "../forms/filling";
import { storedForm } from "../forms/instance";
import { answerWords, nodeAt, questionsOf, speak, type Question } from "../forms/nodes";
import { formOfStage, known, correctedNow, stationOf, zone } from "../mission/heard";
import { reportPosition } from "../mission/position";
import type { Parcel } from "../store/records";
import { isoInZone } from "../zone";
import { clockTime, say } from "../words/words";
import { closeForm } from "./form";
import { exportNow } from "./exporting";
import { ownParcels } from "./home";
import { textButton, type Page } from "./page";
import { go, goInstead } from "./paths";
import { stationPicker } from "./places";

const GROUP = "/data/incident";
let filling: Filling | null = null;
let is_choosing_station = false;
let redraw: () => void = () => undefined;

export function onIncidentRedraw(draw: () => void): void {
  redraw = draw;
}

export async function closeIncident(): Promise<void> {
  const closing = filling;
  filling = null;
  is_choosing_station = false;
  await closing?.leave();
}

export async function incidentPage(): Promise<Page> {
  const listed = formOfStage("incident");
  if (listed === null) return { title: say("incident"), back: () => go("home"), body: [h("p", {}, say("not_on_phone"))] };
  if (filling === null) {
    await closeForm();
    filling = await Filling.fresh(await storedForm(listed.hash), { station: await stationNow(), visit: null });
  }
  const open = filling;
  speak(open.root);
  if (is_choosing_station) return choosingPage(open);
  const kind = nodeAt(open.root, `${GROUP}/kind`);
  if (kind?.nodeType === "select" && kind.currentState.value.length === 0) return kindPage(open, kind);
  return detailsPage(open);
}

/** Second tap: the kind. */
function kindPage(open: Filling, kind: SelectNode): Page {
  const choose = (value: string): void => {
    kind.selectValue(value);
    prefill(open);
    open.changed();
    redraw();
  };
  return {
    title: say("incident"),
    under: under(open),
    back: leave,
    is_quiet: true,
    body: [
      h("h2", { class: "question", tabindex: -1 }, say("what_kind")),
      h("div", { class: "kinds" }, kind.currentState.valueOptions.map((option) =>
        h("button", { type: "button", class: "button is-row", onclick: () => choose(option.value) }, option.label.asString || option.value))),
    ],
  };
}

/** What the app can know: now. All else is the observer's to say. */
function prefill(open: Filling): void {
  const at = nodeAt(open.root, `${GROUP}/at`);
  if (at?.nodeType === "input" && at.currentState.instanceValue === "") {
    (at.setValue as (value: string) => unknown)(isoInZone(correctedNow(), zone()));
  }
}

/** Third tap: send. */
function detailsPage(open: Filling): Page {
  let controls: Control[] = [];
  let has_tried = false;
  const kind = nodeAt(open.root, `${GROUP}/kind`);
  const questions = questionsOf(open.root).filter((question) => question !== kind);
  const ids = questions.map((question) => question.nodeId).join(" ");
  const saved = h("p", { class: "saved", role: "status" });
  const fillSaved = (): void => {
    if (open.failure !== null) saved.replaceChildren(h("span", { class: "state is-blocked" }, say("phone_full")), textButton(say("save_to_file"), () => void exportNow(open)));
    else if (open.saved_at !== null) saved.replaceChildren(h("span", { class: "state is-done" }, say("saved_at", { time: clockTime(open.saved_at, zone()) })));
  };
  open.onSaved = fillSaved;
  fillSaved();
  const changed = (): void => {
    open.changed();
    const now = questionsOf(open.root).filter((question) => question !== kind).map((question) => question.nodeId).join(" ");
    if (now !== ids) redraw();
    else for (const control of controls) control.refresh();
  };
  controls = questions.map((question: Question) =>
    controlOf(question, { changed, has_tried: () => has_tried, is_main: false, number: "" }));
  const send = async (): Promise<void> => {
    has_tried = true;
    for (const control of controls) control.refresh();
    const [wrong] = open.wrong();
    if (wrong !== undefined) {
      const place = controls[questions.indexOf(wrong)]?.element;
      place?.scrollIntoView({ block: "center" });
      place?.querySelector<HTMLElement>("input, textarea")?.focus();
      return;
    }
    try {
      await open.seal();
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      open.failure = "full";
      fillSaved();
      return;
    }
    filling = null;
    void reportPosition();
    goInstead("queue");
    dispatchEvent(new Event("orkhon:sealed"));
  };
  return {
    title: say("incident"),
    under: under(open),
    back: leave,
    is_quiet: true,
    body: [
      kind?.nodeType === "select" ? h("h2", { class: "question", tabindex: -1 }, answerWords(kind)) : null,
      h("p", { class: "note" }, say("incident_words")),
      h("p", { class: "asides" }, kind?.nodeType !== "select" ? null : textButton(say("other_kind"), () => {
        kind.selectValue(null);
        redraw();
      }, "is-plain"), textButton(open.parcel.station === "" ? say("choose_station") : say("change_station"), () => {
        is_choosing_station = true;
        redraw();
      }, "is-plain")),
      h("div", { class: "questions" }, controls.map((control) => control.element)),
      saved,
    ],
    foot: [textButton(say("send"), () => void send(), "is-first")],
  };
}

function choosingPage(open: Filling): Page {
  const done = (): void => {
    is_choosing_station = false;
    redraw();
  };
  return {
    title: say("choose_station"),
    back: done,
    is_quiet: true,
    body: [stationPicker(known.heard?.answer.stations ?? [], open.parcel.station, (station) => {
      open.moveTo(station.code);
      done();
    })],
  };
}

function leave(): void {
  void closeIncident().then(() => go("home"));
}

function under(open: Filling): string {
  const station = stationOf(open.parcel.station);
  return station === null ? say("no_station") : `${station.number} · ${station.name}`;
}

/** Where the observer most likely is: the station of the form last touched today. */
async function stationNow(): Promise<string> {
  const latest = (await ownParcels())
    .filter((parcel: Parcel) => parcel.station !== "" && Date.now() - parcel.changed_at < 6 * 3_600_000)
    .toSorted((one, other) => other.changed_at - one.changed_at)[0];
  return latest?.station ?? "";
}
