// Forms as trees of elements and back, namespaces and attributes kept.
import type { Element as Answers } from "./differences";

export function treeOf(xml: string): Answers {
  return read(parse(xml).documentElement);
}

function read(element: Element): Answers {
  return {
    name: element.localName,
    text: element.children.length === 0 ? (element.textContent ?? "") : "",
    children: Array.from(element.children, read),
  };
}

/** Write answers into a form's XML: root and its attributes stay, content follows the tree. */
export function writeTree(xml: string, answers: Answers): string {
  const document = parse(xml);
  fill(document.documentElement, answers, document);
  return new XMLSerializer().serializeToString(document);
}

function fill(element: Element, answers: Answers, document: Document): void {
  if (answers.children.length === 0) {
    if (element.children.length === 0) element.textContent = answers.text;
    return;
  }
  const spare = Array.from(element.children);
  const next = answers.children.map((child) => {
    const index = spare.findIndex((each) => each.localName === child.name);
    const [kept] = index === -1 ? [] : spare.splice(index, 1);
    const made = kept ?? document.createElementNS(element.namespaceURI, child.name);
    fill(made, child, document);
    return made;
  });
  element.replaceChildren(...next);
}

/** Values of fields by path, for a form whose questions this phone does not have. */
export function valuesOf(xml: string): { readonly path: string; readonly value: string }[] {
  const found: { path: string; value: string }[] = [];
  const look = (element: Answers, path: string): void => {
    for (const child of element.children) {
      const at = path === "" ? child.name : `${path}/${child.name}`;
      if (child.children.length > 0) look(child, at);
      else if (child.text.trim() !== "") found.push({ path: at, value: child.text.trim() });
    }
  };
  look(treeOf(xml), "");
  return found;
}

function parse(xml: string): Document {
  const document = new DOMParser().parseFromString(xml, "text/xml");
  if (document.querySelector("parsererror") !== null) throw new Error("the form is not readable XML");
  return document;
}
