// One screen of questions: how far one is, the questions, the entries of a list.
import type { RepeatRangeNode } from "@getodk/xforms-engine";
import { h, type Child } from "../dom";
import { controlOf, type Control } from "../forms/controls/control";
import { isAnswered, labelOf } from "../forms/nodes";
import type { Screen } from "../forms/screens";
import { say } from "../words/words";
import { textButton } from "./page";

export interface QuestionBody {
  readonly element: HTMLElement;
  refresh(): void;
}

export interface QuestionScreen {
  readonly screen: Screen;
  readonly index: number;
  readonly screens: readonly Screen[];
  /** The form's title: a group of the same name needs no heading. */
  readonly title: string;
  readonly has_tried: () => boolean;
  readonly changed: () => void;
  /** Entries were added or taken away: the screens are others now. */
  readonly restructure: () => void;
}

export function questionBody(form: QuestionScreen): QuestionBody {
  const { screen, index, screens } = form;
  let is_first = true;
  const controls: Control[] = screen.questions.map((question) => {
    const is_main = is_first && question.nodeType !== "note";
    if (is_main) is_first = false;
    return controlOf(question, {
      changed: form.changed,
      has_tried: form.has_tried,
      is_main,
      number: is_main ? `${index + 1} / ${screens.length}` : "",
    });
  });
  const steps = h("ol", { class: "steps", "aria-hidden": "true" });
  const refresh = (): void => {
    steps.replaceChildren(...screens.map((each, at) => h("li", { class: at === index ? "is-here" : isDone(each) ? "is-done" : null })));
    for (const control of controls) control.refresh();
  };
  refresh();
  const title = screen.repeat === null && screen.title !== "" && screen.title !== form.title ? h("h2", { class: "cut" }, screen.title) : null;
  const entries = screen.repeat === null ? null : repeatBody(screen.repeat, `${index + 1} / ${screens.length}`, form.restructure);
  return { element: h("div", { class: "questions" }, steps, title, controls.map((control) => control.element), entries), refresh };
}

export function isDone(screen: Screen): boolean {
  return screen.questions.every((question) => question.nodeType === "note" || isAnswered(question));
}

function repeatBody(range: RepeatRangeNode, number: string, restructure: () => void): Child {
  const entries = range.currentState.children;
  const label = labelOf(range) || (entries[0] === undefined ? "" : labelOf(entries[0])) || say("entries");
  const list = h("ul", { class: "parcels" }, entries.map((entry, index) =>
    h("li", { class: "parcel" },
      h("p", { class: "title" }, labelOf(entry) || `${label} ${index + 1}`,
        range.nodeType === "repeat-range:controlled" ? null
          : textButton(say("remove_entry"), () => {
              range.removeInstances(index, 1);
              restructure();
            }, "is-small is-narrow is-grave")))));
  return [
    h("h2", { class: "question", tabindex: -1 }, h("span", { class: "quiet-no" }, number), " ", label),
    h("p", { class: "note" }, say("entries_n", { n: entries.length })),
    list,
    range.nodeType === "repeat-range:controlled" ? null
      : h("p", { class: "acts" }, textButton(say("add_entry"), () => {
          range.addInstances();
          restructure();
        })),
  ];
}
