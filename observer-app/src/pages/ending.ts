// The last screen of a form: what is wrong, what is open, every question with
// its answer, the team's view, and then sending.
import { h, type Child } from "../dom";
import type { Filling } from "../forms/filling";
import { discardDraft } from "../forms/keeping";
import { answerWords, isAnswered, labelOf, violationOf, violationWords, type Question } from "../forms/nodes";
import type { Screen } from "../forms/screens";
import { known } from "../mission/heard";
import { say } from "../words/words";
import { answeredOf, closeForm, type OpenForm } from "./form";
import { textButton } from "./page";
import { go } from "./paths";
import { factMoment } from "./starting";
import { teamNote } from "./team";

export interface EndMoves {
  readonly toQuestion: (key: string) => void;
  readonly toStart: () => void;
  readonly toTeam: (partner: string) => void;
  readonly redraw: () => void;
}

export function endBody(form: OpenForm, screens: readonly Screen[], moves: EndMoves): HTMLElement {
  const { filling } = form;
  const screenOf = new Map<Question, Screen>();
  for (const screen of screens) for (const question of screen.questions) screenOf.set(question, screen);
  const asked = screens.flatMap((screen) => screen.questions).filter((question) => question.nodeType !== "note");
  const open = asked.filter((question) => !isAnswered(question));
  // In a list of entries the question alone does not say which entry.
  const titleOf = (question: Question): string => {
    const screen = screenOf.get(question);
    const entry = /\[\d+\]/.test(question.currentState.reference) ? (screen?.title ?? "") : "";
    return [entry, labelOf(question)].filter((part) => part !== "").join(" · ");
  };
  const jump = (question: Question): void => {
    const screen = screenOf.get(question);
    if (screen === undefined) moves.toStart();
    else moves.toQuestion(screen.key);
  };
  return h("div", { class: "questions" },
    form.has_tried ? wrongList([...filling.wrongHeader(), ...filling.wrong()], jump) : null,
    h("h2", { class: "question", tabindex: -1 }, say("check_and_send")),
    h("p", { class: "note" }, say("answered_of", answeredOf(filling))),
    open.length === 0 ? null : [
      h("h3", { class: "cut" }, say("still_open"), " ", h("span", { class: "num" }, open.length)),
      h("ul", { class: "rows" }, open.map((question) => h("li", {}, row(titleOf(question), say("no_answer_yet"), "is-off", () => jump(question))))),
      h("p", { class: "note" }, say("open_words")),
    ],
    filling.hasHeader("departure") ? factMoment(filling, "departure", say("left_at")) : null,
    filling.hasHeader("departure") ? h("p", { class: "note" }, say("left_words")) : null,
    known.heard?.answer.team == null ? null : teamNote(filling, moves),
    h("details", {},
      h("summary", {}, say("all_answers")),
      h("ul", { class: "rows" }, asked.filter(isAnswered).map((question) =>
        h("li", {}, row(titleOf(question), answerWords(question), "", () => jump(question))))),
    ),
    h("p", { class: "asides" },
      textButton(say("station_and_arrival"), moves.toStart, "is-plain"),
      discardButton(filling)),
  );
}

function row(title: string, under: string, state: string, onclick: () => void): HTMLElement {
  return h("button", { type: "button", class: "way", onclick },
    h("span", {}, title, state === "" ? h("span", { class: "under" }, under) : null),
    state === "" ? null : h("span", { class: `state ${state}` }, under));
}

function wrongList(wrong: readonly Question[], jump: (question: Question) => void): Child {
  if (wrong.length === 0) return null;
  return h("div", { class: "errors", tabindex: -1, role: "alert" },
    h("h2", {}, say("wrong_n", { n: wrong.length })),
    h("ul", {}, wrong.map((question) => {
      const violation = violationOf(question);
      return h("li", {}, h("a", { href: "#", onclick: (event) => {
        event.preventDefault();
        jump(question);
      } }, labelOf(question)), violation === null ? "" : `: ${violationWords(violation)}`);
    })));
}

/** Two taps: the first asks, the second throws away. */
function discardButton(filling: Filling): HTMLElement {
  const place = h("span", {});
  const ask = (): void => {
    place.replaceChildren(
      h("span", { class: "note" }, say("discard_sure")),
      textButton(say("keep"), show, "is-plain"),
      textButton(say("discard_yes"), () => void throwAway(), "is-plain is-grave"),
    );
    place.querySelector("button")?.focus();
  };
  const show = (): void => place.replaceChildren(textButton(say("discard"), ask, "is-plain is-grave"));
  const throwAway = async (): Promise<void> => {
    const { parcel } = filling;
    await closeForm();
    await discardDraft(parcel);
    go("home");
  };
  show();
  return place;
}
