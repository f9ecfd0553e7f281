// The control of one question. Each is a labelled field of thumb's size; what is
// wrong stands beside it in words.
import { h } from "../../dom";
import { hintOf, labelOf, violationOf, violationWords, type Question } from "../nodes";
import { choiceControl } from "./choices";
import { momentControl } from "./moments";
import { photoControl } from "./photos";
import { textControl } from "./texts";

export interface Control {
  readonly element: HTMLElement;
  /** Show or take away what is wrong; called after each change in the form. */
  refresh(): void;
}

export interface Surroundings {
  /** Tell the form that an answer changed. */
  readonly changed: () => void;
  /** "7 / 15", or nothing for questions that follow another on the screen. */
  readonly number: string;
  readonly is_main: boolean;
  /** Whether an empty required answer is already to be called wrong. */
  readonly has_tried: () => boolean;
}

/** What the control itself gives; frame and words around it are the same for all. */
export interface Inner {
  readonly element: HTMLElement;
  /** A field has a label of its own; a set of choices needs a legend. */
  readonly is_set: boolean;
  /** Words about input that the engine never sees, such as letters in a number. */
  readonly own_error: () => string;
}

export function idOf(question: Question): string {
  return `q${question.nodeId.replace(/\W/g, "_")}`;
}

export function controlOf(question: Question, around: Surroundings): Control {
  if (question.nodeType === "note") return noteControl(question);
  const error = h("p", { class: "error", id: `${idOf(question)}-error`, hidden: true });
  const inner = innerOf(question, around);
  const hint = hintOf(question);
  const note = hint === "" ? null : h("p", { class: "note", id: `${idOf(question)}-hint` }, hint);
  const words = [around.number === "" ? null : h("span", { class: "quiet-no" }, around.number), " ", labelOf(question)];
  const shape = around.is_main ? "question" : "label";
  const element = inner.is_set
    ? h("fieldset", { class: around.is_main ? "asked" : "asked times" },
        h("legend", { class: shape, tabindex: -1 }, words), note, error, inner.element)
    : h("div", { class: around.is_main ? "field asked is-main" : "field asked times" },
        h("label", { class: shape, for: idOf(question) }, words), note, error, inner.element);

  const refresh = (): void => {
    const violation = violationOf(question);
    const own = inner.own_error();
    const shows = violation !== null && (violation.condition === "constraint" || around.has_tried());
    const said = own !== "" ? own : shows && violation !== null ? violationWords(violation) : "";
    if (error.textContent !== said) error.textContent = said;
    error.hidden = said === "";
    element.classList.toggle("is-wrong", said !== "");
    const field = element.querySelector(`#${idOf(question)}`);
    if (field === null) return;
    const described = [hint === "" ? "" : `${idOf(question)}-hint`, said === "" ? "" : error.id].filter(Boolean).join(" ");
    if (described === "") field.removeAttribute("aria-describedby");
    else field.setAttribute("aria-describedby", described);
    if (said === "") field.removeAttribute("aria-invalid");
    else field.setAttribute("aria-invalid", "true");
  };
  refresh();
  return { element, refresh };
}

function noteControl(question: Question): Control {
  const element = h("p", { class: "told" }, labelOf(question) || hintOf(question));
  return { element, refresh: () => undefined };
}

function innerOf(question: Question, around: Surroundings): Inner {
  switch (question.nodeType) {
    case "select":
      return choiceControl(question, around);
    case "upload":
      return photoControl(question, around);
    case "input":
      if (["date", "time", "dateTime"].includes(question.valueType)) return momentControl(question, around);
      return textControl(question, around);
    default:
      return textControl(question, around);
  }
}
