// Whether the words, the papers and the entry of a communiqué say the same;
// docs/methods/communiques.md.
import { finding } from "./bundle.js";
import { Fault, isObject, member, utf8 } from "./bytes.js";
import { languagesHold, list, text, toldOf } from "./printed.js";

const SHAPE = "orkhon-communique/1";

export const isCommunique = (evidence) => isObject(evidence) && member(evidence, "shape") === SHAPE;

/** Check a communiqué; `said` is what entries of the record say. */
export async function checkCommunique(evidence, papers, said) {
  let read;
  try {
    read = readCommunique(evidence);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return [finding(false, "evidence_unreadable", { detail: error.message })];
  }
  const { symbol, correction, languages } = read;
  const told = toldOf(symbol, said);
  if (!told) return [finding(false, "no_publication", { symbol })];
  const found = [];
  const reason = Object.hasOwn(told, "correction") ? told.correction : "";
  if (reason !== correction) found.push(finding(false, "communique_reason_other", { symbol }));
  else if (correction) found.push(finding(true, "communique_corrects", { symbol, correction }));
  return [...found, ...(await languagesHold("communique", symbol, languages, papers, told))];
}

function readCommunique(evidence) {
  if (!isObject(evidence)) throw new Fault("it is no object");
  const symbol = text(evidence, "symbol"), number = member(evidence, "version");
  if (!Number.isSafeInteger(number)) throw new Fault("“version” is missing or no whole number");
  const correction = text(evidence, "correction");
  if (number > 1 !== (correction !== "")) {
    throw new Fault(`version ${number} says of a correction “${correction}”`);
  }
  const authentic = text(evidence, "authentic");
  const languages = list(evidence, "languages").map((one) => languageOf(one, symbol, authentic));
  if (languages.filter((one) => one.isAuthentic).length !== 1) {
    throw new Fault("no language, or more than one, is authentic");
  }
  return { symbol, correction, languages };
}

function languageOf(value, symbol, authentic) {
  if (!isObject(value)) throw new Fault("a language is no object");
  const code = text(value, "language"), paragraphs = list(value, "paragraphs");
  if (!paragraphs.every((one) => typeof one === "string")) throw new Fault("a paragraph is no text");
  const lines = [symbol, text(value, "title"), text(value, "lead"), ...paragraphs];
  return {
    code,
    isAuthentic: code === authentic,
    sha256: text(value, "text_sha256"),
    printed: utf8(`${lines.filter((one) => one !== "").join("\n\n")}\n`),
    paragraphs: paragraphs.length,
  };
}
