// Checks a badge without network: its text carries the facts and an Ed25519
// signature over their very bytes; the mission's public key is on the phone.
//
//   ORK1:<base64url of JSON>.<base64url of signature>

export interface BadgeFacts {
  /** Mission number. */
  readonly m: number;
  /** Mission title. */
  readonly t: string;
  /** Card number. */
  readonly c: string;
  readonly n: string;
  /** Parliament, in English. */
  readonly p: string;
  readonly o: string;
  /** First and last day of validity, 2026-03-12. */
  readonly s: string;
  readonly e: string;
}

export type BadgeVerdict =
  | { readonly verdict: "genuine" | "expired" | "not_yet"; readonly facts: BadgeFacts }
  | { readonly verdict: "forged" | "no_key" | "revoked"; readonly facts: BadgeFacts }
  | { readonly verdict: "unreadable"; readonly facts: null };

const PREFIX = "ORK1:";

/**
 * Judge the text of a badge's code.
 *
 * `keys` are the missions' public keys, base64 of 32 bytes, by mission number;
 * `today` is the day in the host country, 2026-03-14; `revoked` are signatures of
 * badges taken back, base64 or base64url.
 */
export async function verifyBadge(
  text: string,
  keys: Readonly<Record<string, string>>,
  today: string,
  revoked: readonly string[] = [],
): Promise<BadgeVerdict> {
  const parts = partsOf(text.trim());
  if (parts === null) return { verdict: "unreadable", facts: null };
  const { signed, signature, facts } = parts;
  const key = keys[String(facts.m)];
  if (key === undefined) return { verdict: "no_key", facts };
  if (!(await isSigned(signed, signature, key))) return { verdict: "forged", facts };
  const own = signature.join();
  if (revoked.some((mark) => bytesOf(mark)?.join() === own)) return { verdict: "revoked", facts };
  if (today < facts.s) return { verdict: "not_yet", facts };
  if (today > facts.e) return { verdict: "expired", facts };
  return { verdict: "genuine", facts };
}

interface Parts {
  readonly signed: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
  readonly facts: BadgeFacts;
}

function partsOf(text: string): Parts | null {
  if (!text.startsWith(PREFIX)) return null;
  const [body = "", mark = "", ...more] = text.slice(PREFIX.length).replace(/\s/g, "").split(".");
  if (more.length > 0) return null;
  const signed = bytesOf(body);
  const signature = bytesOf(mark);
  if (signed === null || signature?.length !== 64) return null;
  try {
    const facts: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(signed));
    return isBadge(facts) ? { signed, signature, facts } : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}

function isBadge(facts: unknown): facts is BadgeFacts {
  if (typeof facts !== "object" || facts === null) return false;
  const record = facts as Record<string, unknown>;
  const texts = ["t", "n", "p", "o", "s", "e"].every((name) => typeof record[name] === "string");
  return record["v"] === 1 && Number.isInteger(record["m"]) && texts && ["string", "number"].includes(typeof record["c"]);
}

async function isSigned(signed: Uint8Array<ArrayBuffer>, signature: Uint8Array<ArrayBuffer>, key: string): Promise<boolean> {
  const raw = bytesOf(key);
  if (raw?.length !== 32) return false;
  const imported = await crypto.subtle.importKey("raw", raw, { name: "Ed25519" }, false, ["verify"]);
  return crypto.subtle.verify({ name: "Ed25519" }, imported, signature, signed);
}

/** Bytes of base64 or base64url, padding or none; null when it is neither. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> | null {
  const plain = text.replaceAll("-", "+").replaceAll("_", "/").replace(/=+$/, "");
  if (plain === "" || !/^[A-Za-z0-9+/]+$/.test(plain) || plain.length % 4 === 1) return null;
  const binary = atob(plain.padEnd(Math.ceil(plain.length / 4) * 4, "="));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
