// The whole check of a bundle, as `orkhon verify` makes it; needs no page and no network.
import { checkAdopted, isAdoptedText } from "./adopted.js";
import { unpack } from "./archive.js";
import { checkBundle, finding, wordsOf } from "./bundle.js";
import { Fault, hexOf } from "./bytes.js";
import { checkCommunique, isCommunique } from "./communique.js";
import { bundleOf } from "./contents.js";
import { checkStatement, isStatement } from "./statement.js";

/**
 * Check a bundle.
 *
 * `data` are the bytes of the zip file; `trusted` the public key as one word, null to
 * take the one in the bundle. Gives {holds, findings}: true when all holds, false when
 * something does not, null when nothing is wrong but something could not be checked.
 */
export async function verify(data, trusted = null) {
  let bundle;
  try {
    bundle = bundleOf(await unpack(data));
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return verdict([finding(false, "unreadable", { detail: error.message })]);
  }
  const found = await checkBundle(bundle, trusted);
  const said = new Map(wordsOf(bundle.entries));
  if (isStatement(bundle.evidence)) {
    // That these are in the tree has been said, or denied, above.
    const leaves = bundle.receipts ? [...bundle.receipts.leaves.values()].map(hexOf) : [];
    found.push(...(await checkStatement(bundle.evidence, bundle.rows ?? new Uint8Array(), bundle.papers, leaves, said)));
  }
  if (isAdoptedText(bundle.evidence)) {
    found.push(...(await checkAdopted(bundle.evidence, bundle.papers, [...said.values()])));
  }
  if (isCommunique(bundle.evidence)) {
    found.push(...(await checkCommunique(bundle.evidence, bundle.papers, [...said.values()])));
  }
  return verdict(found);
}

function verdict(findings) {
  const answers = findings.map((one) => one.holds);
  const holds = answers.includes(false) ? false : answers.includes(null) ? null : true;
  return { holds, findings };
}
