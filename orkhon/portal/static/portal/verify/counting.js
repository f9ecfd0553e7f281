// Counting: the number that a query gives over rows. A station is counted once however
// often it was visited; docs/methods/findings.md.
import { Fault } from "./bytes.js";
import { ZERO, compared, fraction, median, over, plain, plus } from "./fraction.js";
import { OF_SHOWS, VALUE_SHOWS } from "./query.js";

/** {value: fraction, of: number or null, unit, notSeen}. Undefined is a fault, never 0. */
export function counted(query, index) {
  const unit = index.units(query.count);
  const base = index.ofForms(query.forms);
  const everyUnit = unitsOf(base, unit);
  const kinds = query.forms ? `forms “${query.forms.join("”, “")}”` : "forms";
  if (!everyUnit.size) throw new Fault(`no ${kinds} came in; nothing can be counted`);

  /** Units with, for each of these, a form that is in it. */
  const all = (holding) =>
    holding.reduce((units, places) => shared(units, unitsOf(shared(places, base), unit)), everyUnit);

  const questions = query.where.filter((one) => one.drawn === null);
  const answered = all(questions.map((one) => index.telling(one)));
  if (!answered.size) {
    const asked = questions.map((one) => `“${one.derived || one.path}”`).join(" and ");
    throw new Fault(`none of the ${kinds} answers ${asked}`);
  }
  const within = query.among && all(query.among.map((one) => index.where(one)));
  const among = within ?? answered;
  const hits = shared(among, all(query.where.map((one) => index.where(one))));
  if (VALUE_SHOWS.includes(query.show)) return valued(query, index, { unit, base, hits, kinds });
  let silent = without(couldAnswer(query, index, questions, { base, all, everyUnit }), answered);
  if (within) silent = shared(silent, within);
  let of = null;
  if (OF_SHOWS.includes(query.show)) {
    of = among.size;
    if (!of) throw new Fault(`no ${query.count} are what this is a part of`);
  }
  return { value: fraction(BigInt(hits.size)), of, unit: query.count, notSeen: silent.size };
}

/** A sum, a median or a ratio of the numbers that these units give. */
function valued(query, index, around) {
  let given = numbersOf(query.path, index, around);
  let below = null;
  if (query.over) {
    below = numbersOf(query.over, index, around);
    given = new Map([...given].filter(([unit]) => below.has(unit)));
  }
  if (!given.size) throw new Fault(`none of the ${around.kinds} gives a number for “${query.path}”`);
  const numbers = [...given.values()];
  let value = query.show === "median" ? median(numbers) : numbers.reduce(plus, ZERO);
  if (below) {
    const line = [...given.keys()].map((unit) => below.get(unit)).reduce(plus, ZERO);
    if (!line.above) throw new Fault(`“${query.over}” adds up to 0: no ratio`);
    value = over(value, line);
  }
  return { value, of: given.size, unit: query.count, notSeen: without(around.hits, given).size };
}

/** By unit the number that it gives. */
function numbersOf(path, index, { unit, base, hits }) {
  const found = new Map();
  for (const [at, number] of index.numbers(path)) {
    if (!base.has(at) || unit[at] === null || !hits.has(unit[at])) continue;
    const known = found.get(unit[at]) ?? number;
    if (compared(known, number) !== 0) {
      throw new Fault(
        `station ${unit[at]} gives “${path}” twice, ${plain(known)} and ${plain(number)}; count forms instead`,
      );
    }
    found.set(unit[at], known);
  }
  return found;
}

/** Units with a form that asks the questions; all where kinds are named. */
function couldAnswer(query, index, questions, { base, all, everyUnit }) {
  if (!questions.length) return new Set();
  if (query.forms) return everyUnit;
  return all(
    questions.map((one) => {
      const kinds = new Set([...index.telling(one)].map((at) => index.rows[at].form));
      return new Set([...base].filter((at) => kinds.has(index.rows[at].form)));
    }),
  );
}

function unitsOf(places, unit) {
  const found = new Set([...places].map((at) => unit[at]));
  found.delete(null);
  return found;
}

const shared = (left, right) => new Set([...left].filter((one) => right.has(one)));
const without = (left, right) => new Set([...left].filter((one) => !right.has(one)));
