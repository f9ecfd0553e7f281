// What a bundle holds, read from its files and not yet checked.
import { Fault, fromHex, isObject, member, textOf, trimmed, utf8 } from "./bytes.js";
import { readCanonical } from "./canonical.js";

const FORMAT = "orkhon-bundle/2", FIRST_FORMAT = "orkhon-bundle/1";
const MANIFEST = "manifest.json", ENTRIES = "entries.json";
export const EVIDENCE = "evidence.json", ROWS = "rows.jsonl";
const CHECKPOINT = "checkpoint.txt", KEY = "key.txt", README = "README.txt";
const RECEIPTS = "receipts.json", PAPER_FOLDER = "paper/";
const KNOWN = [MANIFEST, EVIDENCE, ENTRIES, CHECKPOINT, KEY, README, ROWS, RECEIPTS];
const MAX_ENTRIES = 100_000, HASH_SIZE = 32, LONGEST_NAME = 200;

/** Read the files of a bundle: a Map of bytes by name. */
export function bundleOf(files) {
  const names = paperNames(files);
  const known = new Set([...KNOWN, ...names.map((name) => PAPER_FOLDER + name)]);
  const extra = [...files.keys()].filter((name) => !known.has(name)).sort();
  // What nobody checks must not travel under a seal.
  if (extra.length) throw new Fault(`${extra[0]} does not belong in a bundle`);
  const listed = json(files, ENTRIES);
  if (!Array.isArray(listed) || !listed.length || listed.length > MAX_ENTRIES) {
    throw new Fault(`${ENTRIES} is no list of entries`);
  }
  return {
    papers: new Map(names.map((name) => [name, file(files, PAPER_FOLDER + name)])),
    evidence: json(files, EVIDENCE),
    evidenceBytes: files.get(EVIDENCE),
    entries: listed.map(entryOf),
    checkpoint: textOf(file(files, CHECKPOINT), CHECKPOINT),
    key: trimmed(textOf(file(files, KEY), KEY)),
    rows: files.get(ROWS) ?? null,
    receipts: files.has(RECEIPTS) ? receiptsOf(json(files, RECEIPTS)) : null,
  };
}

function paperNames(files) {
  const manifest = json(files, MANIFEST);
  const form = isObject(manifest) ? member(manifest, "format") : undefined;
  if (form !== FORMAT && form !== FIRST_FORMAT) {
    throw new Fault(`${MANIFEST} does not name the format ${FORMAT}`);
  }
  if (form === FIRST_FORMAT && (files.has(ROWS) || files.has(RECEIPTS))) {
    throw new Fault(`a bundle of the format ${FIRST_FORMAT} has no rows`);
  }
  const names = form === FORMAT ? member(manifest, "papers") : [member(manifest, "paper")];
  const isPlain = Array.isArray(names) && names.length > 0 && names.every(isFileName);
  if (!isPlain || new Set(names).size < names.length) {
    throw new Fault(`${MANIFEST} does not name the paper`);
  }
  return names;
}

function isFileName(name) {
  return (
    typeof name === "string"
    && name.length > 0
    && [...name].length <= LONGEST_NAME
    && !/[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u.test(name)
    && !/[/\\:*?"<>|]/.test(name)
    && !/^[. ]*$/.test(name)
  );
}

function entryOf(value) {
  if (!isObject(value)) throw new Fault(`${ENTRIES} holds something that is no entry`);
  const seq = wholeNumber(value, "seq");
  const where = `entry ${seq}`;
  const leaf = { seq };
  for (const name of ["at", "verb", "subject", "actor", "payload_digest"]) leaf[name] = text(value, name);
  const [payload, salt, erased] = ["payload", "salt", "erased"].map((name) => member(value, name) ?? null);
  return {
    leaf,
    payload: payload === null ? null : utf8(text(value, "payload")),
    salt: salt === null ? null : hash(text(value, "salt"), where),
    erasure: erased === null ? null : erasureOf(erased),
    proof: list(value, "proof").map((step) => hash(step, where)),
  };
}

function erasureOf(value) {
  if (!isObject(value)) throw without("erased");
  return { at: text(value, "at"), by: text(value, "by"), why: text(value, "why") };
}

function receiptsOf(value) {
  if (!isObject(value)) throw new Fault(`${RECEIPTS} is no list of receipts`);
  const leaves = new Map();
  for (const pair of list(value, "leaves", RECEIPTS)) {
    const isReceipt = Array.isArray(pair) && pair.length === 2
      && Number.isSafeInteger(pair[0]) && typeof pair[1] === "string" && !leaves.has(pair[0]);
    if (!isReceipt) throw new Fault(`${RECEIPTS} holds something that is no receipt`);
    leaves.set(pair[0], hash(pair[1], `receipt ${pair[0]}`));
  }
  return { leaves, proof: list(value, "proof", RECEIPTS).map((step) => hash(step, RECEIPTS)) };
}

const without = (name, where = ENTRIES) => new Fault(`${where}: an entry without a proper ${name}`);

function wholeNumber(value, name) {
  const found = member(value, name);
  if (!Number.isSafeInteger(found)) throw without(name);
  return found;
}

function text(value, name) {
  const found = member(value, name);
  if (typeof found !== "string") throw without(name);
  return found;
}

function list(value, name, where = ENTRIES) {
  const found = member(value, name);
  if (!Array.isArray(found)) throw without(name, where);
  return found;
}

function hash(value, where) {
  const data = fromHex(String(value), where);
  if (data.length !== HASH_SIZE) throw new Fault(`${where}: ${data.length} bytes instead of ${HASH_SIZE}`);
  return data;
}

function file(files, name) {
  const found = files.get(name);
  if (found === undefined) throw new Fault(`${name} is missing`);
  return found;
}

const json = (files, name) => readCanonical(file(files, name), name);
