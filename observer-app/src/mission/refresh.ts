// Asks the server for what is new: mission, forms, messages, what it already
// holds, the team's drafts. Each part alone; one that fails spoils no other.
import type { ListedForm, Message, MissionAnswer, PartnerDraft, SentForm } from "../contract";
import { announce } from "../net/announce";
import { ask, NoAnswer } from "../net/ask";
import { all, answerOf, get, put, transact } from "../store/database";
import { badgeKeys, clockOffset, heardMission, keepBadgeKeys, keepClockOffset, keepMission, nameLink } from "../store/facts";
import type { Trouble } from "../queue/states";
import type { Parcel, StoredForm, StoredMedia, StoredPartnerDraft, StoredSent } from "../store/records";
import { language } from "../words/words";
import { runErrands } from "./errands";
import { known } from "./heard";

let running: Promise<void> | null = null;

/** Refresh once; a second wish while one is under way waits for the same. */
export function refresh(): Promise<void> {
  running ??= refreshAll().finally(() => {
    running = null;
  });
  return running;
}

/** What is asked after the mission itself, in the order of use in the field. */
const PARTS = [refreshForms, runErrands, refreshMessages, refreshSent, refreshPartners];

async function refreshAll(): Promise<void> {
  const token = known.link?.token;
  if (token === undefined) return;
  known.asked = true;
  known.trouble = await troubleOf(() => refreshMission(token));
  known.clock_offset = await clockOffset();
  if (known.trouble === null) {
    for (const part of PARTS) {
      const trouble = await troubleOf(() => part(token));
      if (trouble === null) continue;
      known.trouble = trouble;
      break;
    }
  }
  announce("network");
}

/** Run a part; a part that this server does not have is no trouble. */
async function troubleOf(part: () => Promise<void>): Promise<Trouble | null> {
  try {
    await part();
    return null;
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    if (error.status === 404 || error.status === 405 || error.status === 501) return null;
    return { kind: error.kind, status: error.status, words: error.message, at: Date.now() };
  }
}

async function refreshMission(token: string): Promise<void> {
  const before = await heardMission(token);
  const reply = await ask("/field/api/mission", { token, language: language(), etag: before?.etag ?? null });
  if (reply.status === 304 && before !== null) {
    known.heard = before;
    return;
  }
  const answer = reply.json;
  if (!isMission(answer)) throw new NoAnswer("another_page", reply.status, "another page answered");
  const server_time = Date.parse(answer.server_time);
  if (!Number.isNaN(server_time)) await keepClockOffset(server_time - Date.now());
  const heard = { answer, etag: reply.etag, heard_at: Date.now() };
  await keepMission(token, heard);
  await nameLink(token, answer.mission.number, answer.observer.code);
  if (answer.badge_key) await keepBadgeKeys({ [answer.mission.number]: answer.badge_key });
  if (known.link?.token === token) {
    known.heard = heard;
    known.link = { ...known.link, mission: answer.mission.number, observer: answer.observer.code };
  }
  announce("mission");
}

function isMission(answer: unknown): answer is MissionAnswer {
  if (typeof answer !== "object" || answer === null || !("mission" in answer)) return false;
  const mission: unknown = answer.mission;
  return typeof mission === "object" && mission !== null && "number" in mission && typeof mission.number === "number";
}

/** Fetch forms and media not on the phone yet, by digest. Older ones that a
 * draft still needs stay; the rest may go. */
async function refreshForms(token: string): Promise<void> {
  const listed = known.heard?.answer.forms ?? [];
  for (const form of listed) {
    for (const file of form.media) {
      if ((await get<StoredMedia>("media", file.hash)) !== undefined) continue;
      const reply = await ask(file.url, { token, language: language(), expect: "bytes" });
      if (reply.bytes === null) continue;
      await put("media", { hash: file.hash, name: file.name, type: reply.type, bytes: reply.bytes } satisfies StoredMedia);
    }
    if ((await get<StoredForm>("forms", form.hash)) !== undefined) continue;
    const reply = await ask(form.url, { token, language: language(), expect: "text" });
    await put("forms", storedForm(form, reply.text));
    announce("mission");
  }
  await forgetOldForms(listed);
}

