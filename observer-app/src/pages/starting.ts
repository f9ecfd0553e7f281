// The first screen of a form: where, with whom, since when. The app has filled
// it; the observer looks whether it is right.
import { h, type Child } from "../dom";
import type { Filling } from "../forms/filling";
import { momentField } from "../forms/controls/moments";
import { kindWords, known, stationOf } from "../mission/heard";
import { count, say } from "../words/words";
import { textButton } from "./page";

export function startBody(filling: Filling, changeStation: () => void): HTMLElement {
  const station = stationOf(filling.parcel.station);
  const team = known.heard?.answer.team ?? null;
  return h("div", { class: "questions" },
    h("h2", { class: "question", tabindex: -1 }, station === null ? filling.parcel.station || say("no_station") : `${station.number} · ${station.name}`),
    station === null ? null : h("p", { class: "note" }, [station.address, station.area, kindWords(station)].filter((part) => part !== "").join(" · ")),
    station?.voters == null ? null : h("p", { class: "note" }, say("voters_on_list", { n: count(station.voters) })),
    h("p", { class: "acts" }, textButton(say("change_station"), changeStation)),
    filling.hasHeader("arrival") ? factMoment(filling, "arrival", say("arrived_at")) : null,
    team === null ? null : h("dl", { class: "facts" }, h("dt", {}, say("team")), h("dd", {}, `${team.code} · ${team.members.map((member) => member.name).join(", ")}`)),
  );
}

export function factMoment(filling: Filling, fact: "arrival" | "departure", words: string): Child {
  const id = `header-${fact}`;
  const inner = momentField({
    id,
    kind: "dateTime",
    value: filling.headerFact(fact),
    readonly: false,
    write: (value) => {
      filling.writeHeader(fact, value ?? "");
      filling.changed();
    },
  });
  return h("div", { class: "field asked times" }, h("label", { class: "label", for: id }, words), inner.element);
}
