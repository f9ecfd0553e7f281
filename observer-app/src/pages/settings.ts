// The language, and what the app keeps on this phone.
import { h } from "../dom";
import { known, zone } from "../mission/heard";
import { refresh } from "../mission/refresh";
import { deviceId, keepLanguage } from "../store/facts";
import { LANGUAGES } from "../words/languages";
import { count, dayAndTime, language, say, useLanguage } from "../words/words";
import { exportNow } from "./exporting";
import { textButton, type Page } from "./page";
import { go } from "./paths";

export function languagePage(): Page {
  const back = (): void => history.back();
  return {
    title: say("language"),
    back,
    is_quiet: true,
    body: [
      h("div", { class: "kinds" }, LANGUAGES.map(({ code, name }) =>
        h("button", {
          type: "button",
          lang: code,
          class: "button is-row",
          "aria-pressed": code === language() ? "true" : "false",
          onclick: () => {
            useLanguage(code);
            void keepLanguage(code).then(back);
          },
        }, name))),
    ],
  };
}

export async function aboutPage(): Promise<Page> {
  const heard = known.heard;
  const estimate = await navigator.storage.estimate();
  const megabytes = (bytes: number | undefined): string => count(Math.round((bytes ?? 0) / 1_000_000));
  const offset = known.clock_offset;
  return {
    title: say("about_app"),
    back: () => go("home"),
    body: [
      h("dl", { class: "read" },
        heard === null ? null : [
          h("dt", {}, say("badge_mission")), h("dd", {}, heard.answer.mission.title),
          h("dt", {}, say("observer")), h("dd", {}, `${heard.answer.observer.name} · ${heard.answer.observer.code}`),
          h("dt", {}, say("last_heard")), h("dd", {}, dayAndTime(heard.heard_at, zone())),
        ],
        h("dt", {}, say("clock")),
        h("dd", {}, offset === null ? say("clock_unknown") : say("clock_difference", { n: Math.round(offset / 1000) })),
        h("dt", {}, say("room")),
        h("dd", {}, say("room_of", { n: megabytes(estimate.usage), of: megabytes(estimate.quota) })),
        h("dt", {}, say("phone_number")), h("dd", { class: "receipt" }, await deviceId()),
      ),
      h("p", { class: "note" }, say("privacy_words")),
      h("p", { class: "acts" },
        textButton(say("ask_server"), () => void refresh()),
        textButton(say("save_to_file"), () => void exportNow(null))),
    ],
  };
}
