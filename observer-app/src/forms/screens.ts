// Lays a form out over the screens of a phone: one question at a time, with
// what belongs to it. Together go:
// - the questions of a group that the form asks to show together (field-list);
// - a question and those that only appear because of its answer;
// - figures that stand under each other on one paper;
// - a note and the question it introduces.
import type { GeneralChildNode, RepeatRangeNode, RootNode } from "@getodk/xforms-engine";
import { childrenOf, hasAppearance, isHeader, isQuestion, isRepeat, labelOf, type Question } from "./nodes";

export interface Screen {
  /** Reference of the first question: where the observer is, kept in the draft. */
  readonly key: string;
  /** Heading of the group, when it has one. */
  readonly title: string;
  readonly questions: readonly Question[];
  /** A list to which entries can be added; its questions follow on own screens. */
  readonly repeat: RepeatRangeNode | null;
}

const FOLLOW_UPS = 4;
const FIGURES = 7;

interface Draft {
  key: string;
  title: string;
  questions: Question[];
  repeat: RepeatRangeNode | null;
  parent: unknown;
  whole: boolean;
}

export function screensOf(root: RootNode): Screen[] {
  const screens: Draft[] = [];
  let notes: Question[] = [];

  const place = (question: Question, title: string, group: Draft | null): void => {
    if (question.nodeType === "note") {
      if (group !== null) group.questions.push(question);
      else notes.push(question);
      return;
    }
    const last = screens.at(-1);
    const target = group ?? (last !== undefined && notes.length === 0 && belongs(question, last) ? last : null);
    if (target !== null) {
      target.questions.push(question);
      if (target.key === "") target.key = question.currentState.reference;
      return;
    }
    screens.push({
      key: question.currentState.reference,
      title,
      questions: [...notes, question],
      repeat: null,
      parent: question.parent,
      whole: false,
    });
    notes = [];
  };

  const lay = (nodes: readonly GeneralChildNode[], title: string, group: Draft | null): void => {
    for (const node of nodes) {
      if (!node.currentState.relevant || isHeader(node)) continue;
      if (isQuestion(node)) place(node, title, group);
      else if (node.nodeType === "group") layGroup(node, title, group);
      else if (isRepeat(node)) layRepeat(node);
    }
  };

  const layGroup = (node: GeneralChildNode & { nodeType: "group" }, title: string, group: Draft | null): void => {
    const own = labelOf(node) || title;
    if (group !== null || !hasAppearance(node, "field-list")) {
      lay(childrenOf(node), own, group);
      return;
    }
    const screen: Draft = { key: "", title: own, questions: [...notes], repeat: null, parent: node, whole: true };
    notes = [];
    screens.push(screen);
    lay(childrenOf(node), own, screen);
    if (screen.key === "") screen.key = node.currentState.reference;
    if (screen.questions.length === 0) screens.splice(screens.indexOf(screen), 1);
  };

  const layRepeat = (node: RepeatRangeNode): void => {
    screens.push({
      key: node.currentState.reference,
      title: labelOf(node),
      questions: notes,
      repeat: node,
      parent: node,
      whole: true,
    });
    notes = [];
    for (const [index, entry] of node.currentState.children.entries()) {
      const title = `${labelOf(node) || labelOf(entry)} ${index + 1}`.trim();
      lay(childrenOf(entry), title, null);
    }
  };

  lay(childrenOf(root), "", null);
  const [first] = notes;
  if (first !== undefined) {
    screens.push({ key: first.currentState.reference, title: "", questions: notes, repeat: null, parent: null, whole: true });
  }
  return screens.map(({ key, title, questions, repeat }) => ({ key, title, questions, repeat }));
}

function belongs(question: Question, screen: Draft): boolean {
  if (screen.whole || screen.parent !== question.parent) return false;
  const asked = screen.questions.filter((other) => other.nodeType !== "note");
  if (isFigure(question) && asked.every(isFigure)) return asked.length < FIGURES;
  return isFollowUp(question) && asked.length < FOLLOW_UPS;
}

function isFigure(question: Question): boolean {
  return question.nodeType === "input" && (question.valueType === "int" || question.valueType === "decimal");
}

/** A question with a condition of its own: it appears because of an answer. */
function isFollowUp(question: Question): boolean {
  // The engine's own `isDefaultExpression` is false for every question.
  return question.definition.bind.relevant.expression !== "true()";
}
