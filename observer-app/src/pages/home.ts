// The observer's day: own route with the state of each visit, and the ways to
// everything else.
import type { Visit } from "../contract";
import { h, type Child } from "../dom";
import { CLOCK_TOLERANCE, dayOfVisit, formOfStage, inLanguage, kindWords, known, stationOf, visits, zone } from "../mission/heard";
import { errands } from "../mission/errands";
import { all } from "../store/database";
import type { Parcel, StoredSent } from "../store/records";
import { clockTime, dayOf, say } from "../words/words";
import { localTime } from "../zone";
import { go } from "./paths";
import { textButton, type Page } from "./page";
import { openOrBegin } from "./places";

export async function homePage(): Promise<Page> {
  const heard = known.heard;
  if (known.link === null) return strangerPage();
  if (heard === null) return waitingPage();
  const { mission, team, observer } = heard.answer;
  const parcels = await ownParcels();
  const sent = await ownSent();
  const today = localTime(Date.now(), zone()).date;
  const route = visits();
  const days = [...new Set(route.map((visit) => dayOfVisit(visit)))];
  const here = currentVisit(route, parcels, sent);
  const under = [team === null ? observer.name : `${team.code} · ${team.city}`, mission.is_sample ? [" · ", sampleMark()] : null];
  return {
    title: say("my_stations"),
    under,
    back: null,
    body: [
      clockNote(),
      route.length === 0 ? h("div", { class: "empty" }, h("p", {}, say("no_route")), h("p", { class: "note" }, say("no_route_words"))) : null,
      days.map((day) => [
        h("h2", { class: "cut" }, day === today ? say("today_day", { day: dayOf(`${day}T12:00:00Z`, "UTC") }) : dayOf(`${day}T12:00:00Z`, "UTC")),
        h("ol", { class: "route" },
          route
            .filter((visit) => dayOfVisit(visit) === day)
            .map((visit) => h("li", {}, visitRow(visit, visit === here, stateOf(visit, parcels, sent)))),
        ),
      ]),
      await ways(parcels),
    ],
    foot: [
      textButton(say("tell_incident"), () => go("incident"), "is-grave is-narrow"),
      here === null
        ? textButton(say("other_form"), () => go("places"), "is-first")
        : textButton(say(stateOf(here, parcels, sent).is_begun ? "continue" : "begin"), () => void openOrBegin(here), "is-first"),
    ],
  };
}

/** The rest of the app, as plain rows under the route. */
async function ways(parcels: readonly Parcel[]): Promise<Child> {
  const answer = known.heard?.answer;
  const kept = parcels.filter((parcel) => parcel.state !== "received").length;
  const unanswered = (answer?.messages ?? []).filter((message) => message.needs_answer && message.answer === null);
  const answering = (await errands()).filter((errand) => errand.task.what === "answer").length;
  const open = Math.max(0, unanswered.length - answering);
  const coordinator = answer?.coordinator ?? null;
  return h("nav", { class: "ways", "aria-label": say("more") },
    h("h2", { class: "cut" }, say("more")),
    way("queue", say("queue"), kept === 0 ? say("nothing_waits") : say("on_phone_n", { n: kept }), kept > 0 ? "is-waiting" : "is-done"),
    way("messages", say("messages"), open === 0 ? say("none_to_answer") : say("to_answer_n", { n: open }), open > 0 ? "is-late" : "is-done"),
    way("places", say("other_form"), say("other_form_words"), ""),
    way("conduct", say("conduct"), say("conduct_words"), ""),
    way("check", say("check_badge"), say("check_badge_words"), ""),
    way("about", say("about_app"), say("about_words"), ""),
    coordinator === null || coordinator.phone === "" ? null
      : h("a", { class: "way", href: `tel:${coordinator.phone.replace(/[^+\d]/g, "")}` },
          h("span", {}, say("call_coordinator"), h("span", { class: "under" }, `${coordinator.name} · ${coordinator.phone}`))),
  );
}

function way(name: "queue" | "messages" | "places" | "conduct" | "check" | "about", title: string, under: string, state: string): HTMLElement {
  return h("a", { class: "way", href: `#/${name}` },
    h("span", {}, title, state === "" ? h("span", { class: "under" }, under) : null),
    state === "" ? null : h("span", { class: `state ${state}` }, under),
  );
}

interface VisitState {
  readonly sign: string;
  readonly words: string;
  readonly under: string;
  readonly is_begun: boolean;
  readonly is_open: boolean;
}

