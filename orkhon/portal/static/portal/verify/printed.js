// What the texts of a bundle have in common: their words in each language, as printed.
import { finding } from "./bundle.js";
import { Fault, hexOf, isObject, member, same, sha256 } from "./bytes.js";

/** The entry that tells the digests of a text's words; undefined where none does. */
export function toldOf(symbol, said) {
  return said.find(
    (one) => isObject(one) && member(one, "symbol") === symbol && isObject(member(one, "text_sha256")),
  );
}

/**
 * Whether each language is as the entry and the papers have it; codes begin with `kind`.
 * A language is {code, isAuthentic, sha256, printed, paragraphs}.
 */
export async function languagesHold(kind, symbol, languages, papers, told) {
  const found = [];
  for (const one of languages) {
    const digest = hexOf(await sha256(one.printed));
    const values = { symbol, language: one.code, count: one.paragraphs, digest };
    const isAsTold = digest === one.sha256 && digest === member(told.text_sha256, one.code);
    const files = [...papers].filter(([name]) => name.endsWith(`-${one.code}.txt`));
    if (!isAsTold) found.push(finding(false, `${kind}_other`, values));
    else if (!files.some(([, data]) => same(data, one.printed))) found.push(finding(false, `${kind}_paper_other`, values));
    else found.push(finding(true, `${kind}_${one.isAuthentic ? "authentic" : "translation"}`, values));
  }
  return found;
}

export function text(value, name) {
  const found = member(value, name);
  if (typeof found !== "string") throw new Fault(`“${name}” is missing or no text`);
  return found;
}

export function list(value, name) {
  const found = member(value, name);
  if (!Array.isArray(found)) throw new Fault(`“${name}” is missing or no list`);
  return found;
}
