// The sitting as it changes. Without this file every page is the same, acts are answered
// by the page anew, and its link loads what changed.
(() => {
  const root = document.getElementById("sitting");
  if (!root) return;
  const words = document.getElementById("live");
  const SILENT = 35_000; // a sign of life comes every 15 seconds; after this it is lost
  const AGAIN = 5_000; // between two questions where no stream is to be had
  const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
  const ahead = Date.parse(root.dataset.now) - Date.now(); // of the server's clock
  const hour = new Intl.DateTimeFormat("en-GB", {
    timeStyle: "medium",
    timeZone: root.dataset.zone || undefined,
  });

  const standing = () => document.querySelector("[data-standing]")?.dataset.standing;
  const began = standing(); // an open sitting has other forms than a planned one

  let after = Number(root.dataset.after);
  let heard = Date.now();
  let stream = null;
  let again = 0;

  // What the page shows ---------------------------------------------------

  const shown = new Map(); // the part's name and its HTML as it came
  const waiting = new Map(); // parts that somebody is writing in

  function say(state) {
    const word = words.querySelector("[data-word]");
    const off = state !== "live";
    word.classList.toggle("is-off", off);
    const said = state === "live" ? words.dataset.live : `${words.dataset[state]}; ${words.dataset.news}`;
    if (word.textContent !== said) word.textContent = said;
  }

  function isWriting(part) {
    const here = document.activeElement;
    const inField = part.contains(here) && here.matches("input, select, textarea");
    return inField || part.querySelector("form[data-written]") !== null;
  }

  function draw(name, html) {
    const part = document.querySelector(`[data-part="${name}"]`);
    if (!part || shown.get(name) === html) return;
    if (isWriting(part)) {
      waiting.set(name, html);
      note(part.querySelector("form"), words.dataset.changed);
      return;
    }
    waiting.delete(name);
    shown.set(name, html);
    const open = [...part.querySelectorAll("details")].map((one) => one.open);
    part.innerHTML = html;
    part.querySelectorAll("details").forEach((one, place) => { one.open = open[place] ?? false; });
    for (const form of part.querySelectorAll("form[method=post]")) {
      if (!form.elements.csrfmiddlewaretoken) {
        const field = Object.assign(document.createElement("input"), { type: "hidden", name: "csrfmiddlewaretoken", value: token() });
        form.append(field);
      }
    }
    recall(part);
  }

  function drawWaiting() {
    for (const [name, html] of [...waiting]) draw(name, html);
  }

  function apply(news) {
    if (news.event < after) return; // an answer that news has overtaken
    after = news.event;
    // The page of a secretary who is writing has seen what it showed when they began.
    for (const form of document.querySelectorAll("form:not([data-written])")) {
      if (form.elements.revision) form.elements.revision.value = news.revision;
    }
    for (const [name, html] of Object.entries(news.parts)) draw(name, html);
    if (standing() !== began) return location.reload();
    words.querySelector("[data-at]").textContent = hour.format(Date.parse(news.at));
    tick();
  }

  function tick() {
    const now = Date.now() + ahead;
    for (const clock of document.querySelectorAll("time.runs")) {
      const seconds = Math.max(0, Math.floor((now - Date.parse(clock.dataset.since)) / 1000));
      const allowed = Number(clock.dataset.allowed);
      clock.textContent = minutes(seconds) + (allowed ? ` / ${minutes(allowed)}` : "");
      clock.classList.toggle("is-over", Boolean(allowed) && seconds > allowed);
    }
  }

  function minutes(seconds) {
    const two = (number) => String(number).padStart(2, "0");
    const whole = Math.floor(seconds / 60);
    if (whole < 60) return `${whole}:${two(seconds % 60)}`;
    return `${Math.floor(whole / 60)}:${two(whole % 60)}:${two(seconds % 60)}`;
  }

  // News ------------------------------------------------------------------

  function listen() {
    clearTimeout(again);
    stream?.close();
    heard = Date.now();
    const address = new URL(root.dataset.events, location);
    address.searchParams.set("after", after);
    stream = new EventSource(address);
    for (const kind of ["hello", "beat", "parts"]) {
      stream.addEventListener(kind, (event) => {
        heard = Date.now();
        say("live");
        if (kind === "parts") apply(JSON.parse(event.data));
      });
    }
    stream.addEventListener("error", () => {
      say("lost");
      // A stream that was cut off comes again by itself; one that was refused does not.
      if (stream.readyState === EventSource.CLOSED) ask();
    });
  }

  async function ask() {
    clearTimeout(again);
    again = setTimeout(listen, AGAIN);
    const address = new URL(root.dataset.parts, location);
    address.searchParams.set("after", after);
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      if (!answer.ok) return say("lost");
      say("asking");
      if (answer.status === 200) apply(await answer.json());
    } catch {
      say("lost");
    }
  }

  setInterval(() => {
    tick();
    if (stream?.readyState !== EventSource.CLOSED && Date.now() - heard > SILENT) {
      say("lost");
      listen();
    }
  }, 1_000);
  addEventListener("offline", () => say("lost"));
  addEventListener("online", listen);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && Date.now() - heard > SILENT / 2) listen();
  });

  // Acts ------------------------------------------------------------------

  function note(form, text) {
    const place = form?.querySelector("[data-refused]") ?? document.getElementById("refused");
    if (!place) return;
    place.textContent = text;
    place.hidden = !text;
  }

  const place = (field) => `${field.form.action} ${field.name}`;

  function recall(part) {
    for (const field of part.querySelectorAll("form textarea")) {
      const kept = sessionStorage.getItem(place(field));
      if (kept === null || kept === field.value) continue;
      field.value = kept;
      field.form.dataset.written = "";
    }
  }

  function forget(form) {
    delete form.dataset.written;
    for (const field of form.querySelectorAll("textarea")) sessionStorage.removeItem(place(field));
  }

  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form?.method !== "post") return;
    form.dataset.written = "";
    if (event.target.matches("textarea")) sessionStorage.setItem(place(event.target), event.target.value);
  });
  document.addEventListener("focusout", () => setTimeout(drawWaiting, 0));

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.method !== "post" || "whole" in form.dataset || !form.closest("main")) return;
    event.preventDefault();
    if ("sending" in form.dataset) return;
    form.dataset.sending = "";
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body: new FormData(form, event.submitter),
        headers: { Accept: "application/json" },
      });
      if (!answer.headers.get("Content-Type")?.startsWith("application/json")) return location.reload();
      const news = await answer.json();
      if (answer.ok) {
        forget(form);
        form.reset();
        note(form, "");
        event.submitter?.blur();
        apply(news);
        drawWaiting();
      } else {
        apply(news);
        note(form, news.why);
        if (form.elements.revision) form.elements.revision.value = news.revision;
      }
    } catch {
      note(form, words.dataset.kept);
    } finally {
      delete form.dataset.sending;
    }
  });

  recall(document);
  listen();
})();