function visitRow(visit: Visit, is_here: boolean, state: VisitState): HTMLElement {
  const station = stationOf(visit.station);
  const form = formOfStage(visit.stage);
  const stage = form === null ? visit.stage : inLanguage(form.title);
  const under = [stage, state.under !== "" ? state.under : is_here ? (station?.address ?? "") : kindWords(station), visit.note];
  return h("a", {
    class: is_here ? "station is-here" : "station",
    href: "#/home",
    "aria-current": is_here ? "step" : null,
    onclick: (event) => {
      event.preventDefault();
      void openOrBegin(visit);
    },
  },
    h("span", { class: "no" }, station?.number || visit.station, h("small", {}, visit.starts_at === null ? "" : clockTime(visit.starts_at, zone()))),
    h("span", {}, station?.name ?? visit.station, h("span", { class: "under" }, under.filter((part) => part !== "").join(" · "))),
    h("span", { class: `state ${state.sign}` }, state.words),
  );
}

function stateOf(visit: Visit, parcels: readonly Parcel[], sent: readonly StoredSent[]): VisitState {
  const own = parcels.filter((parcel) => isFor(parcel, visit));
  const draft = own.find((parcel) => parcel.state === "draft");
  if (draft !== undefined) {
    const under = say("answered_of", { n: draft.answered, of: draft.asked });
    return { sign: "is-partly", words: say("begun"), under, is_begun: true, is_open: true };
  }
  const waiting = own.find((parcel) => parcel.state === "waiting" || parcel.state === "sending");
  if (waiting !== undefined) {
    const late = waiting.trouble !== null && waiting.tries > 2;
    return { sign: late ? "is-late" : "is-waiting", words: say(late ? "not_sent" : "in_queue"), under: "", is_begun: false, is_open: false };
  }
  const arrived = own.some((parcel) => parcel.state === "received") ||
    sent.some((form) => form.station === visit.station && form.stage === visit.stage && form.complete);
  if (arrived) return { sign: "is-done", words: say("delivered"), under: "", is_begun: false, is_open: false };
  return { sign: "is-off", words: say("ahead"), under: "", is_begun: false, is_open: true };
}

/** A form belongs to a visit it was begun from, or to one of the same stage there. */
export function isFor(parcel: Parcel, visit: Visit): boolean {
  if (parcel.visit !== null) return parcel.visit === String(visit.id);
  return parcel.station === visit.station && parcel.stage === visit.stage;
}

/** Where the observer is: the draft last touched, or the first visit still open. */
function currentVisit(route: readonly Visit[], parcels: readonly Parcel[], sent: readonly StoredSent[]): Visit | null {
  const drafts = parcels.filter((parcel) => parcel.state === "draft").toSorted((one, other) => other.changed_at - one.changed_at);
  for (const draft of drafts) {
    const visit = route.find((each) => isFor(draft, each));
    if (visit !== undefined) return visit;
  }
  return route.find((visit) => stateOf(visit, parcels, sent).is_open) ?? null;
}

export async function ownParcels(): Promise<Parcel[]> {
  const { mission, observer } = known.link ?? { mission: null, observer: null };
  return (await all<Parcel>("parcels")).filter((parcel) => parcel.mission === mission && parcel.observer === observer);
}

export async function ownSent(): Promise<StoredSent[]> {
  const { mission, observer } = known.link ?? { mission: null, observer: null };
  return (await all<StoredSent>("sent")).filter((form) => form.mission === mission && form.observer === observer);
}

/** Said once and plainly when the phone's clock is far from the server's. */
function clockNote(): Child {
  const offset = known.clock_offset;
  if (offset === null || Math.abs(offset) < 5 * CLOCK_TOLERANCE) return null;
  const minutes = Math.round(Math.abs(offset) / 60_000);
  return h("p", { class: "note is-clock" }, say(offset > 0 ? "clock_behind" : "clock_ahead", { n: minutes }));
}

function sampleMark(): HTMLElement {
  return h("span", { class: "sample" }, say("sample"));
}

function strangerPage(): Page {
  return {
    title: say("observer_app"),
    back: null,
    body: [h("div", { class: "empty" }, h("p", {}, say("no_link")), h("p", { class: "note" }, say("no_link_words"))),
      h("nav", { class: "ways", "aria-label": say("more") }, way("check", say("check_badge"), say("check_badge_words"), ""))],
  };
}

function waitingPage(): Page {
  const refused = known.trouble?.kind === "link_refused";
  return {
    title: say("observer_app"),
    back: null,
    body: [h("div", { class: "empty" },
      h("p", {}, say(refused ? "link_refused" : "fetching_mission")),
      h("p", { class: "note" }, known.trouble?.words || say(refused ? "link_refused_words" : "fetching_words")))],
  };
}
