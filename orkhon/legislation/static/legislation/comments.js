// Answering comments with keys: j k move, a p d n answer. Without this file each
// comment has the same answers as plain buttons; nothing else is lost.
(() => {
  const all = () => [...document.querySelectorAll(".say[data-comment]")];
  if (!all().length || !document.querySelector(".say-form")) return;
  const needsWords = new Set(["p", "d"]);
  let chosen = null;

  const inHand = () => document.querySelector(".say.is-here");

  function take(one) {
    if (!one) return;
    inHand()?.classList.remove("is-here");
    one.classList.add("is-here");
    one.focus({ preventScroll: true });
    const { top, bottom } = one.getBoundingClientRect();
    if (top < 0 || bottom > window.innerHeight) one.scrollIntoView({ block: "center" });
  }

  function step(by) {
    const list = all();
    const here = list.indexOf(inHand());
    take(here < 0 ? list[by > 0 ? 0 : list.length - 1] : list[here + by]);
  }

  function answer(key) {
    const form = inHand()?.querySelector(".say-form");
    if (!form) return;
    const button = form.querySelector(`[data-key="${key}"]`);
    const words = form.querySelector("textarea");
    const again = form.closest("details");
    if (again && !again.open) again.open = true;
    // An answer that stands is never changed by one key, nor one sent without its words.
    if (again || (needsWords.has(key) && !words.value.trim())) {
      chosen = button;
      words.focus();
      return;
    }
    button.click();
  }

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey) return;
    const words = event.target.closest?.(".say-form textarea");
    if (words) {
      const button = chosen?.form === words.form ? chosen : null;
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && button) button.click();
      else if (event.key === "Escape") take(words.closest(".say"));
      return;
    }
    if (event.ctrlKey || event.metaKey || event.target.closest?.("input, select, textarea, [contenteditable]")) return;
    const key = event.key.toLowerCase();
    if (key === "j" || key === "k") step(key === "j" ? 1 : -1);
    else if ("apdn".includes(key) && key.length === 1) answer(key);
    else return;
    event.preventDefault();
  });
  document.querySelector("[data-keys]")?.removeAttribute("hidden");

  document.addEventListener("focusin", (event) => {
    const one = event.target.closest?.(".say[data-comment]");
    if (one && one !== inHand()) {
      inHand()?.classList.remove("is-here");
      one.classList.add("is-here");
    }
  });

  const asked = location.hash && document.getElementById(location.hash.slice(1));
  if (asked?.matches(".say")) take(asked);
  const wrong = document.querySelector('.say-form textarea[aria-invalid="true"]');
  if (wrong) {
    take(wrong.closest(".say"));
    wrong.focus();
  }
})();
