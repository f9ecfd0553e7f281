// One of several, or several of them: large rows, the whole row is the target.
import type { SelectNode } from "@getodk/xforms-engine";
import { h } from "../../dom";
import { say } from "../../words/words";
import { idOf, type Inner, type Surroundings } from "./control";

export function choiceControl(question: SelectNode, around: Surroundings): Inner {
  const is_many = question.selectType === "select";
  const name = idOf(question);
  const options = question.currentState.valueOptions;
  const rows = options.map((option, index) =>
    h("label", {},
      h("input", {
        type: is_many ? "checkbox" : "radio",
        name,
        id: `${name}-${index}`,
        value: option.value,
        checked: question.isSelected(option.value),
        disabled: question.currentState.readonly,
        onchange: () => {
          const chosen = read();
          if (is_many) question.selectValues(chosen);
          else question.selectValue(chosen[0] ?? null);
          clear.hidden = is_many || chosen.length === 0;
          around.changed();
        },
      }),
      h("span", {}, option.label.asString || option.value),
    ),
  );
  const list = h("div", { class: "answers" }, rows);
  const read = (): string[] =>
    Array.from(list.querySelectorAll("input"))
      .filter((input) => input.checked)
      .map((input) => input.value);
  // A radio button cannot be unchosen by itself, and a slip of the thumb must
  // not force an answer.
  const clear = h("button", {
    type: "button",
    class: "button is-plain",
    hidden: is_many || question.currentState.value.length === 0,
    onclick: () => {
      for (const input of list.querySelectorAll("input")) input.checked = false;
      question.selectValue(null);
      clear.hidden = true;
      list.querySelector("input")?.focus();
      around.changed();
    },
  }, say("clear_answer"));
  return { element: h("div", {}, list, clear), is_set: true, own_error: () => "" };
}
