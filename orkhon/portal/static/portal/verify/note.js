// C2SP signed notes and checkpoints: a text, a blank line, and signatures below it.
import { BLANK, Fault, fromBase64, hexOf, sha256, utf8 } from "./bytes.js";

const ED25519 = 1, KEY_SIZE = 32, ID_SIZE = 4, HASH_SIZE = 32;
/** More signature lines than this and a note is refused unread. */
const MAX_SIGNATURES = 100;

const WORD = `[^${BLANK}+]+`;
const KEY = new RegExp(`^(${WORD})\\+([0-9a-f]{8})\\+([A-Za-z0-9+/=]+)$`, "u");
const SIGNATURE = new RegExp(`^— (${WORD}) ([A-Za-z0-9+/=]+)$`, "u");
const CONTROL = /[\x00-\x09\x0b-\x1f]/;
const SIZE = /^(0|[1-9][0-9]{0,18})$/;

/** Read a public key written as one word, name+id+base64. */
export async function readKey(word) {
  const match = KEY.exec(word);
  if (!match) throw new Fault("this is no key of the form name+id+base64");
  const [, name, id, encoded] = match;
  const data = fromBase64(encoded);
  if (data[0] !== ED25519 || data.length !== 1 + KEY_SIZE) {
    throw new Fault(`the key of ${name} is not an Ed25519 key`);
  }
  const named = await sha256(utf8(`${name}\n`), data);
  if (hexOf(named.subarray(0, ID_SIZE)) !== id) {
    throw new Fault(`the id in ${word} belongs to another key`);
  }
  return { name, id, word, raw: data.subarray(1) };
}

/** Whether a signature is by a key; null where this browser cannot say. */
async function holds(key, text, signature) {
  if (!(await canCheckSignatures())) return null;
  try {
    const imported = await crypto.subtle.importKey("raw", key.raw, { name: "Ed25519" }, false, ["verify"]);
    return await crypto.subtle.verify({ name: "Ed25519" }, imported, signature, utf8(text));
  } catch {
    return false; // bytes that are no point of the curve are nobody's key
  }
}

// RFC 8032, section 7.1, test 1: the key, and its signature over nothing.
const TRIAL_KEY = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
const TRIAL = "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b";
const bytesOf = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
let trial;

/** Whether this browser checks Ed25519 and gets a published signature right. */
export function canCheckSignatures() {
  trial ??= crypto.subtle
    .importKey("raw", bytesOf(TRIAL_KEY), { name: "Ed25519" }, false, ["verify"])
    .then((key) => crypto.subtle.verify({ name: "Ed25519" }, key, bytesOf(TRIAL), new Uint8Array()))
    .catch(() => false);
  return trial;
}

/**
 * Check a note against one key; signatures of others are passed over.
 * Gives the text that was signed, and whether the signature was checked at all.
 */
export async function openNote(note, key) {
  const cut = note.lastIndexOf("\n\n");
  if (cut < 0 || !note.slice(cut + 2).endsWith("\n")) {
    throw new Fault("this is no signed note: text, blank line, signatures");
  }
  const text = note.slice(0, cut + 1);
  if (text === "\n") throw new Fault("a note's text ends with a newline and is not empty");
  if (CONTROL.test(text)) throw new Fault("a note's text holds a control character");
  const lines = note.slice(cut + 2, -1).split("\n");
  if (lines.length > MAX_SIGNATURES) throw new Fault(`a note with ${lines.length} signatures`);
  let signed = false, checked = true;
  for (const line of lines) {
    const [name, id, signature] = signatureIn(line);
    if (name !== key.name || id !== key.id) continue;
    const answer = await holds(key, text, signature);
    if (answer === false) throw new Fault(`the signature of ${name} does not hold`);
    signed = true;
    checked &&= answer === true;
  }
  if (!signed) throw new Fault("the note is signed by no key that is known here");
  return { text, checked };
}

function signatureIn(line) {
  const match = SIGNATURE.exec(line);
  if (!match) throw new Fault(`“${line}” is no signature line`);
  const data = fromBase64(match[2]);
  if (data.length <= ID_SIZE) throw new Fault(`the signature of ${match[1]} is cut short`);
  return [match[1], hexOf(data.subarray(0, ID_SIZE)), data.subarray(ID_SIZE)];
}

/** The checkpoint in a note's text; lines after the third are passed over. */
export function readBody(text) {
  const lines = text.split("\n");
  if (lines.length < 4 || !lines[0]) throw new Fault("a checkpoint has origin, size and root, a line each");
  const [origin, size, root] = lines;
  if (!SIZE.test(size)) throw new Fault(`“${size}” is no number of entries`);
  let hash;
  try {
    hash = fromBase64(root);
  } catch {
    throw new Fault(`“${root}” is no root hash`);
  }
  if (hash.length !== HASH_SIZE) throw new Fault(`“${root}” is no root hash`);
  return { origin, size: BigInt(size), root: hash };
}

/** The checkpoint in a signed note, once the key of its origin has signed it. */
export async function openCheckpoint(note, key) {
  const opened = await openNote(note, key);
  const checkpoint = readBody(opened.text);
  if (checkpoint.origin !== key.name) {
    throw new Fault(`${checkpoint.origin} has not signed its own checkpoint`);
  }
  return { ...checkpoint, checked: opened.checked };
}