function storedForm(form: ListedForm, xml: string): StoredForm {
  const { hash, form_id, version, stage, title, media } = form;
  return { hash, form_id, version, stage, title, media, xml, stored_at: Date.now() };
}

async function forgetOldForms(listed: readonly ListedForm[]): Promise<void> {
  const parcels = await all<Parcel>("parcels");
  const needed = new Set([...listed.map((form) => form.hash), ...parcels.map((parcel) => parcel.form_hash)]);
  await transact(["forms"], "readwrite", async (at) => {
    const forms = at("forms");
    for (const form of await answerOf<StoredForm[]>(forms.getAll())) {
      if (!needed.has(form.hash)) forms.delete(form.hash);
    }
  });
}

async function refreshMessages(token: string): Promise<void> {
  const reply = await ask("/field/api/messages", { token, language: language() });
  const { messages } = reply.json as { messages: Message[] };
  if (known.heard === null || known.link?.token !== token) return;
  const heard = { ...known.heard, answer: { ...known.heard.answer, messages } };
  if (JSON.stringify(known.heard.answer.messages) === JSON.stringify(messages)) return;
  known.heard = heard;
  await keepMission(token, heard);
  announce("messages");
}

/** Learn what the server holds. It goes into a store of its own and can never
 * touch a draft or a form that waits here. */
async function refreshSent(token: string): Promise<void> {
  const reply = await ask("/field/api/sent", { token, language: language() });
  const { forms } = reply.json as { forms: SentForm[] };
  const { mission, observer } = known.link ?? { mission: null, observer: null };
  if (mission === null || observer === null) return;
  await transact(["sent"], "readwrite", async (at) => {
    const sent = at("sent");
    for (const form of forms) {
      const before = await answerOf<StoredSent | undefined>(sent.get(form.instance_id));
      await answerOf(sent.put({ ...form, mission, observer, xml: before?.xml ?? null } satisfies StoredSent));
    }
  });
  announce("sent");
}

/** The text of a form the server holds, fetched when someone wants to read it. */
export async function fetchSent(form: StoredSent): Promise<string> {
  if (form.xml !== null) return form.xml;
  const token = known.link?.token ?? null;
  const path = form.url || `/field/api/sent/${encodeURIComponent(form.instance_id)}.xml`;
  const reply = await ask(path, { token, language: language(), expect: "text" });
  await put("sent", { ...form, xml: reply.text } satisfies StoredSent);
  return reply.text;
}

/** An older version of a form, to read what was sent with it; null without network. */
export async function fetchOldForm(form_id: string, version: string): Promise<StoredForm | null> {
  const listed = known.heard?.answer.forms.find((form) => form.form_id === form_id);
  if (listed === undefined) return null;
  try {
    const path = `${listed.url}?version=${encodeURIComponent(version)}`;
    const reply = await ask(path, { token: known.link?.token ?? null, language: language(), expect: "text" });
    return { ...storedForm(listed, reply.text), version };
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return null;
  }
}

async function refreshPartners(token: string): Promise<void> {
  if (known.heard?.answer.team == null) return;
  const reply = await ask("/field/api/team-drafts", { token, language: language() });
  const { drafts } = reply.json as { drafts: PartnerDraft[] };
  const mission = known.heard.answer.mission.number;
  await transact(["partners"], "readwrite", async (at) => {
    const partners = at("partners");
    partners.clear();
    for (const draft of drafts) partners.put({ ...draft, mission } satisfies StoredPartnerDraft);
  });
  announce("partners");
}

/** Public keys of all missions, for a badge check by someone without a link. */
export async function refreshBadgeKeys(): Promise<Readonly<Record<string, string>>> {
  try {
    const reply = await ask("/field/api/badge-keys", { token: null, language: language() });
    const { keys } = reply.json as { keys: { mission: number; key: string }[] };
    await keepBadgeKeys(Object.fromEntries(keys.map(({ mission, key }) => [mission, key])));
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error; // Without network the kept keys serve.
  }
  return badgeKeys();
}
