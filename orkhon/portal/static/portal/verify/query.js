// What a finding asks of the forms: kinds, conditions, and which number is wanted.
import { BLANK, Fault, isObject, member, trimmed, words } from "./bytes.js";
import { numberOf } from "./fraction.js";

const COUNTS = ["forms", "stations", "cities"];
const SHOWS = ["count", "count_of", "share", "sum", "median", "ratio"];
export const OF_SHOWS = ["count_of", "share"];
export const VALUE_SHOWS = ["sum", "median", "ratio"];
const PATH = new RegExp(`^[^${BLANK}/]+(/[^${BLANK}/]+)*$`, "u");
const TESTS = ["is", "at_least", "at_most", "answered"];
const QUERY_MEMBERS = ["forms", "count", "where", "among", "show", "path", "over"];
const CONDITION_MEMBERS = ["path", "derived", "drawn", ...TESTS];

/**
 * Read a query from JSON: {forms: list or null for all, count, where, among: list or
 * null, show, path, over}.
 */
export function queryFrom(value) {
  requireMembers(value, "query", QUERY_MEMBERS);
  const show = oneOf(value, "show", SHOWS);
  const count = oneOf(value, "count", COUNTS);
  const among = member(value, "among") ?? null;
  const query = {
    show,
    count,
    forms: forms(member(value, "forms")),
    where: conditions(Object.hasOwn(value, "where") ? value.where : [], "where"),
    among: among === null ? null : conditions(among, "among"),
    path: text(value, "path"),
    over: text(value, "over"),
  };
  requirePaths(query);
  if (OF_SHOWS.includes(show) && !query.where.length && !query.among?.length) {
    throw new Fault(`“${show}” needs a condition: of what is it a part?`);
  }
  return query;
}

function requirePaths(query) {
  const isValue = VALUE_SHOWS.includes(query.show);
  for (const [name, isNeeded] of [["path", isValue], ["over", query.show === "ratio"]]) {
    const path = query[name];
    if (isNeeded !== (path !== "")) {
      throw new Fault(`“${query.show}” ${isNeeded ? "needs" : "has no"} “${name}”: “${path}”`);
    }
    if (path && !PATH.test(path)) throw new Fault(`“${name}” names no question: “${path}”`);
  }
  if (isValue && query.count === "cities") {
    throw new Fault(`“${query.show}” counts forms or stations, not cities`);
  }
}

function forms(value) {
  if (value === "all") return null;
  if (!Array.isArray(value) || !value.length) throw new Fault("“forms” is a list of kinds or “all”");
  if (!value.every((one) => typeof one === "string" && trimmed(one))) {
    throw new Fault("“forms” names kinds of forms");
  }
  return [...new Set(value)];
}

function conditions(value, name) {
  if (!Array.isArray(value)) throw new Fault(`“${name}” is a list of conditions`);
  return value.map(condition);
}

/** {path, derived, drawn: true, false or null, values, atLeast, atMost, answered}. */
function condition(value) {
  requireMembers(value, "condition", CONDITION_MEMBERS);
  const none = { path: "", derived: "", drawn: null, values: [], atLeast: null, atMost: null, answered: false };
  const about = ["path", "derived", "drawn"].filter((name) => Object.hasOwn(value, name));
  if (about.length !== 1) throw new Fault("a condition asks one thing, path, derived or drawn");
  const tests = TESTS.filter((name) => Object.hasOwn(value, name));
  if (about[0] === "drawn") {
    if (tests.length || typeof value.drawn !== "boolean") throw new Fault("“drawn” is true or false");
    return { ...none, drawn: value.drawn };
  }
  const asked = { ...none, path: text(value, "path"), derived: text(value, "derived") };
  const name = asked.path || asked.derived;
  if (!PATH.test(name)) throw new Fault(`“${about[0]}” names no question: “${name}”`);
  if (tests.length !== 1) throw new Fault(`“${name}” is tested once, by one of ${TESTS.join(", ")}`);
  const [test] = tests, found = value[test];
  if (asked.derived && test.startsWith("at_")) throw new Fault(`“${asked.derived}” is no number`);
  if (test === "is") return { ...asked, values: answers(found, name) };
  if (test === "answered") {
    if (found !== true) throw new Fault("“answered” is true");
    return { ...asked, answered: true };
  }
  return { ...asked, [test === "at_least" ? "atLeast" : "atMost"]: bound(found, test) };
}

function answers(found, name) {
  const isList = Array.isArray(found) && found.length > 0;
  if (!isList || !found.every((one) => typeof one === "string" && words(one).length === 1)) {
    throw new Fault(`“is” of “${name}” lists answers`);
  }
  return [...new Set(found)];
}

function bound(found, test) {
  const number = ["number", "string"].includes(typeof found) ? numberOf(String(found)) : null;
  if (number === null) throw new Fault(`“${test}” is a number`);
  return number;
}

function requireMembers(value, what, known) {
  if (!isObject(value)) throw new Fault(`a ${what} is an object`);
  const unknown = Object.keys(value).filter((name) => !known.includes(name)).sort();
  if (unknown.length) throw new Fault(`a ${what} has no “${unknown[0]}”`);
}

function oneOf(value, name, known) {
  const found = member(value, name);
  if (!known.includes(found)) throw new Fault(`“${name}” is one of ${known.join(", ")}`);
  return found;
}

function text(value, name) {
  const found = Object.hasOwn(value, name) ? value[name] : "";
  if (typeof found !== "string") throw new Fault(`“${name}” is a text`);
  return found;
}
