// Canonical JSON, RFC 8785: one spelling for each value, so that it has one digest.
import { Fault, textOf } from "./bytes.js";

/** Deeper than this nothing of ours goes; what does is refused before the stack ends. */
const MAX_DEPTH = 400;
/** At and above this a whole number is written with an exponent. */
const EXPONENT = 1e21;

/** The canonical text of a value that JSON knows. */
export function canonical(value, depth = 0) {
  if (depth > MAX_DEPTH) throw new Fault("it is nested too deeply");
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return numberOf(value);
  if (typeof value === "string") return textIn(value);
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one, depth + 1)).join(",")}]`;
  // The order of a plain sort is that of UTF-16 code units, as section 3.2.3 asks.
  const members = Object.keys(value)
    .sort()
    .map((name) => `${textIn(name)}:${canonical(value[name], depth + 1)}`);
  return `{${members.join(",")}}`;
}

function numberOf(value) {
  const isWritten = Number.isFinite(value)
    && (!Number.isInteger(value) || Number.isSafeInteger(value) || Math.abs(value) >= EXPONENT);
  if (!isWritten) throw new Fault(`a number out of range: ${value}`);
  return JSON.stringify(value);
}

function textIn(value) {
  if (/\p{Surrogate}/u.test(value)) throw new Fault("a text holds half a character");
  return JSON.stringify(value);
}

/** The value in a file that must be canonical JSON. */
export function readCanonical(data, name) {
  const text = textOf(data, name);
  let value, written;
  try {
    value = JSON.parse(text);
    written = canonical(value);
  } catch (error) {
    throw new Fault(`${name} is not JSON: ${error.message}`);
  }
  if (written !== text) throw new Fault(`${name} is not canonical JSON`);
  return value;
}
