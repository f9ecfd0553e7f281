// The workbench with keys: j k, 1 2 3, E D P V A N, R, Enter. Without this file every
// choice is a plain control of a form; nothing is lost.
(() => {
  const form = document.getElementById("decision");
  if (!form) return;

  document.getElementById("errors")?.focus();

  const here = document.querySelector(".contents [aria-current]");
  if (here) {
    const list = here.closest(".contents");
    if (list.scrollHeight > list.clientHeight) here.scrollIntoView({ block: "nearest" });
  }

  function go(rel) {
    const link = document.querySelector(`.contents a[rel="${rel}"]`);
    if (link) window.location.assign(link.href);
  }

  function tick(number) {
    const box = form.querySelector(`input[data-candidate="${number}"]:not([disabled])`);
    if (!box) return false;
    box.checked = !box.checked;
    box.focus();
    return true;
  }

  // A status by its letter; one that needs a reason and has none asks for it next.
  function choose(letter) {
    const radio = form.querySelector(`input[type="radio"][data-key="${letter}"]`);
    if (!radio) return false;
    radio.checked = true;
    const reason = form.elements.reason;
    if ("dpvn".includes(letter) && !reason.value.trim()) reason.focus();
    else radio.focus();
    return true;
  }

  function act(key) {
    if (key === "j") go("next");
    else if (key === "k") go("prev");
    else if (key === "r") form.elements.reason?.focus();
    else if (/^[1-9]$/.test(key)) return tick(key);
    else return choose(key);
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const reason = event.target === form.elements.reason;
    if (event.key === "Enter" && !event.shiftKey) {
      // Enter on a link or a button does what that says.
      if (event.target.closest("a, button, summary, select, [type=search]")) return;
      if (!form.elements.reason) return;
      event.preventDefault();
      form.requestSubmit();
      return;
    }
    if (reason && event.key === "Escape") {
      event.target.blur();
      return;
    }
    if (event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select")) return;
    if (act(event.key.toLowerCase())) event.preventDefault();
  });
  document.querySelector("[data-keys]")?.removeAttribute("hidden");

  // Long laws: the list of provisions is narrowed by what is typed.
  for (const box of form.querySelectorAll("[data-find]")) {
    box.hidden = false;
    const lines = [...box.parentElement.querySelectorAll(".near > label")];
    box.querySelector("input").addEventListener("input", (event) => {
      const wanted = event.target.value.trim().toLocaleLowerCase();
      for (const line of lines) {
        const held = line.querySelector("input").checked;
        line.hidden = !held && !line.textContent.toLocaleLowerCase().includes(wanted);
      }
    });
  }
})();
