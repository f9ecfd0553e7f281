// The rows behind a statement's numbers, and an index in which conditions are looked up.
import { Fault, isObject, member, textOf, words } from "./bytes.js";
import { compared, numberOf } from "./fraction.js";

const INCIDENT = "incident";
/** Answers that say nothing of the thing asked; never the same as a no. */
const NOT_ANSWERS = new Set(["not_seen", "na", "not_rated", "unchecked"]);

/** The rows of a file of lines: each with its leaf hash and its line as bytes. */
export function readRows(data) {
  return linesOf(data).map((line, at) => {
    let said, row;
    try {
      said = JSON.parse(textOf(line, "it"));
      row = rowFrom(said);
    } catch (error) {
      throw new Fault(`line ${at + 1} of the rows: ${error.message}`);
    }
    const leaf = member(said, "leaf");
    if (typeof leaf !== "string") throw new Fault(`the leaf of row ${row.row} is missing`);
    return { row, leaf, line };
  });
}

/** Lines without their ends: a newline, a carriage return, or both. */
function linesOf(data) {
  const lines = [];
  let start = 0;
  for (let at = 0; at < data.length; at += 1) {
    if (data[at] !== 10 && data[at] !== 13) continue;
    lines.push(data.subarray(start, at));
    if (data[at] === 13 && data[at + 1] === 10) at += 1;
    start = at + 1;
  }
  if (start < data.length) lines.push(data.subarray(start));
  return lines;
}

function rowFrom(value) {
  if (!isObject(value)) throw new Fault("a row is an object");
  const row = member(value, "row");
  if (typeof row !== "string" || !row) throw new Fault("a row has no name");
  const read = { row };
  for (const name of ["form", "stage", "version", "station", "city"]) {
    read[name] = Object.hasOwn(value, name) ? value[name] : "";
    if (typeof read[name] !== "string") throw new Fault(`row ${row}: “${name}” is a text`);
  }
  if (!read.form) throw new Fault(`row ${row} does not say what form it is`);
  read.drawn = Object.hasOwn(value, "drawn") ? value.drawn : false;
  if (typeof read.drawn !== "boolean") throw new Fault(`row ${row}: “drawn” is true or false`);
  for (const name of ["answers", "derived"]) {
    read[name] = Object.hasOwn(value, name) ? value[name] : {};
    const isTold = isObject(read[name]) && Object.values(read[name]).every((one) => typeof one === "string");
    if (!isTold) throw new Fault(`row ${row}: “${name}” is an object of texts`);
  }
  return read;
}

/** Rows with an index by answers; made once, asked by many queries. */
export class Rows {
  constructor(rows) {
    const names = new Set(rows.map((one) => one.row));
    if (names.size !== rows.length) throw new Fault(`${rows.length} rows have ${names.size} names`);
    this.rows = rows;
    this.answers = indexed(rows, "answers");
    this.derived = indexed(rows, "derived");
  }

  /** Places of the rows of these kinds; of all but incidents for null. */
  ofForms(forms) {
    return this.places(({ form, stage }) =>
      forms ? forms.includes(form) : stage !== INCIDENT && form !== INCIDENT);
  }

  /** For each row what it is counted as; null where it belongs to none. */
  units(count) {
    const name = { stations: "station", cities: "city" }[count];
    return this.rows.map((one, at) => (name ? one[name] || null : at));
  }

  /** Places of the rows of which a condition holds. */
  where(asked) {
    if (asked.drawn !== null) return this.places((one) => one.drawn === asked.drawn);
    return this.said(asked, (text) => holds(asked, text));
  }

  /** Places of the rows that answered what a condition is about. */
  telling(asked) {
    return this.said(asked, (text) => tells(asked, text));
  }

  /** The number that each row gives for a question, by place, in the order of the rows. */
  numbers(path) {
    const found = [];
    for (const [text, places] of this.answers.get(path) ?? []) {
      const number = answerNumber(text);
      if (number) found.push(...places.map((at) => [at, number]));
    }
    return found.sort(([left], [right]) => left - right);
  }

  said(asked, test) {
    const index = asked.derived ? this.derived : this.answers;
    const given = [...(index.get(asked.derived || asked.path) ?? [])];
    return new Set(given.flatMap(([text, places]) => (test(text) ? places : [])));
  }

  places(test) {
    return new Set(this.rows.flatMap((one, at) => (test(one) ? [at] : [])));
  }
}

/** By path, by the answer as written, the places of the rows that gave it. */
function indexed(rows, name) {
  const index = new Map();
  rows.forEach((one, at) => {
    for (const [path, text] of Object.entries(one[name])) {
      if (!index.has(path)) index.set(path, new Map());
      const given = index.get(path);
      if (!given.has(text)) given.set(text, []);
      given.get(text).push(at);
    }
  });
  return index;
}

const answerNumber = (text) => (text.includes("/") ? null : numberOf(text));

function holds(asked, text) {
  if (asked.values.length) return words(text).some((word) => asked.values.includes(word));
  if (asked.answered) return saysSomething(text);
  const number = answerNumber(text);
  if (!number) return false;
  if (asked.atLeast) return compared(number, asked.atLeast) >= 0;
  return asked.atMost !== null && compared(number, asked.atMost) <= 0;
}

/** “Not seen” and the like are no answer, unless the condition asks for them. */
function tells(asked, text) {
  return saysSomething(text) || words(text).some((word) => asked.values.includes(word));
}

const saysSomething = (text) => words(text).some((word) => !NOT_ANSWERS.has(word));
