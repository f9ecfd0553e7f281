// Whether the parts of a bundle fit the signed checkpoint; docs/methods/record.md.
//
// A finding is {holds, code, values}: true, false, or null where this browser cannot
// check; the page has the words for each code.
import { Fault, hexOf, isObject, member, sha256, textOf, utf8 } from "./bytes.js";
import { canonical } from "./canonical.js";
import { EVIDENCE, ROWS } from "./contents.js";
import { openCheckpoint, readKey } from "./note.js";
import { leafHash, verifyInclusion, verifyJoint } from "./tree.js";

const MOMENT = /^\p{Nd}{4}-\p{Nd}\p{Nd}-\p{Nd}\p{Nd}T\p{Nd}\p{Nd}:\p{Nd}\p{Nd}:\p{Nd}\p{Nd}\.\p{Nd}{6}Z$/u;
const DIGEST = /^[0-9a-f]{64}$/;
const LEAF = ["actor", "at", "payload_digest", "seq", "subject", "verb"];

export const finding = (holds, code, values = {}) => ({ holds, code, values });

/** All that is found, in the order of checking. `trusted` null takes the bundle's key. */
export async function checkBundle(bundle, trusted) {
  let key, checkpoint;
  try {
    key = await readKey(trusted ?? bundle.key);
    checkpoint = await openCheckpoint(bundle.checkpoint, key);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return [finding(false, "checkpoint_bad", { detail: error.message })];
  }
  const found = [signed(checkpoint, key, trusted !== null)];
  if (bundle.key !== key.word) found.push(finding(false, "another_key"));
  for (const entry of bundle.entries) found.push(await entryHolds(entry, checkpoint));
  found.push(...repeated(bundle.entries));
  if (bundle.receipts) found.push(await received(bundle.receipts, checkpoint));
  const said = wordsOf(bundle.entries);
  for (const [name, paper] of bundle.papers) {
    found.push(await namedBy(said, "paper_sha256", paper, "paper", name));
  }
  found.push(await namedBy(said, "evidence_sha256", bundle.evidenceBytes, "evidence", EVIDENCE));
  if (bundle.rows) found.push(await namedBy(said, "rows_sha256", bundle.rows, "rows", ROWS));
  return found;
}

function signed({ size, origin, checked }, key, isTrusted) {
  const values = { size, origin, key: key.id };
  if (!checked) return finding(null, "signature_unchecked", values);
  return finding(true, isTrusted ? "signed_given" : "signed_inside", values);
}

async function entryHolds({ leaf, payload, salt, erasure, proof }, checkpoint) {
  const { seq } = leaf;
  const fault = faultOf(leaf);
  if (fault) return finding(false, "entry_malformed", { seq, detail: fault });
  const bytes = utf8(canonical(Object.fromEntries(LEAF.map((name) => [name, leaf[name]]))));
  const isIn = await verifyInclusion(
    await leafHash(bytes), BigInt(seq - 1), checkpoint.size, proof, checkpoint.root,
  );
  if (!isIn) return finding(false, "entry_not_covered", { seq });
  if (!payload || !salt) {
    return erasure ? finding(true, "entry_erased", { seq, ...erasure }) : finding(true, "entry_held", { seq });
  }
  if (erasure) return finding(false, "entry_called_erased", { seq });
  if (hexOf(await sha256(salt, payload)) !== leaf.payload_digest) return finding(false, "entry_altered", { seq });
  return finding(true, "entry_in", { seq, verb: leaf.verb });
}

function faultOf({ seq, at, payload_digest: digest }) {
  if (!MOMENT.test(at)) return `entry ${seq}: “${at}” is no UTC moment`;
  if (!DIGEST.test(digest)) return `entry ${seq}: “${digest}” is no SHA-256 digest`;
  if (seq < 1) return `an entry cannot be numbered ${seq}`;
  return "";
}

function repeated(entries) {
  const seen = new Set(), found = [];
  for (const { leaf: { seq } } of entries) {
    if (seen.has(seq)) found.push(finding(false, "entry_twice", { seq }));
    seen.add(seq);
  }
  return found;
}

async function received({ leaves, proof }, { size, root }) {
  // An entry's number counts from 1, its leaf from 0.
  const placed = [...leaves].map(([seq, leaf]) => [BigInt(seq) - 1n, leaf]);
  const isIn = await verifyJoint(placed, size, proof, root);
  return finding(isIn, isIn ? "receipts_in" : "receipts_not", { count: leaves.size });
}

/**
 * What the open entries say, by number. Words without their salt say nothing: no digest
 * speaks for them, so anybody may have written them.
 */
export function wordsOf(entries) {
  const said = [];
  for (const { leaf, payload, salt } of entries) {
    if (!payload || !salt) continue;
    try {
      said.push([leaf.seq, JSON.parse(textOf(payload, "an entry"))]);
    } catch {
      // It names nothing, and its digest says whether it was altered.
    }
  }
  return said;
}

async function namedBy(said, name, data, what, file) {
  const digest = hexOf(await sha256(data));
  const names = said.find(([, words]) => digestsIn(words, name).includes(digest));
  if (!names) return finding(false, `${what}_altered`, { name: file });
  return finding(true, `${what}_named`, { name: file, seq: names[0] });
}

function digestsIn(words, name) {
  const value = isObject(words) ? member(words, name) : undefined;
  return Array.isArray(value) ? value : [value];
}
