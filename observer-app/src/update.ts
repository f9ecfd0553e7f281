// A new version of the app in the middle of the day: it is fetched in the
// background and takes over only when no form is open in any tab.
import { whenNoFormIsOpen } from "./forms/holding";

let registration: ServiceWorkerRegistration | null = null;

export async function keepAppOnPhone(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const had_version = navigator.serviceWorker.controller !== null;
  registration = await navigator.serviceWorker.register("/field/sw.js", { scope: "/field/", updateViaCache: "none" });
  registration.addEventListener("updatefound", () => {
    registration?.installing?.addEventListener("statechange", () => void takeUpdate());
  });
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    // The first install changes nothing that is on the screen.
    if (had_version) void whenNoFormIsOpen(() => location.reload());
  });
  await takeUpdate();
}

/** Let a waiting version take over, if no form is open; else at the next chance. */
export async function takeUpdate(): Promise<void> {
  const waiting = registration?.waiting;
  if (waiting == null) return;
  await whenNoFormIsOpen(() => waiting.postMessage("take-over"));
}

export async function lookForUpdate(): Promise<void> {
  try {
    await registration?.update();
  } catch (error) {
    if (!(error instanceof TypeError) && !(error instanceof DOMException)) throw error; // Without network the version at hand serves.
  }
}

/** Ask the browser to send when the network returns, even with no tab open. */
export async function sendInBackground(): Promise<void> {
  const ready = registration as (ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } }) | null;
  try {
    await ready?.sync?.register("send-queue");
  } catch (error) {
    if (!(error instanceof DOMException)) throw error; // Not allowed here: timers and events do it.
  }
}
