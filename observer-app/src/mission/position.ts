// Where the phone is: only if the mission asks for it, only when a form is
// begun or sent, never kept on the phone, never part of a form.
import { ask, NoAnswer } from "../net/ask";
import { language } from "../words/words";
import { known } from "./heard";

export async function reportPosition(): Promise<void> {
  const token = known.link?.token;
  if (known.heard?.answer.mission.asks_position !== true || token === undefined || !("geolocation" in navigator)) return;
  const position = await new Promise<GeolocationPosition | null>((resolve) => {
    navigator.geolocation.getCurrentPosition(resolve, () => resolve(null), { timeout: 20_000, maximumAge: 60_000 });
  });
  if (position === null) return;
  const { latitude, longitude, accuracy } = position.coords;
  const body = { latitude, longitude, accuracy, at: new Date(position.timestamp).toISOString() };
  try {
    await ask("/field/api/position", { method: "PUT", token, language: language(), body, expect: "nothing" });
  } catch (error) {
    // An hour-old place is of no use to anyone: it is not kept for later.
    if (!(error instanceof NoAnswer)) throw error;
  }
}
