// Is this badge genuine? Anyone may ask, with or without a link, with or without
// network once the page was opened.
import { codeInPhoto, detector, hasCamera, watchCamera } from "../badge/camera";
import { verifyBadge, type BadgeVerdict } from "../badge/verify";
import { h, announceAloud } from "../dom";
import { correctedNow, known, zone } from "../mission/heard";
import { refreshBadgeKeys } from "../mission/refresh";
import { badgeKeys } from "../store/facts";
import { dayOf, say } from "../words/words";
import { localTime } from "../zone";
import { textButton, type Page } from "./page";
import { go } from "./paths";

let stop_camera: () => void = () => undefined;

export async function checkPage(): Promise<Page> {
  void refreshBadgeKeys();
  const result = h("div", { class: "verdict-place", role: "status" });
  const text = h("textarea", { id: "badge-text", rows: 4, spellcheck: "false", autocomplete: "off" });
  const video = h("video", { class: "camera", playsinline: true, muted: true, hidden: true, "aria-label": say("camera") });
  const judge = async (code: string): Promise<void> => {
    const verdict = await verifyBadge(code, await badgeKeys(), localTime(correctedNow(), zone()).date, known.heard?.answer.revoked_badges);
    result.replaceChildren(verdictElement(verdict));
    announceAloud(say(`badge_${verdict.verdict}`));
  };
  const watch = async (): Promise<void> => {
    try {
      video.hidden = false;
      stop_camera = await watchCamera(video, (code) => {
        video.hidden = true;
        void judge(code);
      });
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      video.hidden = true;
      result.replaceChildren(h("p", {}, h("span", { class: "state is-late" }, say("no_camera"))));
    }
  };
  const photo = h("input", {
    type: "file",
    id: "badge-photo",
    class: "file-in",
    accept: "image/*",
    onchange: (event) => {
      const file = (event.target as HTMLInputElement).files?.[0];
      if (file !== undefined) void codeInPhoto(file).then((code) => judge(code ?? ""));
    },
  });
  return {
    title: say("check_badge"),
    back: known.link === null ? null : leave,
    is_quiet: true,
    body: [
      h("p", {}, say("check_words")),
      result,
      video,
      hasCamera() ? h("p", { class: "acts" }, textButton(say("use_camera"), () => void watch(), "is-first")) : null,
      detector() === null ? null : h("p", { class: "acts" }, h("label", { class: "button is-file", for: "badge-photo" }, photo, say("read_photo"))),
      h("div", { class: "field" }, h("label", { for: "badge-text" }, say("paste_code")), text),
      h("p", { class: "acts" }, textButton(say("check_now"), () => void judge(text.value))),
    ],
  };
}

export function stopCamera(): void {
  stop_camera();
  stop_camera = () => undefined;
}

function leave(): void {
  stopCamera();
  go("home");
}

const SIGNS = { genuine: "is-done", expired: "is-late", not_yet: "is-late", forged: "is-blocked", revoked: "is-blocked", no_key: "is-held", unreadable: "is-off" } as const;

function verdictElement({ verdict, facts }: BadgeVerdict): HTMLElement {
  const day = (date: string): string => dayOf(`${date}T12:00:00Z`, "UTC");
  return h("section", { class: "badge-verdict" },
    h("p", {}, h("b", { class: `state ${SIGNS[verdict]}` }, say(`badge_${verdict}`))),
    facts === null ? h("p", { class: "note" }, say("badge_unreadable_words")) : [
      verdict === "forged" || verdict === "no_key" ? h("p", { class: "note" }, say("badge_unproven")) : null,
      h("dl", { class: "read" },
        h("dt", {}, say("badge_name")), h("dd", {}, facts.n),
        h("dt", {}, say("badge_parliament")), h("dd", {}, facts.p),
        h("dt", {}, say("badge_card")), h("dd", {}, `${facts.c} · ${facts.o}`),
        h("dt", {}, say("badge_mission")), h("dd", {}, facts.t),
        h("dt", {}, say("badge_valid")), h("dd", {}, `${day(facts.s)} – ${day(facts.e)}`)),
    ]);
}
