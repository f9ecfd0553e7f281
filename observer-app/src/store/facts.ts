// Small facts kept by name: whose phone this is, what was last heard, clocks.
import { answerOf, get, put, transact } from "./database";
import type { HeardMission, Link } from "./records";
import type { Language } from "../words/languages";

export async function deviceId(): Promise<string> {
  return transact(["facts"], "readwrite", async (at) => {
    const facts = at("facts");
    const known = await answerOf<string | undefined>(facts.get("device"));
    if (known !== undefined) return known;
    const fresh = `orkhon:${crypto.randomUUID()}`;
    await answerOf(facts.put(fresh, "device"));
    return fresh;
  });
}

export async function links(): Promise<Link[]> {
  return (await get<Link[]>("facts", "links")) ?? [];
}

/** The link in use: the one opened last. */
export async function currentLink(): Promise<Link | null> {
  const known = await links();
  return known.toSorted((one, other) => other.opened_at - one.opened_at)[0] ?? null;
}

/** Keep a link; opening the same one again makes it the current one. */
export async function keepLink(token: string, now: number): Promise<void> {
  await changeLinks((known) => {
    const same = known.find((link) => link.token === token);
    const others = known.filter((link) => link.token !== token);
    return [...others, { token, mission: same?.mission ?? null, observer: same?.observer ?? null, opened_at: now }];
  });
}

/** The server said whose link it is. */
export async function nameLink(token: string, mission: number, observer: string): Promise<void> {
  await changeLinks((known) => known.map((link) => (link.token === token ? { ...link, mission, observer } : link)));
}

/**
 * The newest token for an observer of a mission. A link that was renewed sends
 * what the old one left; another observer's link on the same phone never does.
 */
export async function tokenOf(mission: number, observer: string): Promise<string | null> {
  const own = (await links()).filter((link) => link.mission === mission && link.observer === observer);
  return own.toSorted((one, other) => other.opened_at - one.opened_at)[0]?.token ?? null;
}

async function changeLinks(change: (known: Link[]) => Link[]): Promise<void> {
  await transact(["facts"], "readwrite", async (at) => {
    const facts = at("facts");
    const known = (await answerOf<Link[] | undefined>(facts.get("links"))) ?? [];
    await answerOf(facts.put(change(known), "links"));
  });
}

export async function heardMission(token: string): Promise<HeardMission | null> {
  return (await get<HeardMission>("facts", `mission:${token}`)) ?? null;
}

export async function keepMission(token: string, heard: HeardMission): Promise<void> {
  await put("facts", heard, `mission:${token}`);
}

/** Server's clock minus the phone's, milliseconds; null when never heard. */
export async function clockOffset(): Promise<number | null> {
  return (await get<number>("facts", "clock_offset")) ?? null;
}

export async function keepClockOffset(offset: number): Promise<void> {
  await put("facts", offset, "clock_offset");
}

export async function chosenLanguage(): Promise<Language | null> {
  return (await get<Language>("facts", "language")) ?? null;
}

export async function keepLanguage(language: Language): Promise<void> {
  await put("facts", language, "language");
}

/** Public keys of missions, by mission number, to check badges without network. */
export async function badgeKeys(): Promise<Readonly<Record<string, string>>> {
  return (await get<Record<string, string>>("facts", "badge_keys")) ?? {};
}

export async function keepBadgeKeys(keys: Readonly<Record<string, string>>): Promise<void> {
  await put("facts", { ...(await badgeKeys()), ...keys }, "badge_keys");
}
