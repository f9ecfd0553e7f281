// When does a form count as received? Only when the server says so with its own
// receipt: 201, X-OpenRosa-Version 1.0, an OpenRosaResponse that carries our
// receipt element, and in it the leaf of the public record. A network's login
// page (200, or a redirect) is none of that, however friendly it looks.
//
// The service worker has no XML parser, so the few facts are read by patterns
// from an answer whose shape the server fixes.
import type { TroubleKind } from "./states";

export interface Receipt {
  readonly seq: string;
  /** Leaf hash of the entry in the record, 64 hexadecimal digits. */
  readonly leaf: string;
  readonly complete: boolean;
  /** Files named in the form that the server does not have yet. */
  readonly missing: readonly string[];
  /** The server's own sentence. */
  readonly words: string;
}

/** What came back from one post, stripped of everything else. */
export interface Answer {
  readonly status: number;
  /** True for a redirect that was not followed. */
  readonly redirected: boolean;
  readonly openrosa: string | null;
  readonly body: string;
}

export type Judgement =
  | { readonly received: true; readonly receipt: Receipt }
  | { readonly received: false; readonly kind: TroubleKind; readonly words: string };

const RESPONSE = /<(?:[\w.-]+:)?OpenRosaResponse\b[^>]*http:\/\/openrosa\.org\/http\/response[^>]*>[\s\S]*<\/(?:[\w.-]+:)?OpenRosaResponse>\s*$/;
const RECEIPT = /<(?:[\w.-]+:)?receipt\b([^>]*)>/g;
const RECEIPT_NAMESPACE = "urn:orkhon:receipt:1";
const MESSAGE = /<(?:[\w.-]+:)?message\b[^>]*>([\s\S]*?)<\//;
const LEAF = /^[0-9a-f]{64}$/;
const SEQUENCE = /^[0-9]+$/;

export function judge(answer: Answer): Judgement {
  const words = messageOf(answer.body);
  if (answer.redirected || (answer.status >= 300 && answer.status < 400)) return trouble("another_page", "");
  if (answer.status === 401 || answer.status === 403) {
    return trouble(answer.openrosa === null ? "another_page" : "link_refused", words);
  }
  if (answer.status === 429 || answer.status >= 500) return trouble("server_busy", words);
  if (answer.status >= 400) return trouble(answer.openrosa === null ? "another_page" : "refused", words);
  if (answer.status !== 201 || answer.openrosa !== "1.0") return trouble("another_page", "");
  const receipt = receiptOf(answer.body);
  return receipt === null ? trouble("another_page", "") : { received: true, receipt };
}

/** The receipt in an answer's body, or null when it is not one of ours. */
export function receiptOf(body: string): Receipt | null {
  if (!RESPONSE.test(body)) return null;
  for (const [, attributes = ""] of body.matchAll(RECEIPT)) {
    if (!attributes.includes(`="${RECEIPT_NAMESPACE}"`)) continue;
    const seq = attribute(attributes, "seq") ?? "";
    const leaf = (attribute(attributes, "leaf") ?? "").toLowerCase();
    if (!LEAF.test(leaf) || !SEQUENCE.test(seq)) continue;
    const missing = (attribute(attributes, "missing") ?? "").split(/\s+/).filter((name) => name !== "").map(unescapeName);
    return { seq, leaf, complete: attribute(attributes, "complete") === "true", missing, words: messageOf(body) };
  }
  return null;
}

/** A receipt as printed on screen: number, head and tail of the hash in base64. */
export function receiptMark(receipt: { readonly seq: string; readonly leaf: string }): string {
  const bytes = receipt.leaf.match(/../g)?.map((pair) => parseInt(pair, 16)) ?? [];
  const base64 = btoa(String.fromCharCode(...bytes));
  return `${receipt.seq} · ${base64.slice(0, 8)}…${base64.slice(-4)}`;
}

function trouble(kind: TroubleKind, words: string): Judgement {
  return { received: false, kind, words };
}

function attribute(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*"([^"]*)"`).exec(attributes);
  return found?.[1] === undefined ? null : unescapeXml(found[1]);
}

function messageOf(body: string): string {
  return unescapeXml((MESSAGE.exec(body)?.[1] ?? "").trim()).slice(0, 300);
}

/** Names stand in one list, their own spaces and percent signs escaped. */
function unescapeName(word: string): string {
  return word.replaceAll("%20", " ").replaceAll("%25", "%");
}

function unescapeXml(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
}
