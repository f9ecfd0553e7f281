// Checking a statement by its rows: each number counted again, each sentence found;
// docs/methods/findings.md, “The check”.
import { finding } from "./bundle.js";
import { Fault, hexOf, isObject, member, sha256, words } from "./bytes.js";
import { canonical } from "./canonical.js";
import { counted } from "./counting.js";
import { readEvidence } from "./evidence.js";
import { plain } from "./fraction.js";
import { textOfHtml } from "./paper_text.js";
import { OF_SHOWS } from "./query.js";
import { Rows, readRows } from "./rows.js";
import { written } from "./written.js";

const FORMAT = "orkhon-statement/1";
/** Kinds of sentences that may not stand without a number counted from forms. */
const NEEDS_FINDING = ["finding", "assessment"];

export const isStatement = (evidence) => isObject(evidence) && member(evidence, "format") === FORMAT;

/**
 * Check a statement: `leaves` are leaf hashes proved to be in the record, hexadecimal;
 * `said` a Map of what entries say, by their number.
 */
export async function checkStatement(value, rows, papers, leaves, said) {
  let evidence, given;
  try {
    evidence = readEvidence(value);
    given = readRows(rows);
  } catch (error) {
    return [finding(false, "evidence_unreadable", { detail: detailOf(error) })];
  }
  const found = await rowsHold(evidence, given, new Set(leaves));
  if (!found.length) found.push(finding(true, "rows_whole", { count: given.length }));
  found.push(...evidence.draws.map((draw) => drawHolds(draw, said)));
  let index;
  try {
    index = new Rows(given.map((one) => one.row));
  } catch (error) {
    found.push(finding(false, "rows_uncountable", { detail: detailOf(error) }));
    return found;
  }
  const results = new Map();
  for (const one of evidence.findings.values()) {
    try {
      results.set(one.key, counted(one.query, index));
    } catch (error) {
      found.push(finding(false, "nothing_counted", { ...saidOf(one), detail: detailOf(error) }));
      continue;
    }
    found.push(sameNumber(one, results.get(one.key)));
  }
  for (const language of evidence.languages) found.push(...languageHolds(evidence, language, results, papers));
  return found;
}

function detailOf(error) {
  if (!(error instanceof Fault)) throw error;
  return error.message;
}

async function rowsHold({ digests }, given, proved) {
  const found = [], seen = new Set();
  for (const { row: { row }, leaf, line } of given) {
    const digest = digests.get(row);
    if (digest === undefined) found.push(finding(false, "row_added", { row }));
    else if (hexOf(await sha256(line)) !== digest) found.push(finding(false, "row_altered", { row }));
    if (!proved.has(leaf)) found.push(finding(false, "row_no_receipt", { row }));
    if (seen.has(leaf)) found.push(finding(false, "row_receipt_of_another", { row }));
    seen.add(leaf);
  }
  const there = new Set(given.map((one) => one.row.row));
  const gone = [...digests.keys()].filter((row) => !there.has(row)).sort();
  return [...found, ...gone.map((row) => finding(false, "row_gone", { row }))];
}

function drawHolds(draw, said) {
  const { entry = null, ...facts } = draw;
  const published = Number.isSafeInteger(entry) ? said.get(entry) : undefined;
  const isSame = isObject(published)
    && Object.entries(facts).every(([name, value]) => Object.hasOwn(published, name) && equal(published[name], value));
  return finding(isSame, isSame ? "draw_same" : "draw_other", { seq: entry });
}

function equal(left, right) {
  try {
    return canonical(left) === canonical(right);
  } catch {
    return false; // what cannot be written as JSON equals nothing
  }
}

function numberIn({ query }, { value, of }) {
  return OF_SHOWS.includes(query.show) ? { part: plain(value), whole: of } : { part: plain(value) };
}

function saidOf(one) {
  return { title: one.title, said: numberIn(one, one.result), unit: one.result.unit };
}

function sameNumber(one, again) {
  const values = {
    ...saidOf(one),
    counted: numberIn(one, again),
    said_not_seen: one.result.notSeen,
    counted_not_seen: again.notSeen,
  };
  const isSame = values.said.part === values.counted.part && values.said.whole === values.counted.whole
    && one.result.unit === again.unit && one.result.notSeen === again.notSeen;
  return finding(isSame, isSame ? "number_same" : "number_other", values);
}

function languageHolds(evidence, language, results, papers) {
  const names = [...papers.keys()].filter((name) => name.endsWith(`-${language}.html`));
  if (names.length !== 1) return [finding(false, "language_papers", { language, count: names.length })];
  const [name] = names;
  const text = textOfHtml(new TextDecoder("utf-8", { ignoreBOM: true }).decode(papers.get(name)));
  const sentences = evidence.sentences.get(language) ?? [];
  if (!sentences.length) return [finding(false, "no_sentence", { language })];
  const found = [];
  let numbers = 0;
  for (const one of sentences) {
    const sentence = words(one.segments.map((piece) => piece.text).join("")).join(" ");
    const faults = [...numbersHold(evidence, language, one.segments, results), ...rests(evidence, one)];
    if (!text.includes(sentence)) faults.push(["sentence_absent", { name }]);
    found.push(...faults.map(([code, values]) => finding(false, code, { language, sentence, ...values })));
    numbers += one.segments.filter((piece) => piece.kind === "finding").length;
  }
  if (found.length) return found;
  return [finding(true, "sentences_stand", { language, count: sentences.length, name, numbers })];
}

function* numbersHold(evidence, language, segments, results) {
  for (const { text, kind, key } of segments) {
    if (kind === "finding") {
      const one = evidence.findings.get(key), again = results.get(key);
      if (!one || !again) {
        yield ["sentence_number_unknown", { number: text, key }];
        continue;
      }
      let right;
      try {
        right = written(again, one.query.show, language);
      } catch (error) {
        yield ["sentence_number_unwritable", { detail: detailOf(error) }];
        continue;
      }
      if (text !== right) yield ["sentence_number_other", { number: text, right, key }];
    } else if (kind === "figure") {
      const right = evidence.figures.get(key)?.get(language);
      if (text !== right) yield ["sentence_figure_other", { number: text, right: right ?? null, key }];
    }
  }
}

function* rests({ findings: known }, { kind, findings }) {
  if (NEEDS_FINDING.includes(kind) && !findings.some((key) => known.has(key))) {
    yield ["sentence_rests_on_nothing", {}];
  }
}
