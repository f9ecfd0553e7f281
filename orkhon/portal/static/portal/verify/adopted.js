// Whether symbol, words, papers and the entry of an adoption say the same;
// docs/methods/adopted-texts.md.
import { finding } from "./bundle.js";
import { Fault, isObject, member, utf8 } from "./bytes.js";
import { languagesHold, list, text, toldOf } from "./printed.js";

const SHAPE = "orkhon-adopted-text/1";
const SYMBOL = /^([A-Z]{2,12})\/([0-9]{3,})\/([0-9]{4})\/([A-Z][A-Z0-9.]{0,11})$/;

export const isAdoptedText = (evidence) => isObject(evidence) && member(evidence, "shape") === SHAPE;

/** Check an adopted text; `said` is what entries of the record say. */
export async function checkAdopted(evidence, papers, said) {
  let read;
  try {
    read = readText(evidence);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return [finding(false, "evidence_unreadable", { detail: error.message })];
  }
  const { symbol, languages } = read;
  const told = toldOf(symbol, said);
  if (!told) return [finding(false, "no_adoption", { symbol })];
  return languagesHold("text", symbol, languages, papers, told);
}

function readText(evidence) {
  const symbol = text(evidence, "symbol"), counter = member(evidence, "counter");
  const match = SYMBOL.exec(symbol);
  if (!match) throw new Fault(`“${symbol}” has not the form DECL/002/2019/FINAL`);
  const [, type, number, year] = match;
  // One spelling of each number: 002 and 1234, never 0002.
  if (Number(number) < 1 || String(BigInt(number)).padStart(3, "0") !== number) {
    throw new Fault(`“${symbol}” is written otherwise`);
  }
  if (!isObject(counter)) throw new Fault("“counter” is missing");
  const given = [member(counter, "code"), member(counter, "number"), member(counter, "year")];
  if (given[0] !== type || given[1] !== Number(number) || given[2] !== Number(year)) {
    throw new Fault(`the counter does not give ${symbol}`);
  }
  const languages = list(evidence, "languages").map((one) => languageOf(one, symbol));
  const authentic = languages.filter((one) => one.isAuthentic);
  if (authentic.length !== 1 || authentic[0].code !== member(evidence, "authentic")) {
    throw new Fault(`${authentic.length} languages are called authentic`);
  }
  return { symbol, languages };
}

function languageOf(value, symbol) {
  if (!isObject(value)) throw new Fault("a language is no object");
  const paragraphs = list(value, "paragraphs");
  const lines = paragraphs.map((one) => {
    if (!isObject(one)) throw new Fault("a paragraph is no object");
    return numbered(text(one, "number"), text(one, "text"));
  });
  return {
    code: text(value, "language"),
    isAuthentic: member(value, "authentic") === true,
    sha256: text(value, "text_sha256"),
    printed: utf8(`${[symbol, text(value, "title"), ...lines].join("\n\n")}\n`),
    paragraphs: paragraphs.length,
  };
}

/** A paragraph behind its number: “14. Recommends …”, “(a) …”, “Article 3 …”. */
function numbered(number, words) {
  if (!number) return words;
  const hasPoint = /^\p{N}/u.test(number) && /[\p{L}\p{N}]$/u.test(number);
  return `${number}${hasPoint ? "." : ""} ${words}`;
}
