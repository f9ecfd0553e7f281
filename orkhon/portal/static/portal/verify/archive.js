// Reading a small zip archive, with limits. Nothing is written anywhere.
import { Fault, textOf } from "./bytes.js";

export const MAX_MEMBERS = 64;
/** Bytes of all members once unpacked. */
export const MAX_TOTAL = 256 * 1024 * 1024;
/** Unpacked size over archive size; text packs 10 to 1, a bomb 1000 to 1. */
export const MAX_RATIO = 200;
/** Archives that unpack to less than this may be as dense as they like. */
const RATIO_FREE = 1024 * 1024;

const END = 0x06054b50, DIRECTORY = 0x02014b50, LOCAL = 0x04034b50;
const END_SIZE = 22, DIRECTORY_SIZE = 46, LOCAL_SIZE = 30;
const STORED = 0, DEFLATED = 8;
const ENCRYPTED = 0x1, PATCHED = 0x20, STRONG = 0x40, IS_UTF8 = 0x800;
/** The newest version of the format that is read, 6.3. */
const NEWEST = 63;

const unreadable = (why) => new Fault(`this is no readable zip archive: ${why}`);

/** All members of an archive: a Map of bytes by name, in the archive's order. */
export async function unpack(data) {
  if (data.length > MAX_TOTAL) throw new Fault(`the file is larger than ${MAX_TOTAL} bytes`);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const listed = directory(data, view);
  if (listed.length > MAX_MEMBERS) {
    throw new Fault(`${listed.length} members instead of at most ${MAX_MEMBERS}`);
  }
  const total = listed.reduce((sum, one) => sum + one.size, 0);
  if (total > MAX_TOTAL) throw new Fault(`${total} bytes instead of at most ${MAX_TOTAL}`);
  if (total > RATIO_FREE && total > MAX_RATIO * data.length) {
    throw new Fault(`the archive unpacks from ${data.length} to ${total} bytes`);
  }
  const members = new Map();
  for (const one of listed) {
    if (members.has(one.name)) throw new Fault(`${one.name} is in the archive twice`);
    if (one.flags & ENCRYPTED || ![STORED, DEFLATED].includes(one.method)) {
      throw new Fault(`${one.name} is encrypted or packed oddly`);
    }
    members.set(one.name, await contents(data, view, one));
  }
  return members;
}

function directory(data, view) {
  const end = endOf(data, view);
  const size = view.getUint32(end + 12, true), offset = view.getUint32(end + 16, true);
  // Bytes before the archive shift every place in it.
  const shift = end - size - offset;
  let at = end - size;
  if (shift < 0 || at < 0) throw unreadable("its directory lies outside of it");
  const listed = [];
  while (at < end) {
    if (at + DIRECTORY_SIZE > end || view.getUint32(at, true) !== DIRECTORY) {
      throw unreadable("its directory is damaged");
    }
    const [nameSize, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    const name = data.subarray(at + DIRECTORY_SIZE, at + DIRECTORY_SIZE + nameSize);
    const flags = view.getUint16(at + 8, true);
    if ((view.getUint16(at + 6, true) & 0xff) > NEWEST) throw unreadable("it is of a later version");
    if (flags & (PATCHED | STRONG)) throw unreadable("a member is packed in parts or encrypted");
    listed.push({
      name: named(name, flags),
      rawName: name,
      flags,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      start: view.getUint32(at + 42, true) + shift,
    });
    at += DIRECTORY_SIZE + nameSize + extra + comment;
  }
  return listed;
}

function endOf(data, view) {
  const lowest = Math.max(0, data.length - END_SIZE - 0xffff);
  for (let at = data.length - END_SIZE; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw unreadable("the file is not a zip file");
}

function named(raw, flags) {
  if (!(flags & IS_UTF8) && raw.some((byte) => byte > 0x7f)) {
    throw unreadable("a file name is not in UTF-8");
  }
  try {
    return textOf(raw, "a file name");
  } catch (error) {
    throw unreadable(error.message);
  }
}

async function contents(data, view, one) {
  const { start } = one;
  if (start + LOCAL_SIZE > data.length || view.getUint32(start, true) !== LOCAL) {
    throw unreadable(`${one.name} has no header`);
  }
  const nameSize = view.getUint16(start + 26, true);
  const nameAt = start + LOCAL_SIZE;
  const local = data.subarray(nameAt, nameAt + nameSize);
  if (local.length !== one.rawName.length || local.some((byte, at) => byte !== one.rawName[at])) {
    throw unreadable(`${one.name} has another name in its header`);
  }
  const from = nameAt + nameSize + view.getUint16(start + 28, true);
  if (from + one.packed > data.length) throw unreadable(`${one.name} is cut short`);
  const packed = data.subarray(from, from + one.packed);
  const plain = one.method === STORED ? packed : await inflated(packed, one);
  if (plain.length !== one.size || crc32(plain) !== one.crc) {
    throw unreadable(`${one.name} is damaged`);
  }
  return plain;
}

async function inflated(packed, one) {
  const plain = new Uint8Array(one.size);
  let at = 0;
  try {
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    const reader = stream.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return plain.subarray(0, at);
      if (at + value.length > one.size) {
        // More than was declared: stop here, however much would follow.
        await reader.cancel();
        throw new TypeError("longer than declared");
      }
      plain.set(value, at);
      at += value.length;
    }
  } catch (error) {
    throw unreadable(`${one.name} is damaged (${error.message})`);
  }
}

const TABLE = Uint32Array.from({ length: 256 }, (_none, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  return rest;
});

/** The checksum that a zip archive has of each member. */
export function crc32(data) {
  let rest = 0xffffffff;
  for (const byte of data) rest = TABLE[(rest ^ byte) & 0xff] ^ (rest >>> 8);
  return (rest ^ 0xffffffff) >>> 0;
}
