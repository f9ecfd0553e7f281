// Begin a form: for a visit of the route, or at any station of the team's city.
import type { Station, Visit } from "../contract";
import { h } from "../dom";
import { formOfStage, inLanguage, known, stationOf } from "../mission/heard";
import { get } from "../store/database";
import type { StoredForm } from "../store/records";
import { say } from "../words/words";
import { go } from "./paths";
import { isFor, ownParcels, ownSent } from "./home";
import type { Page } from "./page";

/** The visit's form: its draft, its receipt if it went out, or a new one. */
export async function openOrBegin(visit: Visit): Promise<void> {
  const own = (await ownParcels()).filter((parcel) => isFor(parcel, visit));
  const draft = own.find((parcel) => parcel.state === "draft");
  if (draft !== undefined) return go("form", draft.instance_id);
  const sealed = own[0];
  if (sealed !== undefined) return go("reading", sealed.instance_id);
  const before = (await ownSent()).find((form) => form.station === visit.station && form.stage === visit.stage);
  if (before !== undefined) return go("reading", before.instance_id);
  const form = formOfStage(visit.stage);
  if (form === null) return go("places", visit.station);
  go("new", form.hash, visit.station, String(visit.id));
}

/** First the station, then the form. */
export async function placesPage(rest: readonly string[]): Promise<Page> {
  const [code] = rest;
  const station = code === undefined ? null : stationOf(code);
  return station === null ? stationsPage() : formsPage(station);
}

async function stationsPage(): Promise<Page> {
  const stations = known.heard?.answer.stations ?? [];
  return {
    title: say("choose_station"),
    back: () => go("home"),
    body: [stationPicker(stations, null, (station) => go("places", station.code))],
  };
}

async function formsPage(station: Station): Promise<Page> {
  const forms = (known.heard?.answer.forms ?? []).filter((form) => form.stage !== "incident");
  const stored = await Promise.all(forms.map((form) => get<StoredForm>("forms", form.hash)));
  return {
    title: say("choose_form"),
    under: `${station.number} · ${station.name}`,
    back: () => go("places"),
    body: [
      h("ul", { class: "rows" }, forms.map((form, index) =>
        h("li", {}, stored[index] === undefined
          ? h("p", { class: "way" }, h("span", {}, inLanguage(form.title)), h("span", { class: "state is-off" }, say("not_on_phone")))
          : h("a", { class: "way", href: `#/new/${encodeURIComponent(form.hash)}/${encodeURIComponent(station.code)}` }, h("span", {}, inLanguage(form.title)))))),
    ],
  };
}

/** Stations with a field to find one by number or name. */
export function stationPicker(stations: readonly Station[], current: string | null, choose: (station: Station) => void): HTMLElement {
  const list = h("ul", { class: "rows" });
  const fill = (wanted: string): void => {
    const words = fold(wanted).split(/\s+/).filter((word) => word !== "");
    const found = stations.filter((station) => {
      const text = fold(`${station.code} ${station.number} ${station.name} ${station.address} ${station.area}`);
      return words.every((word) => text.includes(word));
    });
    list.replaceChildren(...found.slice(0, 60).map((station) => h("li", {}, stationRow(station, station.code === current, choose))));
    if (found.length === 0) list.replaceChildren(h("li", { class: "note" }, say("no_station_found")));
  };
  fill("");
  const field = h("input", { id: "find", type: "search", autocomplete: "off", oninput: (event) => fill((event.target as HTMLInputElement).value) });
  return h("div", {}, h("div", { class: "field" }, h("label", { for: "find" }, say("find_station")), field), list);
}

function stationRow(station: Station, is_current: boolean, choose: (station: Station) => void): HTMLElement {
  return h("button", { type: "button", class: is_current ? "station is-here" : "station", "aria-current": is_current ? "true" : null, onclick: () => choose(station) },
    h("span", { class: "no" }, station.number),
    h("span", {}, station.name, h("span", { class: "under" }, station.address)),
    is_current ? h("span", { class: "state is-done" }, say("here")) : null,
  );
}

/** Letters for finding: what a phone's keyboard has may differ from the list. */
function fold(text: string): string {
  return text.replace(/[İIı]/g, "i").toLocaleLowerCase("en").normalize("NFKD").replace(/\p{M}/gu, "").replace(/[ʻʼ‘’']/g, "");
}
