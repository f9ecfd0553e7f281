// Moments in the mission's own time zone. An observer's phone may still be in
// the zone of the country it came from; the forms are about the host's day.

export interface LocalTime {
  readonly date: string; // 2026-03-14
  readonly time: string; // 14:37
}

const FIELDS = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" } as const;

/** How far the zone is ahead of UTC at that moment, in minutes. */
export function offsetMinutes(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-CA", { ...FIELDS, timeZone: zone, hourCycle: "h23" }).formatToParts(at);
  const field = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  const shown = Date.UTC(field("year"), field("month") - 1, field("day"), field("hour"), field("minute"), field("second"));
  return Math.round((shown - Math.floor(at / 1000) * 1000) / 60_000);
}

export function localTime(at: number, zone: string): LocalTime {
  const shifted = new Date(at + offsetMinutes(at, zone) * 60_000).toISOString();
  return { date: shifted.slice(0, 10), time: shifted.slice(11, 16) };
}

/** A moment as the forms write it: local time with the zone's offset. */
export function isoInZone(at: number, zone: string): string {
  const offset = offsetMinutes(at, zone);
  return new Date(at + offset * 60_000).toISOString().slice(0, 23) + offsetText(offset);
}

/** "2026-03-14T14:37" read in the zone, as the forms write it; null if unreadable. */
export function isoFromLocal(local: string, zone: string): string | null {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2})?/.exec(local);
  if (match === null) return null;
  const as_utc = Date.parse(`${match[1]}T${match[2]}:00Z`);
  if (Number.isNaN(as_utc)) return null;
  // Twice, because the offset depends on the moment that is looked for.
  const first = as_utc - offsetMinutes(as_utc, zone) * 60_000;
  const moment = as_utc - offsetMinutes(first, zone) * 60_000;
  return isoInZone(moment, zone);
}

function offsetText(minutes: number): string {
  const ahead = Math.abs(minutes);
  const hours = String(Math.floor(ahead / 60)).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${hours}:${String(ahead % 60).padStart(2, "0")}`;
}
