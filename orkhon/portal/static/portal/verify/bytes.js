// Bytes as text, as numbers, and their digest.

/** What a bundle, a key or a text says in a form that it must not have. */
export class Fault extends Error {}

const encoder = new TextEncoder();

/** UTF-8 bytes of a text. */
export const utf8 = (text) => encoder.encode(text);

/** The text of UTF-8 bytes, a byte order mark kept; throws where they are none. */
export function textOf(data, name) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(data);
  } catch {
    throw new Fault(`${name} is not UTF-8 text`);
  }
}

/** SHA-256 of several pieces, one after another. */
export async function sha256(...pieces) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", joined(...pieces)));
}

export function joined(...pieces) {
  const whole = new Uint8Array(pieces.reduce((sum, one) => sum + one.length, 0));
  let at = 0;
  for (const one of pieces) {
    whole.set(one, at);
    at += one.length;
  }
  return whole;
}

export function same(left, right) {
  return left.length === right.length && left.every((byte, at) => byte === right[at]);
}

export function hexOf(data) {
  return Array.from(data, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Bytes written as pairs of hexadecimal digits in small letters. */
export function fromHex(text, where) {
  if (!/^([0-9a-f]{2})*$/.test(text)) throw new Fault(`${where}: “${text}” is not hexadecimal`);
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

/** Bytes written as base64 in the one form that has padding and no blanks. */
export function fromBase64(text) {
  let data;
  try {
    data = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  } catch {
    throw new Fault(`“${text}” is not base64`);
  }
  if (btoa(String.fromCharCode(...data)) !== text) {
    throw new Fault(`“${text}” is not base64 as it is written once`);
  }
  return data;
}

// What counts as a blank: the set of Python's str.isspace, which is not that of \s.
export const BLANK = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const BLANKS = new RegExp(`[${BLANK}]+`);

/** The words of a text, whatever blanks stand between them. */
export const words = (text) => text.split(BLANKS).filter((word) => word !== "");

/** The text without blanks at its ends. */
export function trimmed(text) {
  return text.replace(new RegExp(`^[${BLANK}]+`), "").replace(new RegExp(`[${BLANK}]+$`), "");
}

/** A member that an object has itself; never one that every object has. */
export const member = (value, name) => (Object.hasOwn(value, name) ? value[name] : undefined);

export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
