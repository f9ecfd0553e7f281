// A form on the phone: first the station and the arrival, then one question a
// screen, at the end what is still open, and sending.
import { h, announceAloud } from "../dom";
import { get } from "../store/database";
import { Filling } from "../forms/filling";
import { FormNotHere, storedForm } from "../forms/instance";
import { OpenElsewhere } from "../forms/holding";
import { screensOf, type Screen } from "../forms/screens";
import { isAnswered, speak } from "../forms/nodes";
import { inLanguage, known, stationOf, zone } from "../mission/heard";
import { reportPosition } from "../mission/position";
import type { Parcel } from "../store/records";
import { clockTime, say } from "../words/words";
import { endBody } from "./ending";
import { exportNow } from "./exporting";
import { questionBody, type QuestionBody } from "./question";
import { startBody } from "./starting";
import { stationPicker } from "./places";
import { teamBody } from "./team";
import { go, goInstead } from "./paths";
import { textButton, type Page } from "./page";

export type Place =
  | { readonly at: "start" }
  | { readonly at: "question"; readonly key: string }
  | { readonly at: "end" }
  | { readonly at: "station" }
  | { readonly at: "team"; readonly partner: string };

/** The form open in this tab; it outlives a look at the languages. */
export interface OpenForm {
  readonly filling: Filling;
  place: Place;
  has_tried: boolean;
}

let open: OpenForm | null = null;
let redraw: () => void = () => undefined;

export function onFormRedraw(draw: () => void): void {
  redraw = draw;
}

export async function closeForm(): Promise<void> {
  const closing = open;
  open = null;
  await closing?.filling.leave();
}

/** The form as it stands, for an export when the phone has no room left. */
export function openFilling(): Filling | null {
  return open?.filling ?? null;
}

export async function formPage(instance_id: string): Promise<Page> {
  if (open?.filling.parcel.instance_id !== instance_id) {
    await closeForm();
    const parcel = await get<Parcel>("parcels", instance_id);
    if (parcel === undefined) {
      // Opened, nothing answered, then reloaded: there was nothing to keep.
      goInstead("home");
      return missingPage("form_not_here");
    }
    if (parcel.state !== "draft") {
      goInstead("reading", instance_id);
      return missingPage("form_not_here");
    }
    try {
      open = { filling: await Filling.again(parcel), place: { at: "start" }, has_tried: false };
    } catch (error) {
      if (error instanceof OpenElsewhere) return missingPage("open_elsewhere");
      if (error instanceof FormNotHere) return missingPage("form_version_gone");
      throw error;
    }
    const key = parcel.place;
    if (key !== null) open.place = { at: "question", key };
  }
  speak(open.filling.root);
  return drawOpen(open);
}

/** Open a new form and show it; nothing is kept until something is answered. */
export async function newFormPage(hash: string, station: string, visit: string | null): Promise<Page> {
  await closeForm();
  try {
    const form = await storedForm(hash);
    open = { filling: await Filling.fresh(form, { station, visit }), place: { at: "start" }, has_tried: false };
  } catch (error) {
    if (error instanceof FormNotHere) return missingPage("not_on_phone");
    throw error;
  }
  void reportPosition();
  history.replaceState(history.state, "", `#/form/${encodeURIComponent(open.filling.parcel.instance_id)}`);
  return drawOpen(open);
}

function drawOpen(form: OpenForm): Page {
  const { filling } = form;
  const screens = screensOf(filling.root);
  const station = stationOf(filling.parcel.station);
  const title = inLanguage(filling.form.title) || filling.form.form_id;
  const under = station === null ? filling.parcel.station || say("no_station") : `${station.number} · ${station.name}`;
  const move = (place: Place): void => {
    form.place = place;
    if (place.at === "question") filling.goTo(place.key);
    redraw();
  };
  const leave = (): void => {
    void closeForm().then(() => go("home"));
  };
  const saved = savedLine(filling);
  const frame = { title, under, is_quiet: true } as const;
  const firstKey = screens[0]?.key ?? "";
  const place = form.place;

  switch (place.at) {
    case "start":
      return {
        ...frame,
        back: leave,
        body: [startBody(filling, () => move({ at: "station" })), saved],
        foot: [textButton(say("begin_questions"), () => move(firstKey === "" ? { at: "end" } : { at: "question", key: firstKey }), "is-first")],
      };
    case "station":
      return {
        ...frame,
        title: say("choose_station"),
        back: () => move({ at: "start" }),
        body: [stationPicker(known.heard?.answer.stations ?? [], filling.parcel.station, (chosen) => {
          filling.moveTo(chosen.code);
          announceAloud(say("station_changed", { station: `${chosen.number} · ${chosen.name}` }));
          move({ at: "start" });
        })],
      };
    case "team":
      return { ...frame, back: () => move({ at: "end" }), ...teamBody(filling, place.partner, () => move({ at: "end" }), reopen) };
    case "question": {
      const index = Math.max(0, screens.findIndex((screen) => screen.key === place.key));
      const screen = screens[index];
      if (screen === undefined) return drawOpen(Object.assign(form, { place: { at: "end" } }));
      return questionPage(form, screens, screen, index, { frame, move, leave, saved });
    }
    case "end":
      return {
        ...frame,
        back: leave,
        body: [
          endBody(form, screens, {
            toQuestion: (key) => move({ at: "question", key }),
            toStart: () => move({ at: "start" }),
            toTeam: (partner) => move({ at: "team", partner }),
            redraw,
          }),
          saved,
        ],
        foot: [
          textButton(`‹ ${say("previous")}`, () => move(lastPlace(screens)), "is-narrow"),
          textButton(say("send"), () => void sendForm(form), "is-first"),
        ],
      };
  }
}

