// The list of findings with keys alone: j and k move, y confirms, n drops, e changes.
(() => {
  "use strict";
  const sheet = document.querySelector("[data-findings]");
  if (!sheet) return;
  document.querySelector("[data-keys]")?.removeAttribute("hidden");
  const waiting = () => [...sheet.querySelectorAll("tr[data-waiting]")];
  const inHand = () => document.activeElement?.closest("tr[data-waiting]");

  function step(by) {
    const rows = waiting();
    const at = rows.indexOf(inHand());
    const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  }

  function decide(which) {
    const row = inHand();
    const form = row?.querySelector(`form[data-${which}]`);
    if (!form) return;
    const rows = waiting();
    const next = rows[rows.indexOf(row) + 1] ?? rows[rows.indexOf(row) - 1];
    if (next) form.elements.next.value = next.id.slice(1);
    form.requestSubmit();
  }

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    y: () => decide("yes"),
    n: () => decide("no"),
    e: () => inHand()?.querySelector("[data-change]")?.click(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  if (/^#f[0-9a-f-]+$/.test(window.location.hash)) {
    document.getElementById(window.location.hash.slice(1))?.focus();
  }
})();
