// The Merkle tree of RFC 6962 and RFC 9162 over SHA-256. Leaves are numbered from 0;
// numbers are BigInt, since a checkpoint may name more entries than a double can count.
import { same, sha256 } from "./bytes.js";

const LEAF = Uint8Array.of(0), NODE = Uint8Array.of(1);

/** Hash of one leaf's bytes (RFC 9162, section 2.1.1). */
export const leafHash = (entry) => sha256(LEAF, entry);

/** Hash of an inner node from the hashes of its two children. */
export const nodeHash = (left, right) => sha256(NODE, left, right);

/** Whether `proof` leads from a leaf hash at `index` to the root (section 2.1.3.2). */
export async function verifyInclusion(leaf, index, size, proof, root) {
  if (index < 0n || index >= size) return false;
  let position = index, last = size - 1n, current = leaf;
  for (const step of proof) {
    if (last === 0n) return false;
    if (position & 1n || position === last) {
      current = await nodeHash(step, current);
      while (!(position & 1n) && position !== 0n) {
        position >>= 1n;
        last >>= 1n;
      }
    } else {
      current = await nodeHash(current, step);
    }
    position >>= 1n;
    last >>= 1n;
  }
  return last === 0n && same(current, root);
}

/**
 * Whether these leaf hashes, with one proof for all, give the root; the walk is that of
 * docs/methods/record.md, “Receipts”. `leaves` is a list of [index, hash].
 */
export async function verifyJoint(leaves, size, proof, root) {
  const wanted = [...leaves].sort(([left], [right]) => (left < right ? -1 : 1));
  if (!wanted.length || wanted[0][0] < 0n || wanted.at(-1)[0] >= size) return false;
  const steps = [...proof].reverse();

  async function rootOver(given, low, high) {
    if (!given.length) return steps.pop();
    if (high - low === 1n) return given[0][1];
    const middle = low + split(high - low);
    const right = given.findIndex(([index]) => index >= middle);
    const cut = right < 0 ? given.length : right;
    const left = await rootOver(given.slice(0, cut), low, middle);
    const rest = left && (await rootOver(given.slice(cut), middle, high));
    return rest && nodeHash(left, rest);
  }

  const found = await rootOver(wanted, 0n, size);
  return found !== undefined && !steps.length && same(found, root);
}

/** The largest power of two below `width`, which is 2 or more. */
function split(width) {
  return 1n << BigInt((width - 1n).toString(2).length - 1);
}
