// Text and numbers. A number that cannot be read is told at once and never
// becomes an answer: an empty field is "not known", and that is not zero.
import type { AnyControlNode } from "@getodk/xforms-engine";
import { h } from "../../dom";
import { say } from "../../words/words";
import { hasAppearance, valueOf } from "../nodes";
import { idOf, type Inner, type Surroundings } from "./control";

const WHOLE = /^-?\d{1,9}$/;
const DECIMAL = /^-?\d{1,12}(?:\.\d{1,9})?$/;

export function textControl(question: AnyControlNode, around: Surroundings): Inner {
  if (question.nodeType === "trigger") return triggerControl(question, around);
  const kind = "valueType" in question ? question.valueType : "string";
  const is_whole = kind === "int";
  const is_number = is_whole || kind === "decimal";
  let own_error = "";
  const can_write = question.nodeType === "input" || question.nodeType === "range";
  const write = (text: string): void => {
    if (!can_write) return;
    (question.setValue as (value: string) => unknown)(text);
  };
  const heard = (event: Event): void => {
    const typed = (event.target as HTMLInputElement).value;
    // 12 450 and 12,5 are read as people write them; a comma in a whole number
    // may mean either and is refused.
    const plain = is_number ? plainNumber(typed, is_whole) : typed;
    const reads = !is_number || plain === "" || (is_whole ? WHOLE : DECIMAL).test(plain);
    own_error = reads ? "" : say(is_whole ? "write_whole_number" : "write_number");
    write(reads ? plain : "");
    around.changed();
  };
  const rows = question.nodeType === "input" && question.valueType === "string" ? question.nodeOptions?.rows : null;
  const is_long = !is_number && isLong(question, rows ?? null);
  const attributes = {
    id: idOf(question),
    name: idOf(question),
    autocomplete: "off",
    readonly: question.currentState.readonly || !can_write,
    inputmode: is_number ? (is_whole ? "numeric" : "decimal") : null,
    oninput: heard,
  };
  if (is_long) {
    const area = h("textarea", { ...attributes, rows: rows ?? 3 });
    area.value = valueOf(question);
    return { element: area, is_set: false, own_error: () => own_error };
  }
  const field = h("input", { ...attributes, type: "text", class: is_number ? "figure-in" : null });
  field.value = valueOf(question);
  return { element: field, is_set: false, own_error: () => own_error };
}

function plainNumber(typed: string, is_whole: boolean): string {
  const close = typed.replace(/[\s\u00a0\u202f]/g, "");
  return is_whole ? close : close.replace(",", ".");
}

/** Observers write sentences; a line is enough only where the form says so. */
function isLong(question: AnyControlNode, rows: number | null): boolean {
  if (rows !== null) return rows > 1;
  if (hasAppearance(question, "numbers") || hasAppearance(question, "url")) return false;
  return question.nodeType === "input" && question.valueType === "string";
}

function triggerControl(question: Extract<AnyControlNode, { nodeType: "trigger" }>, around: Surroundings): Inner {
  const box = h("input", {
    type: "checkbox",
    id: idOf(question),
    checked: valueOf(question) !== "",
    onchange: (event) => {
      question.setValue((event.target as HTMLInputElement).checked);
      around.changed();
    },
  });
  const element = h("div", { class: "answers" }, h("label", {}, box, h("span", {}, say("yes_seen"))));
  return { element, is_set: true, own_error: () => "" };
}
