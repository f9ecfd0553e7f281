// What lies in the phone's database. Only plain values: they are cloned.
import type { ByLanguage, ListedFile, MissionAnswer, PartnerDraft, SentForm } from "../contract";
import type { Progress } from "../queue/states";

/** One filled form, from the first answer to the receipt. */
export interface Parcel extends Progress {
  readonly instance_id: string;
  readonly form_id: string;
  readonly version: string;
  /** Which stored form this was opened with; it is finished with the same. */
  readonly form_hash: string;
  readonly stage: string;
  readonly title: ByLanguage;
  readonly station: string;
  readonly visit: string | null;
  readonly mission: number;
  readonly observer: string;
  /** The form as XML text; after sealing never written again, so that every
   * attempt sends the same bytes. */
  readonly xml: string;
  readonly file_names: readonly string[];
  readonly answered: number;
  readonly asked: number;
  /** Where the observer was: the reference of the first question on screen. */
  readonly place: string | null;
  readonly agreed_with: string;
  readonly shared: boolean;
  /** The phone's clock, milliseconds. */
  readonly opened_at: number;
  readonly changed_at: number;
  readonly sealed_at: number | null;
  readonly received_at: number | null;
  /** Server's clock minus the phone's when sealed, if it was known. */
  readonly clock_offset: number | null;
}

export interface StoredFile {
  readonly instance_id: string;
  readonly name: string;
  readonly type: string;
  readonly sha256: string;
  readonly bytes: ArrayBuffer;
}

export interface StoredForm {
  readonly hash: string;
  readonly form_id: string;
  readonly version: string;
  readonly stage: string;
  readonly title: ByLanguage;
  readonly xml: string;
  readonly media: readonly ListedFile[];
  readonly stored_at: number;
}

export interface StoredMedia {
  readonly hash: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: ArrayBuffer;
}

/** An observer's link: the token and, once the server has answered, whose it is. */
export interface Link {
  readonly token: string;
  readonly mission: number | null;
  readonly observer: string | null;
  readonly opened_at: number;
}

/** The mission as last heard, and when. */
export interface HeardMission {
  readonly answer: MissionAnswer;
  readonly etag: string | null;
  readonly heard_at: number;
}

export interface StoredSent extends SentForm {
  readonly mission: number;
  readonly observer: string;
  readonly xml: string | null;
}

export interface StoredPartnerDraft extends PartnerDraft {
  readonly mission: number;
}

/** Something small to tell the server: an answer, a message seen, a shared draft. */
export interface Errand {
  readonly id: string;
  readonly mission: number;
  readonly observer: string;
  readonly at: number;
  readonly task: Task;
}

export type Task =
  | { readonly what: "answer"; readonly message: string; readonly text: string }
  | { readonly what: "seen"; readonly message: string }
  | { readonly what: "share"; readonly instance_id: string; readonly body: string }
  | { readonly what: "withdraw"; readonly instance_id: string };
