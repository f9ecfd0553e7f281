// The words of a paper in HTML as a reader sees them, its notes apart.
import { words } from "./bytes.js";

/** Classes of what stands inside a sentence without being part of it. */
const NOTES = new Set(["fn", "footnote", "unseen"]);
const UNSEEN = new Set(["script", "style", "sup", "title"]);
/** Elements that have no end. */
const EMPTY = new Set(["area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"]);
/** Elements whose content has no tags. */
const RAW = /^(script|style)$/;

const ATTRIBUTE = /([^\s/>=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]*))?/g;
const TAG = new RegExp(
  [
    "<!--[\\s\\S]*?-->", // a comment
    "<[!?][^>]*>", // a declaration
    "<(/?)([a-zA-Z][^\\s/>]*)((?:\"[^\"]*\"|'[^']*'|[^\"'>])*)>",
  ].join("|"),
  "g",
);
const SIGNS = { amp: "&", lt: "<", gt: ">", quot: "\"", apos: "'", nbsp: "\u00a0" };

/** All words of a paper in one line, without its notes and their numbers. */
export function textOfHtml(html) {
  const told = [];
  // Names of the elements open inside one that is left out.
  const leftOut = [];
  let at = 0;

  const say = (text) => {
    if (!leftOut.length) told.push(unescaped(text));
  };
  const end = (name) => {
    const open = leftOut.lastIndexOf(name);
    if (open >= 0) leftOut.length = open;
  };

  TAG.lastIndex = 0;
  for (let match = TAG.exec(html); match; match = TAG.exec(html)) {
    say(html.slice(at, match.index));
    at = TAG.lastIndex;
    if (match[2] === undefined) continue;
    const name = match[2].toLowerCase();
    if (match[1]) {
      end(name);
      continue;
    }
    if (EMPTY.has(name)) {
      if (name === "br" && !leftOut.length) told.push(" ");
      continue;
    }
    if (leftOut.length || UNSEEN.has(name) || classesOf(match[3]).some((one) => NOTES.has(one))) {
      leftOut.push(name);
    }
    if (match[3].endsWith("/")) end(name);
    else if (RAW.test(name)) TAG.lastIndex = at = rawEnd(html, at, name);
  }
  say(html.slice(at));
  return words(told.join("")).join(" ");
}

function classesOf(attributes) {
  let found = "";
  for (const [, name, value = ""] of attributes.matchAll(ATTRIBUTE)) {
    if (name.toLowerCase() === "class") found = unescaped(value.replace(/^(["'])(.*)\1$/s, "$2"));
  }
  return words(found);
}

function rawEnd(html, from, name) {
  const end = html.slice(from).search(new RegExp(`</${name}`, "i"));
  return end < 0 ? html.length : from + end;
}

function unescaped(text) {
  return text.replace(/&(?:#x([0-9a-f]+)|#([0-9]+)|(amp|lt|gt|quot|apos|nbsp));?/gi, (whole, hex, decimal, name) => {
    if (name) return SIGNS[name.toLowerCase()];
    const code = hex ? parseInt(hex, 16) : parseInt(decimal, 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
  });
}
