// The review screen with keys: j k y n e a u. Without this file every answer is a
// plain form and a selection is typed as words; nothing else is lost.
(() => {
  const text = document.getElementById("source-text");
  if (!text || !window.htmx) return;

  const proposals = () => [...document.querySelectorAll(".proposal[data-no]")];
  const inHand = () => document.querySelector(".proposal.is-here");
  const marks = (no) => document.querySelectorAll(`.span[data-no="${no}"]`);

  // Characters of the stored text are Unicode code points; the browser counts UTF-16.
  const codePoints = (words) => [...words].length;

  function offsetsOf(range) {
    const runs = [...text.querySelectorAll("[data-at]")].filter((run) => range.intersectsNode(run));
    let start = null;
    let end = null;
    let words = "";
    for (const run of runs) {
      const node = run.firstChild;
      if (!node) continue;
      const from = node === range.startContainer ? range.startOffset : 0;
      const to = node === range.endContainer ? range.endOffset : node.data.length;
      if (from >= to) continue;
      const at = Number(run.dataset.at);
      if (start === null) start = at + codePoints(node.data.slice(0, from));
      end = at + codePoints(node.data.slice(0, to));
      words += node.data.slice(from, to);
    }
    return start === null ? null : { start, end, words };
  }

  // The last selection made in the text, kept while focus moves to a button.
  let chosen = null;
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.commonAncestorContainer)) return;
    const found = offsetsOf(range);
    if (!found) return;
    chosen = found;
    offerSpan();
  });

  function offerSpan() {
    const form = inHand()?.querySelector("form.redraw");
    if (!form || !chosen) return;
    form.elements.start.value = chosen.start;
    form.elements.end.value = chosen.end;
    form.hidden = false;
  }

  function showInText(no) {
    for (const mark of text.querySelectorAll(".span.is-here")) mark.classList.remove("is-here");
    let first = null;
    for (const mark of marks(no)) {
      mark.classList.add("is-here");
      first ??= mark;
    }
    if (!first) return;
    const box = first.getBoundingClientRect();
    if (box.top < 0 || box.bottom > window.innerHeight) first.scrollIntoView({ block: "center" });
  }

  function close(item) {
    if (!item) return;
    item.classList.remove("is-here");
    item.removeAttribute("aria-current");
    item.querySelector(".more")?.remove();
    const what = item.querySelector(".what");
    if (what.querySelector("a.open")) return;
    const words = [...what.childNodes].find((node, place) => place > 1 && node.textContent.trim());
    if (!words) return;
    const link = document.createElement("a");
    link.className = "open";
    link.href = `?at=${item.dataset.no}#p${item.dataset.no}`;
    words.replaceWith(link);
    link.append(words);
  }

  function focus(no) {
    const item = document.getElementById(`p${no}`);
    item?.focus();
    showInText(no);
    offerSpan();
  }

  // Without a pause for transitions: for its length htmx gives new elements the old
  // attributes, and a key pressed then would meet the proposal decided before.
  async function open(item, edit = false) {
    if (!item) return;
    const before = inHand();
    if (before !== item) close(before);
    const no = item.dataset.no;
    await htmx.ajax("GET", item.dataset.url + (edit ? "?edit=1" : ""), { target: `#p${no}`, swap: "outerHTML settle:0ms" });
    focus(no);
    if (edit) document.querySelector(`#p${no} .field :is(input, textarea, select)`)?.focus();
  }

  function step(by) {
    const all = proposals();
    const at = all.indexOf(inHand());
    open(all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]);
  }

  function answer(value) {
    const form = inHand()?.querySelector("form.answer");
    const button = form?.querySelector(`button[value="${value}"]`);
    if (!button) return;
    const people = form.querySelectorAll('input[name="person"]');
    if (value !== "no" && people.length && ![...people].some((one) => one.checked)) {
      people[0].focus();
      document.getElementById("said").textContent = form.querySelector(".near legend").textContent;
      return;
    }
    // A click, because htmx sends the name of the button that was clicked.
    button.click();
  }

  function undo() {
    const form = inHand()?.querySelector("form.undo") ?? document.querySelector("#said form.undo");
    form?.requestSubmit();
  }

  function draw() {
    const details = document.getElementById("draw");
    details.open = true;
    const form = details.querySelector("form");
    if (chosen) {
      form.elements.start.value = chosen.start;
      form.elements.end.value = chosen.end;
      form.elements.quote.value = chosen.words;
    }
    form.elements[chosen ? "kind" : "quote"].focus();
  }

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    y: () => answer("yes"),
    n: () => answer("no"),
    e: () => open(inHand(), true),
    a: draw,
    u: undo,
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input:not([type=radio]), textarea, select, [contenteditable]")) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  document.querySelector("[data-keys]")?.removeAttribute("hidden");

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".proposal a.open, .proposal a[data-edit], .proposal a[data-open]");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    open(link.closest(".proposal"), link.hasAttribute("data-edit"));
  });

  text.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-at]");
    if (!link || !document.getSelection().isCollapsed) return;
    event.preventDefault();
    open(document.querySelector(link.getAttribute("href")));
  });

  // Words typed by hand are looked for anew; a selection's place no longer counts.
  document.querySelector("#draw textarea")?.addEventListener("input", (event) => {
    event.target.form.elements.start.value = "";
    event.target.form.elements.end.value = "";
  });

  document.body.addEventListener("orkhon:decided", (event) => {
    const { number, state, here } = event.detail;
    for (const mark of marks(number)) {
      mark.classList.remove("is-proposed", "is-confirmed", "is-refused", "is-here");
      mark.classList.add(state);
    }
    if (here) focus(here);
    else window.location.reload();
  });
})();
