// Cards of a seating plan change places by dragging or by keyboard. The form below the
// drawing does the same without this file; here its values are swapped and it is sent.
const view = document.querySelector(".seats-view");
const form = document.querySelector("form[data-seats]");

if (view && form) {
  const drawing = view.querySelector("svg");
  const said = document.querySelector("[data-said]");
  const cards = [...drawing.querySelectorAll("[data-seat]")];
  let taken = null;
  let moved = false;

  const nameOf = (card) =>
    [...card.querySelectorAll(".seats-name")].map((line) => line.textContent).join(" ");

  const putBack = () => {
    taken?.classList.remove("is-taken");
    taken?.setAttribute("aria-pressed", "false");
    taken = null;
  };

  const take = (card) => {
    putBack();
    taken = card;
    card.classList.add("is-taken");
    card.setAttribute("aria-pressed", "true");
    said.textContent = view.dataset.take;
  };

  const swap = (one, other) => {
    putBack();
    if (one === other) return;
    for (const part of ["who", "name", "post"]) {
      const a = form.elements[`${part}-${one.dataset.seat}`];
      const b = form.elements[`${part}-${other.dataset.seat}`];
      if (a && b) [a.value, b.value] = [b.value, a.value];
    }
    form.requestSubmit();
  };

  const under = (event) =>
    document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-seat]");

  drawing.setAttribute("role", "group");
  for (const card of cards) {
    const name = nameOf(card) || view.dataset.free;
    card.setAttribute("tabindex", "0");
    card.setAttribute("role", "button");
    card.setAttribute("aria-pressed", "false");
    card.setAttribute("aria-label", `${card.dataset.seat}: ${name}`);
    card.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        if (taken) swap(taken, card);
        else if (nameOf(card)) take(card);
      } else if (event.key === "Escape" && taken) {
        putBack();
        said.textContent = view.dataset.back;
      }
    });
    card.addEventListener("pointerdown", (event) => {
      if (taken || !nameOf(card)) return;
      event.preventDefault();
      card.focus();
      take(card);
      moved = false;
    });
  }
  drawing.addEventListener("pointermove", (event) => {
    if (!taken) return;
    const over = under(event);
    for (const card of cards) card.classList.toggle("is-over", card === over && card !== taken);
    if (over !== taken) moved = true;
  });
  document.addEventListener("pointerup", (event) => {
    if (!taken) return;
    const to = under(event);
    for (const card of cards) card.classList.remove("is-over");
    if (to && to !== taken) swap(taken, to);
    else if (moved || !to) putBack();
  });
}
