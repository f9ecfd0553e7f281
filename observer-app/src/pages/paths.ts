// Which page is shown stands behind the # of the address, as "#/name/argument",
// so that the phone's own back button works and nothing reaches a server's log.
export type PageName =
  | "home"
  | "language"
  | "form"
  | "new"
  | "queue"
  | "reading"
  | "incident"
  | "places"
  | "conduct"
  | "messages"
  | "about"
  | "check";

const NAMES: readonly string[] = [
  "home", "language", "form", "new", "queue", "reading", "incident", "places", "conduct", "messages", "about", "check",
];

export interface Path {
  readonly name: PageName;
  readonly rest: readonly string[];
}

export function here(): Path {
  return pathOf(location.hash);
}

export function pathOf(hash: string): Path {
  if (hash === "#check") return { name: "check", rest: [] };
  const [name = "home", ...rest] = hash.replace(/^#\/?/, "").split("/").map(decodeURIComponent);
  return { name: NAMES.includes(name) ? (name as PageName) : "home", rest };
}

export function go(name: PageName, ...rest: readonly string[]): void {
  location.hash = `#/${[name, ...rest].map(encodeURIComponent).join("/")}`;
}

/** Go without leaving a step behind: after sending, back must not reopen a form. */
export function goInstead(name: PageName, ...rest: readonly string[]): void {
  const hash = `#/${[name, ...rest].map(encodeURIComponent).join("/")}`;
  history.replaceState(history.state, "", hash);
  dispatchEvent(new HashChangeEvent("hashchange"));
}

/** The token in an address "…/field/#TOKEN", or null when it names a page. */
export function tokenIn(hash: string): string | null {
  const text = decodeURIComponent(hash.replace(/^#/, ""));
  return /^[A-Za-z0-9!$_.~-]{16,200}$/.test(text) ? text : null;
}
