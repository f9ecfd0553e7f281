// Reading the evidence of a statement, which anybody may have written.
import { Fault, isObject, member } from "./bytes.js";
import { numberOf } from "./fraction.js";
import { queryFrom } from "./query.js";

/**
 * {languages, sentences: Map by language, findings: Map by key, figures: Map by key of
 * Map by language, draws, digests: Map by the name of a row}.
 */
export function readEvidence(value) {
  const said = object(value, "the evidence");
  const statement = object(member(said, "statement"), "“statement”");
  const rows = object(member(said, "rows"), "“rows”");
  const sentences = object(member(said, "sentences"), "“sentences”");
  const findings = list(member(said, "findings"), "“findings”").map(findingOf);
  return {
    languages: list(member(statement, "languages"), "“languages”").map((one) => text(one, "a language")),
    sentences: new Map(
      Object.entries(sentences).map(([language, given]) => [language, list(given, `“${language}”`).map(sentenceOf)]),
    ),
    findings: new Map(findings.map((one) => [one.key, one])),
    figures: new Map(list(member(said, "figures"), "“figures”").map(figureOf)),
    draws: list(member(said, "draws"), "“draws”").map((one) => object(one, "a draw")),
    digests: texts(member(rows, "digests"), "“digests”"),
  };
}

function findingOf(value) {
  const said = object(value, "a finding");
  const key = text(member(said, "key"), "the key of a finding");
  try {
    const query = queryFrom(member(said, "query"));
    const result = resultOf(object(member(said, "result"), "its result"));
    return { key, query, result, title: text(member(said, "title"), `the title of “${key}”`) };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    throw new Fault(`the finding “${key}”: ${error.message}`);
  }
}

function resultOf(said) {
  const of = member(said, "of") ?? null, notSeen = member(said, "not_seen"), unit = member(said, "unit");
  const isResult = Number.isSafeInteger(notSeen) && (of === null || Number.isSafeInteger(of)) && typeof unit === "string";
  if (!isResult) throw new Fault("no result of a query");
  const value = member(said, "value");
  const isNumber = Number.isSafeInteger(value) || typeof value === "string";
  const number = isNumber ? numberOf(String(value)) : null;
  if (!number) throw new Fault("a result is a number");
  return { value: number, of, unit, notSeen };
}

function figureOf(value) {
  const said = object(value, "a figure");
  const key = text(member(said, "key"), "the key of a figure");
  return [key, texts(member(said, "shown"), `what is shown of “${key}”`)];
}

function sentenceOf(value) {
  const said = object(value, "a sentence");
  const segments = list(member(said, "segments"), "“segments”").map((piece) => {
    const part = object(piece, "a segment");
    const [words, kind, key] = ["text", "kind", "key"].map((name) =>
      text(Object.hasOwn(part, name) ? part[name] : "", `“${name}” of a segment`));
    return { text: words, kind, key };
  });
  text(member(said, "section"), "the section of a sentence");
  return {
    kind: text(member(said, "kind"), "the kind of a sentence"),
    segments,
    findings: list(member(said, "findings"), "“findings” of a sentence").map((one) => text(one, "the key of a finding")),
  };
}

function texts(value, what) {
  return new Map(Object.entries(object(value, what)).map(([key, one]) => [key, text(one, `${what} of “${key}”`)]));
}

const wrong = (what) => new Fault(`${what} is missing or not what it should be`);

function object(value, what) {
  if (!isObject(value)) throw wrong(what);
  return value;
}

function list(value, what) {
  if (!Array.isArray(value)) throw wrong(what);
  return value;
}

function text(value, what) {
  if (typeof value !== "string") throw wrong(what);
  return value;
}
