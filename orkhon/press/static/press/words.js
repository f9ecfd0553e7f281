// The editor's keys. Without this file the buttons put facts behind the text and save.
(() => {
  const form = document.getElementById("words");
  if (!form) return;
  let field = form.elements.body;
  form.addEventListener("focusin", (event) => {
    if (event.target.matches("textarea, input[type=text]")) field = event.target;
  });

  function put(words) {
    const { selectionStart: start, selectionEnd: end, value } = field;
    const before = value.slice(0, start);
    const gap = before && !/\s$/.test(before) ? " " : "";
    field.setRangeText(gap + words, start, end, "end");
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-insert]");
    if (!button) return;
    event.preventDefault();
    put(button.dataset.insert);
  });

  document.addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    if (/^Digit[1-9]$/.test(event.code)) {
      const button = document.querySelector(`[data-insert][value="${event.code.slice(5)}"]`);
      if (!button) return;
      event.preventDefault();
      put(button.dataset.insert);
    } else if (event.code === "KeyY" || event.code === "KeyK") {
      const first = document.querySelector(event.code === "KeyY" ? "[data-take]" : "[data-keep]");
      if (!first) return;
      event.preventDefault();
      if (event.code === "KeyY") first.click();
      else first.focus();
    }
  });

  // What is typed and not saved yet is not lost by closing the page.
  let dirty = false;
  form.addEventListener("input", () => { dirty = true; });
  form.addEventListener("submit", () => { dirty = false; });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt === form && event.detail.successful) dirty = false;
  });
  window.addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });
})();
