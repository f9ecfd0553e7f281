// Facts of the head of each form that the app knows itself: station, team,
// observer, when one came and went, with whom the answers were agreed.
import type { AnyNode, RootNode } from "@getodk/xforms-engine";
import { nodeAt } from "./nodes";

export const HEADER_FACTS = ["station", "team", "observer", "arrival", "departure", "agreed_with", "via"] as const;
export type HeaderFact = (typeof HEADER_FACTS)[number];

export function referenceOf(fact: HeaderFact): string {
  return `/data/header/${fact}`;
}

/**
 * Write a fact through the engine. False when the form has the field but does
 * not let it be filled (a plain or read-only field): then it goes into the XML
 * by writeFacts.
 */
export function writeFact(root: RootNode, fact: HeaderFact, value: string): boolean {
  const node = nodeAt(root, referenceOf(fact));
  if (node === null) return false;
  fill(node, value);
  return readNode(node) === value;
}

export function readFact(root: RootNode, fact: HeaderFact): string {
  const node = nodeAt(root, referenceOf(fact));
  return node === null ? "" : readNode(node);
}

export function hasFact(root: RootNode, fact: HeaderFact): boolean {
  return nodeAt(root, referenceOf(fact)) !== null;
}

function fill(node: AnyNode, value: string): void {
  if (node.currentState.readonly) return;
  if (node.nodeType === "input") (node.setValue as (value: string) => unknown)(value);
  else if (node.nodeType === "select") node.selectValue(value === "" ? null : value);
}

function readNode(node: AnyNode): string {
  const state = node.currentState;
  return "instanceValue" in state ? state.instanceValue : "";
}

/** Write facts into the XML of a form whose head has those fields. */
export function writeFacts(xml: string, facts: ReadonlyMap<HeaderFact, string>): string {
  if (facts.size === 0) return xml;
  const document = new DOMParser().parseFromString(xml, "text/xml");
  const header = childNamed(document.documentElement, "header");
  if (header === null) return xml;
  for (const [fact, value] of facts) {
    const field = childNamed(header, fact);
    if (field !== null) field.textContent = value;
  }
  return new XMLSerializer().serializeToString(document);
}

function childNamed(parent: Element, name: string): Element | null {
  return Array.from(parent.children).find((child) => child.localName === name) ?? null;
}
