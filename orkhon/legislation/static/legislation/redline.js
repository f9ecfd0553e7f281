// The redline with keys: j goes to the next change, k back. Without this file the list
// of what changed leads to every place.
(() => {
  "use strict";
  const words = document.querySelector(".redline");
  if (!words) return;
  document.querySelector("[data-keys]")?.removeAttribute("hidden");
  const changes = [...words.querySelectorAll("[data-change]")];

  function step(by) {
    const here = changes.indexOf(document.activeElement?.closest("[data-change]"));
    const at = here < 0 ? (by > 0 ? 0 : changes.length - 1) : here + by;
    const next = changes[at];
    if (!next) return;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea, [contenteditable]")) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
  });
})();
