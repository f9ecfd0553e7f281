// Reading the engine's tree of questions: kinds, values, words.
import type {
  AnyControlNode,
  AnyNode,
  AnyViolation,
  GeneralChildNode,
  GroupNode,
  RepeatInstanceNode,
  RepeatRangeNode,
  RootNode,
} from "@getodk/xforms-engine";
import { zone } from "../mission/heard";
import { dayAndTime, language, say } from "../words/words";

/** A question, whatever its control. */
export type Question = AnyControlNode;

export function childrenOf(node: RootNode | GroupNode | RepeatInstanceNode): readonly GeneralChildNode[] {
  return node.currentState.children;
}

export function isRepeat(node: AnyNode): node is RepeatRangeNode {
  return node.nodeType === "repeat-range:controlled" || node.nodeType === "repeat-range:uncontrolled";
}

export function isQuestion(node: AnyNode): node is Question {
  return ["input", "select", "upload", "range", "rank", "trigger", "note"].includes(node.nodeType);
}

export function isHeader(node: AnyNode): boolean {
  const reference = node.currentState.reference;
  return reference === "/data/header" || reference.startsWith("/data/header/");
}

/** All questions that apply now, header left out, in the form's order. */
export function questionsOf(root: RootNode): Question[] {
  const found: Question[] = [];
  walk(childrenOf(root), (node) => {
    if (isQuestion(node) && node.nodeType !== "note" && !isHeader(node)) found.push(node);
  });
  return found;
}

/** The head's own fields; the app fills them and shows only some. */
export function headerQuestionsOf(root: RootNode): Question[] {
  const found: Question[] = [];
  walk(childrenOf(root), (node) => {
    if (isQuestion(node) && node.nodeType !== "note" && isHeader(node)) found.push(node);
  });
  return found;
}

/** Every leaf at a place below the root, relevant or not: for header facts. */
export function nodeAt(root: RootNode, reference: string): AnyNode | null {
  let found: AnyNode | null = null;
  const look = (nodes: readonly AnyNode[]): void => {
    for (const node of nodes) {
      if (node.currentState.reference === reference) found = node;
      const children = node.currentState.children as readonly AnyNode[] | null;
      if (children !== null) look(children);
    }
  };
  look(childrenOf(root));
  return found;
}

function walk(nodes: readonly AnyNode[], visit: (node: AnyNode) => void): void {
  for (const node of nodes) {
    if (!node.currentState.relevant) continue;
    visit(node);
    const children = node.currentState.children as readonly AnyNode[] | null;
    if (children !== null) walk(children, visit);
  }
}

export function isAnswered(question: Question): boolean {
  return valueOf(question) !== "";
}

/** The answer as it will stand in the form. */
export function valueOf(question: Question): string {
  return question.currentState.instanceValue;
}

/** Whether the form asks for a way of showing: "field-list", "multiline". */
export function hasAppearance(node: AnyNode, wanted: string): boolean {
  // The engine's list is iterable; its published types do not say so.
  for (const appearance of (node.appearances ?? []) as Iterable<string>) if (appearance === wanted) return true;
  return false;
}

export function labelOf(node: AnyNode): string {
  return node.currentState.label?.asString ?? "";
}

export function hintOf(node: AnyNode): string {
  return node.currentState.hint?.asString ?? "";
}

export function violationOf(question: Question): AnyViolation | null {
  return question.validationState.violation;
}

/** The form's own words for what is wrong, or ours when it has none. */
export function violationWords(violation: AnyViolation): string {
  const own = violation.message?.asString ?? "";
  if (own !== "") return own;
  return violation.condition === "required" ? say("answer_needed") : say("answer_not_possible");
}

/** An answer in words: the labels of what was chosen, or the text itself. */
export function answerWords(question: Question): string {
  if (question.nodeType === "select" || question.nodeType === "rank") {
    const chosen: readonly string[] = question.currentState.value;
    return chosen.map((value) => wordsOfChoice(question, value)).join("; ");
  }
  if (question.nodeType === "input" && question.valueType === "dateTime") return dayAndTime(valueOf(question), zone());
  if (question.nodeType === "upload") return question.currentState.value === null ? "" : say("photo_there");
  return valueOf(question);
}

export function wordsOfChoice(question: Question, value: string): string {
  if (question.nodeType !== "select" && question.nodeType !== "rank") return value;
  const option = question.currentState.valueOptions.find((item) => item.value === value);
  return option === undefined ? value : option.label.asString || value;
}

/** Let the form speak the app's language, where the form has it. */
export function speak(root: RootNode): void {
  const wanted = language();
  for (const offered of root.languages) {
    if (offered.isSyntheticDefault === true) return;
    if (codeOf(offered.language) === wanted) {
      root.setLanguage(offered);
      return;
    }
  }
}

/** "Қазақша (kk)" → "kk"; a bare "kk" stays. */
export function codeOf(form_language: string): string {
  return /\(([a-z]{2,3})\b[^)]*\)\s*$/i.exec(form_language)?.[1]?.toLowerCase() ?? form_language.toLowerCase().slice(0, 2);
}
