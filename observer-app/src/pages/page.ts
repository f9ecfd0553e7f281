// A page of the app: head, body and foot of one phone screen.
import { h, type Child } from "../dom";
import { known } from "../mission/heard";
import { language, say } from "../words/words";
import { LANGUAGES } from "../words/languages";
import { go } from "./paths";

export interface Page {
  readonly title: string;
  readonly under?: Child;
  /** Where ‹ leads; null on the first page. */
  readonly back: (() => void) | null;
  readonly body: readonly Child[];
  readonly foot?: readonly Child[];
  /** Leave the line about the network out: the form has its own word on safety. */
  readonly is_quiet?: boolean;
}

export function pageElement(page: Page): HTMLElement {
  const section = h("section", { class: "phone is-only", "aria-labelledby": "page-title" },
    h("div", { class: "phone-head" },
      page.back === null
        ? h("img", { src: "/field/mark.svg", alt: "", width: 22, height: 29 })
        : h("button", { class: "back is-return", type: "button", "aria-label": say("back"), onclick: page.back }, "‹"),
      h("div", {}, h("h1", { id: "page-title", tabindex: -1 }, page.title), h("p", {}, page.under)),
      languageButton(),
    ),
    page.is_quiet === true ? null : networkLine(),
    h("div", { class: "phone-body" }, page.body),
    page.foot === undefined ? null : h("div", { class: "phone-foot" }, page.foot),
  );
  return section;
}

function languageButton(): HTMLElement {
  const { short } = LANGUAGES.find(({ code }) => code === language()) ?? { short: "ENG" };
  return h("button", { class: "back", type: "button", "aria-label": `${short}, ${say("change_language")}`, onclick: () => go("language") }, short);
}

/** What the observer may rely on, in one line under the head. */
export function networkLine(): HTMLElement {
  const line = h("p", { class: "phone-net", id: "network", role: "status" });
  fillNetworkLine(line);
  return line;
}

export function fillNetworkLine(line: HTMLElement): void {
  const [state, words, is_on] = networkWords();
  line.classList.toggle("is-on", is_on);
  line.hidden = words === "" && state === "";
  line.replaceChildren(h("b", {}, state), words === "" ? "" : ` ${words}`);
}

function networkWords(): [string, string, boolean] {
  if (!navigator.onLine) return [say("no_network"), say("no_network_words"), false];
  switch (known.trouble?.kind) {
    case undefined:
      return known.asked ? [say("network"), known.heard === null ? "" : say("network_words"), true] : ["", "", true];
    case "another_page":
      return [say("another_page"), say("another_page_words"), false];
    case "link_refused":
      return [say("link_refused"), say("link_refused_words"), false];
    case "server_busy":
    case "refused":
      return [say("server_busy"), say("no_network_words"), false];
    default:
      return [say("no_network"), say("no_network_words"), false];
  }
}

export function textButton(words: string, onclick: () => void, kind = ""): HTMLButtonElement {
  return h("button", { type: "button", class: `button ${kind}`.trim(), onclick }, words);
}
