// The life of one filled form on the phone, as plain values.
//
//   draft ──sealed──▶ waiting ──started──▶ sending ──receipt──▶ received
//                        ▲                    │
//                        └──── trouble ───────┘   (or the tab was killed)
//
// A form leaves the phone's care only with the server's receipt for all of its
// files. Every other end of an attempt leads back to waiting: nothing is given
// up and nothing is thrown away.
import type { Receipt } from "./receipt";

export type ParcelState = "draft" | "waiting" | "sending" | "received";

/** Why an attempt did not end with a receipt; each has its words. */
export type TroubleKind =
  | "no_network"
  | "no_answer_in_time"
  | "another_page"
  | "link_refused"
  | "server_busy"
  | "refused"
  | "files_missing"
  | "no_link";

export interface Trouble {
  readonly kind: TroubleKind;
  /** HTTP status where there was one. */
  readonly status: number | null;
  /** The server's own words, when it gave some. */
  readonly words: string;
  /** The phone's clock, milliseconds. */
  readonly at: number;
}

export interface Progress {
  readonly state: ParcelState;
  readonly tries: number;
  /** The phone's clock, milliseconds; null when there is nothing to wait for. */
  readonly next_try_at: number | null;
  readonly trouble: Trouble | null;
  readonly receipt: Receipt | null;
  /** Names of files the server has confirmed. */
  readonly delivered: readonly string[];
}

export const DRAFT: Progress = {
  state: "draft",
  tries: 0,
  next_try_at: null,
  trouble: null,
  receipt: null,
  delivered: [],
};

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** Waits after the first, second, … failed try; the last one repeats. */
export const WAITS = [10 * SECOND, 20 * SECOND, 40 * SECOND, 90 * SECOND, 3 * MINUTE, 6 * MINUTE, 10 * MINUTE];
export const LONGEST_WAIT = 10 * MINUTE;

export function seal(progress: Progress): Progress {
  if (progress.state !== "draft") throw new QueueError(`a form that is ${progress.state} cannot be sealed again`);
  return { ...progress, state: "waiting", tries: 0, next_try_at: null, trouble: null };
}

export function start(progress: Progress): Progress {
  if (progress.state === "draft") throw new QueueError("a draft is not sent before it is sealed");
  if (progress.state === "received") throw new QueueError("a form with a receipt is not sent again");
  return { ...progress, state: "sending" };
}

/** The server confirmed one post of this form; complete only when nothing is missing. */
export function confirm(progress: Progress, receipt: Receipt, posted: readonly string[], all: readonly string[]): Progress {
  if (progress.state === "draft") throw new QueueError("a draft has no receipt");
  const missing = new Set(receipt.missing);
  const delivered = all.filter((name) => !missing.has(name) && (posted.includes(name) || progress.delivered.includes(name)));
  const whole = receipt.complete && receipt.missing.length === 0;
  return {
    ...progress,
    delivered: whole ? [...all] : delivered,
    receipt: whole ? receipt : progress.receipt,
    state: whole ? "received" : progress.state,
    trouble: whole ? null : progress.trouble,
    next_try_at: whole ? null : progress.next_try_at,
  };
}

/** An attempt ended without a receipt. `chance` is in [0, 1): phones must not knock in step. */
export function fail(progress: Progress, trouble: Trouble, chance: number): Progress {
  if (progress.state === "received" || progress.state === "draft") return progress;
  const wait = WAITS[Math.min(progress.tries, WAITS.length - 1)] ?? LONGEST_WAIT;
  return {
    ...progress,
    state: "waiting",
    tries: progress.tries + 1,
    trouble,
    next_try_at: trouble.at + Math.round(wait * (0.8 + 0.4 * chance)),
  };
}

/** What a form is after the tab that was sending it died: waiting, at once. */
export function revive(progress: Progress): Progress {
  return progress.state === "sending" ? { ...progress, state: "waiting", next_try_at: null } : progress;
}

/**
 * Whether it is time to try. A next try further away than the longest wait can
 * only come from a clock that was set back; the form does not wait for it.
 */
export function isDue(progress: Progress, now: number): boolean {
  if (progress.state !== "waiting") return false;
  if (progress.next_try_at === null) return true;
  return progress.next_try_at <= now || progress.next_try_at - now > LONGEST_WAIT * 1.5;
}

export class QueueError extends Error {
  override readonly name = "QueueError";
}
