// The steady work behind the pages: try to send when the network returns, when
// the phone is taken out of the pocket, when a form's next try is due.
import { known } from "./mission/heard";
import { errands } from "./mission/errands";
import { refresh } from "./mission/refresh";
import { announce } from "./net/announce";
import { nextTryAt, sendWaiting } from "./queue/sender";
import { lookForUpdate, sendInBackground } from "./update";

/** How often to ask what is new while the app is looked at. */
const REFRESH_EVERY = 3 * 60_000;
const SOONEST = 2_000;
const LATEST = 60_000;

let timer: ReturnType<typeof setTimeout> | undefined;
let refreshed_at = -REFRESH_EVERY;

/** Send what is due, then set the clock for the next time. */
export async function work(): Promise<void> {
  clearTimeout(timer);
  if (known.link !== null && navigator.onLine) {
    await sendWaiting(false);
    if ((await errands()).length > 0 && known.trouble === null) await refresh();
  }
  const next = await nextTryAt();
  if (next !== null) await sendInBackground();
  const wait = next === null ? LATEST : Math.min(LATEST, Math.max(SOONEST, next - Date.now()));
  clearTimeout(timer);
  timer = setTimeout(() => void tick(), wait);
}

async function tick(): Promise<void> {
  if (document.visibilityState === "visible" && performance.now() - refreshed_at > REFRESH_EVERY) await askAnew();
  await work();
}

async function askAnew(): Promise<void> {
  refreshed_at = performance.now();
  await refresh();
  await lookForUpdate();
}

/** The network came back: everything that waits is tried now. */
async function workAtOnce(): Promise<void> {
  announce("network");
  await sendWaiting(true);
  await askAnew();
  await work();
}

addEventListener("online", () => void workAtOnce());
addEventListener("offline", () => announce("network"));
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") void tick();
});
