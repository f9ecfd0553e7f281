// The page: takes a file, has it checked, and says what was found in the reader's words.
import { MAX_TOTAL } from "./archive.js";
import { Fault, trimmed } from "./bytes.js";
import { canCheckSignatures, readKey } from "./note.js";
import { verify } from "./verify.js";

const LONGEST_KEY = 1000;
const form = document.getElementById("verifier");
const status = document.getElementById("verifier-status");
const outcome = document.getElementById("verifier-outcome");
const phrases = new Map(
  [...document.getElementById("verifier-words").content.querySelectorAll("[data-word]")]
    .map((one) => [one.dataset.word, one.textContent.trim()]),
);
const language = document.documentElement.lang;
const numbers = new Intl.NumberFormat(language);
/** Which heading a code stands under; in the order of checking. */
const GROUPS = {
  seal: ["signed", "signature", "checkpoint", "another", "unreadable"],
  record: ["entry", "receipts"],
  papers: ["paper", "evidence", "rows_named", "rows_altered", "text", "communique"],
  numbers: [""],
};
/** Values that are counts and have their language's signs; all others stay as they are. */
const COUNTS = ["size", "count", "numbers", "said_not_seen", "counted_not_seen"];

/** The words for a code, its places filled: the text of the page, never its markup. */
function words(code, values = {}) {
  const text = phrases.get(code) ?? code;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? shown(name, values[name]) : whole));
}

function shown(name, value) {
  if (value?.part !== undefined) {
    return value.whole === undefined ? value.part : words("part_of", { part: value.part, whole: value.whole ?? "?" });
  }
  return COUNTS.includes(name) ? numbers.format(value) : String(value ?? "?");
}

function element(name, text = "", attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** The key that the reader trusts; null for the one in the bundle. */
async function trusted() {
  const choice = form.elements.trust.value;
  if (choice === "bundle") return null;
  const word = trimmed(choice === "site" ? form.elements.trust.item(0).dataset.key : form.elements.key.value);
  await readKey(word);
  return word;
}

async function check(file) {
  outcome.hidden = true;
  wrongKey("");
  let key;
  try {
    key = await trusted();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    wrongKey(error.message);
    return;
  }
  if (file.size > MAX_TOTAL) {
    tell({ holds: false, findings: [{ holds: false, code: "too_large", values: {} }] }, file.name);
    return;
  }
  status.textContent = words("checking", { name: file.name });
  const data = new Uint8Array(await file.arrayBuffer());
  tell(await verify(data, key), file.name);
}

function wrongKey(detail) {
  const error = document.getElementById("verifier-key-error");
  error.hidden = !detail;
  error.textContent = detail && words("no_key");
  form.elements.key.toggleAttribute("aria-invalid", Boolean(detail));
  if (detail) {
    status.textContent = words("no_key");
    form.elements.key.focus();
  }
}

function tell({ holds, findings }, name) {
  const verdict = { true: "holds", false: "fails", null: "partly" }[holds];
  const head = element("p", "", { class: { true: "verdict is-whole", false: "verdict is-blocked", null: "verdict" }[holds] });
  head.append(element("b", words(`verdict_${verdict}`)), element("span", words(`meaning_${verdict}`)));
  const parts = [element("h2", words("outcome", { name }), { class: "cut" }), head];
  const wrong = findings.filter((one) => one.holds !== true);
  if (wrong.length) parts.push(list(wrong));
  for (const group of Object.keys(GROUPS)) {
    const good = findings.filter((one) => one.holds === true && groupOf(one.code) === group);
    if (!good.length) continue;
    const box = element("details", "", { class: "why" });
    box.append(element("summary", words(`group_${group}`, { count: good.length })), list(good));
    box.open = good.length <= 12;
    parts.push(box);
  }
  outcome.replaceChildren(...parts);
  outcome.hidden = false;
  status.textContent = words(`verdict_${verdict}`);
  outcome.focus();
}

function groupOf(code) {
  return Object.keys(GROUPS).find((group) => GROUPS[group].some((begin) => code.startsWith(begin)));
}

function list(findings) {
  const made = element("ul", "", { class: "checks" });
  for (const { holds, code, values } of findings) {
    const item = element("li", "", { class: { true: "holds", false: "fails", null: "unknown" }[holds] });
    const said = element("span", words(code, values));
    if (values.detail) {
      said.append(" ", element("span", words("detail")), " ", element("span", values.detail, { lang: "en" }));
    }
    item.append(said);
    made.append(item);
  }
  return made;
}

async function begin() {
  document.getElementById("verifier-without").hidden = true;
  if (!globalThis.crypto?.subtle || typeof DecompressionStream === "undefined") {
    status.textContent = words("old_browser");
    return;
  }
  form.hidden = false;
  if (!(await canCheckSignatures())) status.textContent = words("no_signatures");
  const bundle = form.elements.bundle, keyFile = form.elements.key_file;
  bundle.addEventListener("change", () => bundle.files[0] && check(bundle.files[0]));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (bundle.files[0]) check(bundle.files[0]);
    else status.textContent = words("no_file");
  });
  keyFile.addEventListener("change", async () => {
    if (!keyFile.files[0]) return;
    form.elements.key.value = trimmed(await keyFile.files[0].slice(0, LONGEST_KEY).text());
    form.elements.trust.value = "other";
  });
  form.elements.key.addEventListener("input", () => {
    form.elements.trust.value = "other";
  });
  for (const kind of ["dragover", "drop"]) {
    document.addEventListener(kind, (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      if (kind === "drop" && event.dataTransfer.files[0]) check(event.dataTransfer.files[0]);
    });
  }
}

begin();
