// What the server answers and expects at /field/api/: names as they travel.
// The same words stand in the server's views; change both or neither.
import type { Language } from "./words/languages";

export type ByLanguage = Partial<Record<Language, string>>;

export interface MissionFacts {
  readonly number: number;
  readonly title: string;
  readonly vote_on: string;
  readonly time_zone: string;
  readonly country: string;
  readonly is_sample: boolean;
  readonly polls_open: string | null;
  readonly polls_close: string | null;
  /** Whether the mission asks phones where they are; absent means no. */
  readonly asks_position?: boolean;
}

export interface ObserverFacts {
  readonly code: string;
  readonly name: string;
  readonly languages: readonly string[];
}

export interface TeamFacts {
  readonly code: string;
  readonly city: string;
  readonly members: readonly { readonly code: string; readonly name: string }[];
  readonly car: string | null;
  readonly interpreter: string | null;
}

export interface Station {
  readonly code: string;
  readonly number: string;
  readonly name: string;
  readonly address: string;
  readonly area: string;
  readonly kind: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly voters: number | null;
}

/** One stop of the team's route: a station at a time, for a stage. */
export interface Visit {
  readonly id: number | string;
  readonly order: number;
  readonly station: string;
  readonly stage: string;
  /** null while the route is not timed. */
  readonly starts_at: string | null;
  readonly ends_at: string | null;
  readonly note: string;
}

export interface ListedFile {
  readonly name: string;
  readonly hash: string;
  readonly url: string;
}

export interface ListedForm {
  readonly form_id: string;
  readonly version: string;
  readonly stage: string;
  readonly title: ByLanguage;
  readonly hash: string;
  readonly url: string;
  readonly media: readonly ListedFile[];
  readonly previous: readonly string[];
}

export interface Message {
  readonly id: number | string;
  readonly at: string;
  readonly text: string;
  readonly from: string;
  readonly needs_answer: boolean;
  readonly answer: { readonly text: string; readonly at: string } | null;
}

export interface MissionAnswer {
  readonly mission: MissionFacts;
  readonly assembly: string | { readonly name: string };
  readonly observer: ObserverFacts;
  readonly team: TeamFacts | null;
  readonly conduct: ByLanguage;
  readonly stations: readonly Station[];
  readonly route: readonly Visit[];
  readonly forms: readonly ListedForm[];
  readonly messages: readonly Message[];
  readonly coordinator: { readonly name: string; readonly phone: string } | null;
  readonly badge_key?: string;
  /** Signatures of badges that were taken back. */
  readonly revoked_badges?: readonly string[];
  readonly server_time: string;
  readonly etag: string;
}

/** A form the server already holds; how a wiped phone learns of its own past. */
export interface SentForm {
  readonly instance_id: string;
  readonly form_id: string;
  readonly version: string;
  readonly station: string;
  readonly stage: string;
  readonly filled_at: string | null;
  readonly received_at: string;
  readonly receipt: string;
  readonly seq: number;
  readonly complete: boolean;
  readonly missing: readonly string[];
  readonly state: string;
  readonly url: string;
}

/** Another member's unfinished form, shown to the team so that it can agree. */
export interface PartnerDraft {
  readonly instance_id: string;
  readonly observer: string;
  readonly name: string;
  readonly form_id: string;
  readonly version: string;
  readonly station: string;
  readonly stage: string;
  readonly xml: string;
  readonly updated_at: string;
}
