// Two observers, one form: where their answers differ, question by question, and
// one form made of both.
//
// Works on plain trees of elements so that it can be checked without a browser;
// xmltree.ts makes them from XML.

export interface Element {
  readonly name: string;
  readonly text: string;
  readonly children: readonly Element[];
}

/** One place where the two forms say different things; "" is no answer. */
export interface Difference {
  /** Path below the root, "opening/on_time"; a list is one place as a whole. */
  readonly path: string;
  readonly mine: string;
  readonly theirs: string;
  /** A list of entries (repeat): taken as a whole or not at all. */
  readonly is_list: boolean;
}

/** What is each observer's own and never compared: who, when, and the photo files. */
const OWN = new Set(["meta", "header", "start", "end", "deviceid", "today", "username"]);

export function differencesOf(mine: Element, theirs: Element, photos: ReadonlySet<string> = new Set()): Difference[] {
  const found: Difference[] = [];
  compare(mine, theirs, "", photos, found, true);
  return found;
}

function compare(mine: Element | null, theirs: Element | null, path: string, photos: ReadonlySet<string>, found: Difference[], is_root = false): void {
  const names = namesOf(mine, theirs).filter((name) => !(is_root && OWN.has(name)));
  for (const name of names) {
    const at = path === "" ? name : `${path}/${name}`;
    const own = childrenNamed(mine, name);
    const other = childrenNamed(theirs, name);
    if (photos.has(at)) continue;
    if (own.length > 1 || other.length > 1) {
      const [one, two] = [own.map(writeOut).join("\n"), other.map(writeOut).join("\n")];
      if (one !== two) found.push({ path: at, mine: one, theirs: two, is_list: true });
      continue;
    }
    const [one = null] = own;
    const [two = null] = other;
    if ((one?.children.length ?? 0) > 0 || (two?.children.length ?? 0) > 0) {
      compare(one, two, at, photos, found);
      continue;
    }
    const [value, value2] = [one?.text.trim() ?? "", two?.text.trim() ?? ""];
    if (value !== value2) found.push({ path: at, mine: value, theirs: value2, is_list: false });
  }
}

/** My form with the partner's answer at each of the given places. */
export function takeTheirs(mine: Element, theirs: Element, paths: ReadonlySet<string>): Element {
  return merge(mine, theirs, "", paths);
}

function merge(mine: Element, theirs: Element | null, path: string, paths: ReadonlySet<string>): Element {
  const names = namesOf(mine, theirs);
  const children = names.flatMap((name): Element[] => {
    const at = path === "" ? name : `${path}/${name}`;
    const own = childrenNamed(mine, name);
    const other = childrenNamed(theirs, name);
    if (paths.has(at)) return [...other];
    if (![...paths].some((wanted) => wanted.startsWith(`${at}/`))) return [...own];
    const [one = { name, text: "", children: [] }] = own;
    return [merge(one, other[0] ?? null, at, paths)];
  });
  return { ...mine, children };
}

/** Names of children in my order, then those only the partner has. */
function namesOf(mine: Element | null, theirs: Element | null): string[] {
  return [...new Set([...(mine?.children ?? []), ...(theirs?.children ?? [])].map((child) => child.name))];
}

function childrenNamed(element: Element | null, name: string): readonly Element[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** An entry of a list in one line, answers in the form's order. */
function writeOut(element: Element): string {
  if (element.children.length === 0) return element.text.trim();
  return element.children.map(writeOut).filter((text) => text !== "").join(" · ");
}
