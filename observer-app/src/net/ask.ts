// Questions to the server's JSON interface, and what counts as its answer.
//
// On a conference's network anything may answer: a login page with status 200,
// a redirect, an old cache. Only JSON with the expected status is an answer.
import type { TroubleKind } from "../queue/states";
import { keepClockOffset } from "../store/facts";

const PATIENCE = 30_000;

export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
  constructor(
    readonly kind: TroubleKind,
    readonly status: number | null,
    message: string,
  ) {
    super(message);
  }
}

export interface Question {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly token: string | null;
  readonly language: string;
  readonly body?: unknown;
  readonly etag?: string | null;
  /** What to expect; text is for forms and submissions, bytes for their media. */
  readonly expect?: "json" | "text" | "bytes" | "nothing";
}

export interface Reply {
  readonly status: number;
  readonly etag: string | null;
  readonly json: unknown;
  readonly text: string;
  readonly bytes: ArrayBuffer | null;
  readonly type: string;
}

export async function ask(path: string, question: Question): Promise<Reply> {
  const headers: Record<string, string> = { "Accept-Language": question.language };
  if (question.token !== null) headers["Authorization"] = `Bearer ${question.token}`;
  // Forms and their files lie at the OpenRosa addresses, which want to be told so.
  if (path.startsWith("/v1/")) headers["X-OpenRosa-Version"] = "1.0";
  if (question.etag) headers["If-None-Match"] = question.etag;
  if (question.body !== undefined) headers["Content-Type"] = "application/json";
  const asked_at = Date.now();
  const response = await reach(path, {
    method: question.method ?? "GET",
    headers,
    credentials: "omit",
    redirect: "manual",
    // The app keeps its own copies; a cache in between would only hide changes.
    cache: "no-store",
    ...(question.body === undefined ? {} : { body: JSON.stringify(question.body) }),
  });
  await hearClock(response, asked_at);
  return readReply(response, question.expect ?? "json");
}

/** fetch, with a limit of patience and one kind of failure. */
export async function reach(path: string, init: RequestInit, patience: number = PATIENCE): Promise<Response> {
  try {
    return await fetch(path, { ...init, signal: AbortSignal.timeout(patience) });
  } catch (error) {
    throw failureOf(error);
  }
}

export function failureOf(error: unknown): NoAnswer {
  if (error instanceof NoAnswer) return error;
  if (error instanceof DOMException && error.name === "TimeoutError") {
    return new NoAnswer("no_answer_in_time", null, "the server did not answer in time");
  }
  return new NoAnswer("no_network", null, "the server cannot be reached");
}

async function readReply(response: Response, expect: NonNullable<Question["expect"]>): Promise<Reply> {
  if (response.type === "opaqueredirect" || (response.status >= 300 && response.status < 400 && response.status !== 304)) {
    throw new NoAnswer("another_page", response.status, "another page answered");
  }
  const type = response.headers.get("Content-Type") ?? "";
  const blank = { status: response.status, etag: response.headers.get("ETag"), json: null, text: "", bytes: null, type };
  if (response.status === 304) return blank;
  try {
    if (!response.ok) throw await refusalOf(response, type);
    if (expect === "nothing" || response.status === 204) return blank;
    if (expect === "bytes") {
      if (type.startsWith("text/html")) throw new NoAnswer("another_page", response.status, "another page answered");
      return { ...blank, bytes: await response.arrayBuffer() };
    }
    if (expect === "text") {
      const text = await response.text();
      if (!type.includes("xml") || /^\s*<!doctype html/i.test(text)) {
        throw new NoAnswer("another_page", response.status, "another page answered");
      }
      return { ...blank, text };
    }
    if (!type.includes("json")) throw new NoAnswer("another_page", response.status, "another page answered");
    return { ...blank, json: await response.json() };
  } catch (error) {
    throw failureOf(error);
  }
}

async function refusalOf(response: Response, type: string): Promise<NoAnswer> {
  if (!type.includes("json")) {
    const kind = response.status >= 500 ? "server_busy" : "another_page";
    return new NoAnswer(kind, response.status, "");
  }
  const said: unknown = await response.json();
  const words =
    typeof said === "object" && said !== null && "error" in said && typeof said.error === "string" ? said.error : "";
  if (response.status === 401 || response.status === 403) return new NoAnswer("link_refused", response.status, words);
  return new NoAnswer(response.status >= 500 || response.status === 429 ? "server_busy" : "refused", response.status, words);
}

/** Learn the server's clock from its Date header: half the way there, half back. */
async function hearClock(response: Response, asked_at: number): Promise<void> {
  const date = Date.parse(response.headers.get("Date") ?? "");
  if (Number.isNaN(date)) return;
  const answered_at = Date.now();
  // A journey of many seconds, or a page that is not ours, tells no time.
  if (answered_at - asked_at > 10_000 || !response.ok || response.type === "opaqueredirect") return;
  if (!(response.headers.get("Content-Type") ?? "").includes("json")) return;
  await keepClockOffset(date + 500 - (asked_at + answered_at) / 2);
}