interface Around {
  readonly frame: { readonly title: string; readonly under: string; readonly is_quiet: true };
  readonly move: (place: Place) => void;
  readonly leave: () => void;
  readonly saved: HTMLElement;
}

function questionPage(form: OpenForm, screens: readonly Screen[], screen: Screen, index: number, around: Around): Page {
  const { filling } = form;
  const body: QuestionBody = questionBody({
    screen,
    index,
    screens,
    title: around.frame.title,
    has_tried: () => form.has_tried,
    changed: () => {
      filling.changed();
      const now = screensOf(filling.root);
      const same = now.find((each) => each.key === screen.key);
      if (same === undefined || !sameQuestions(same, screen) || now.length !== screens.length) redraw();
      else body.refresh();
    },
    restructure: () => {
      filling.changed();
      redraw();
    },
  });
  const before = screens[index - 1];
  const after = screens[index + 1];
  return {
    ...around.frame,
    back: around.leave,
    body: [
      body.element,
      h("p", { class: "asides" },
        textButton(say("all_questions"), () => around.move({ at: "end" }), "is-plain"),
        textButton(say("change_station"), () => around.move({ at: "station" }), "is-plain")),
      around.saved,
    ],
    foot: [
      textButton(`‹ ${say("previous")}`, () => around.move(before === undefined ? { at: "start" } : { at: "question", key: before.key }), "is-narrow"),
      textButton(`${say(after === undefined ? "to_end" : "next")} ›`, () => around.move(after === undefined ? { at: "end" } : { at: "question", key: after.key }), "is-first"),
    ],
  };
}

function sameQuestions(one: Screen, other: Screen): boolean {
  const ids = (screen: Screen): string => screen.questions.map((question) => question.nodeId).join(" ");
  return ids(one) === ids(other);
}

function lastPlace(screens: readonly Screen[]): Place {
  const last = screens.at(-1);
  return last === undefined ? { at: "start" } : { at: "question", key: last.key };
}

/** Seal and queue; what is wrong is shown first, and nothing leaves the screen
 * before the phone has it. */
async function sendForm(form: OpenForm): Promise<void> {
  const { filling } = form;
  form.has_tried = true;
  if (filling.wrong().length > 0 || filling.wrongHeader().length > 0) {
    redraw();
    document.querySelector<HTMLElement>(".errors")?.focus();
    return;
  }
  try {
    await filling.seal();
  } catch (error) {
    filling.failure = error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "refused";
    redraw();
    return;
  }
  open = null;
  void reportPosition();
  goInstead("queue");
  dispatchEvent(new Event("orkhon:sealed"));
}

/** After answers were taken from a partner the instance is built anew. */
async function reopen(parcel: Parcel, place: Place): Promise<void> {
  await closeForm();
  open = { filling: await Filling.again(parcel), place, has_tried: false };
  redraw();
}

function savedLine(filling: Filling): HTMLElement {
  const line = h("p", { class: "saved", role: "status" });
  const fill = (): void => {
    if (filling.failure !== null) {
      line.replaceChildren(
        h("span", { class: "state is-blocked" }, say(filling.failure === "full" ? "phone_full" : "not_saved")),
        h("span", { class: "under" }, say(filling.failure === "full" ? "phone_full_words" : "not_saved_words")),
        textButton(say("save_to_file"), () => void exportNow(filling)),
      );
    } else if (filling.saved_at === null) {
      line.replaceChildren();
    } else {
      line.replaceChildren(h("span", { class: "state is-done" }, say("saved_at", { time: clockTime(filling.saved_at, zone()) })));
    }
  };
  filling.onSaved = fill;
  fill();
  return line;
}

function missingPage(words: "form_not_here" | "open_elsewhere" | "form_version_gone" | "not_on_phone"): Page {
  return { title: say("form"), back: () => go("home"), body: [h("div", { class: "empty" }, h("p", {}, say(words)))] };
}

/** How many questions have an answer; said on the head of the last screen. */
export function answeredOf(filling: Filling): { n: number; of: number } {
  const questions = filling.questions();
  return { n: questions.filter(isAnswered).length, of: questions.length };
}
