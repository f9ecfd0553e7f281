// What this phone knows at the moment: link, mission, language of content. Pages
// read it; refresh.ts changes it.
import type { ByLanguage, ListedForm, Station, Visit } from "../contract";
import { chosenLanguage, clockOffset, currentLink, heardMission } from "../store/facts";
import type { HeardMission, Link } from "../store/records";
import { isWord, language, pickLanguage, say, useLanguage } from "../words/words";
import { localTime } from "../zone";
import type { Trouble } from "../queue/states";

export interface Known {
  link: Link | null;
  heard: HeardMission | null;
  clock_offset: number | null;
  /** Why the last question had no answer; null when the server answered. */
  trouble: Trouble | null;
  /** Whether anything was asked since the app was opened. */
  asked: boolean;
}

export const known: Known = { link: null, heard: null, clock_offset: null, trouble: null, asked: false };

export async function recall(): Promise<void> {
  known.link = await currentLink();
  known.heard = known.link === null ? null : await heardMission(known.link.token);
  known.clock_offset = await clockOffset();
  useLanguage((await chosenLanguage()) ?? pickLanguage([...navigator.languages, ...(known.heard?.answer.observer.languages ?? [])]));
}

/** The mission's zone, or the phone's own before the mission is known. */
export function zone(): string {
  return known.heard?.answer.mission.time_zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/**
 * Now, by the server's clock where it is known. What the phone's clock says is
 * kept beside it: in the form's start and end, and in each post's header.
 */
export function correctedNow(): number {
  const offset = known.clock_offset;
  return Date.now() + (offset !== null && Math.abs(offset) > CLOCK_TOLERANCE ? offset : 0);
}

/** Below this a difference between the clocks is the network's, not the phone's. */
export const CLOCK_TOLERANCE = 60_000;

export function stationOf(code: string): Station | null {
  return known.heard?.answer.stations.find((station) => station.code === code) ?? null;
}

export function formOfStage(stage: string): ListedForm | null {
  return known.heard?.answer.forms.find((form) => form.stage === stage || form.form_id === stage) ?? null;
}

export function visits(): readonly Visit[] {
  return (known.heard?.answer.route ?? []).toSorted(
    (one, other) => (one.starts_at ?? "").localeCompare(other.starts_at ?? "") || one.order - other.order,
  );
}

/** The day of a visit where the vote is; one without an hour is on the day of the vote. */
export function dayOfVisit(visit: Visit): string {
  if (visit.starts_at === null) return known.heard?.answer.mission.vote_on ?? "";
  return localTime(Date.parse(visit.starts_at), zone()).date;
}

/** What sort of station, where it is no ordinary one; "" otherwise. */
export function kindWords(station: Station | null): string {
  const key = `kind_${station?.kind ?? ""}`;
  return isWord(key) ? say(key) : "";
}

/** A text in the observer's language, or in the nearest one there is. */
export function inLanguage(texts: ByLanguage): string {
  return texts[language()] ?? texts.en ?? Object.values(texts)[0] ?? "";
}
