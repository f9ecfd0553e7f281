// Starts the app: whose phone this is, which page is asked for, and the steady
// work behind the pages (sending, refreshing, updating).
import "../../orkhon/ui/static/ui/tokens.css";
import "../../orkhon/ui/static/ui/orkhon.css";
import "./field.css";
import { keepLink } from "./store/facts";
import { h } from "./dom";
import { recall } from "./mission/heard";
import { refresh } from "./mission/refresh";
import { onChange } from "./net/announce";
import { aboutPage, languagePage } from "./pages/settings";
import { checkPage, stopCamera } from "./pages/check";
import { conductPage } from "./pages/conduct";
import { closeForm, formPage, newFormPage, onFormRedraw } from "./pages/form";
import { homePage } from "./pages/home";
import { closeIncident, incidentPage, onIncidentRedraw } from "./pages/incident";
import { messagesPage } from "./pages/messages";
import { fillNetworkLine, pageElement, type Page } from "./pages/page";
import { here, tokenIn, type Path } from "./pages/paths";
import { placesPage } from "./pages/places";
import { queuePage } from "./pages/queue";
import { readingPage } from "./pages/reading";
import { recallPartners } from "./pages/team";
import { keepAppOnPhone, takeUpdate } from "./update";
import { say } from "./words/words";
import { work } from "./work";

/** Pages that follow what happens behind them. */
const LIVE: readonly Path["name"][] = ["home", "queue", "messages"];

let drawn = 0;

async function pageAt({ name, rest }: Path): Promise<Page> {
  switch (name) {
    case "home":
      return homePage();
    case "language":
      return languagePage();
    case "form":
      return formPage(rest[0] ?? "");
    case "new":
      return newFormPage(rest[0] ?? "", rest[1] ?? "", rest[2] ?? null);
    case "queue":
      return queuePage();
    case "reading":
      return readingPage(rest[0] ?? "");
    case "incident":
      return incidentPage();
    case "places":
      return placesPage(rest);
    case "conduct":
      return conductPage();
    case "messages":
      return messagesPage(() => void draw(false));
    case "about":
      return aboutPage();
    case "check":
      return checkPage();
  }
}

/** Draw the page of the address; `is_new` moves the focus to where it begins. */
async function draw(is_new: boolean): Promise<void> {
  drawn += 1;
  const turn = drawn;
  const page = await pageAt(here());
  if (turn !== drawn) return; // A later wish has overtaken this one.
  const main = document.getElementById("main");
  if (main === null) return;
  const focused = is_new ? "" : (document.activeElement?.id ?? "");
  const scrolled = window.scrollY;
  main.replaceChildren(pageElement(page));
  document.title = `${page.title} ⁚ Orkhon`;
  const skip = document.getElementById("skip");
  if (skip !== null) skip.textContent = say("skip_to_content");
  if (is_new) {
    window.scrollTo(0, 0);
    beginOf(main)?.focus({ preventScroll: true });
  } else {
    window.scrollTo(0, scrolled);
    if (focused !== "") document.getElementById(focused)?.focus({ preventScroll: true });
  }
}

function beginOf(main: HTMLElement): HTMLElement | null {
  return main.querySelector<HTMLElement>(".question[tabindex], legend[tabindex]") ?? main.querySelector<HTMLElement>("h1");
}

async function follow(): Promise<void> {
  const token = tokenIn(location.hash);
  if (token !== null) {
    // Out of the address bar at once: it must not be in a photo of the screen.
    history.replaceState(history.state, "", "/field/");
    await keepLink(token, Date.now());
    await recall();
    void refresh().then(work);
  }
  const { name } = here();
  const stays = name === "language";
  if (!stays && name !== "form" && name !== "new") await closeForm();
  if (!stays && name !== "incident") await closeIncident();
  if (name !== "check") stopCamera();
  await draw(true);
  if (name !== "form" && name !== "new" && name !== "incident") void takeUpdate();
}

function redrawForm(): void {
  void draw(true);
}

async function begin(): Promise<void> {
  // Ask not to be cleared away when the phone runs short of room.
  void navigator.storage.persist();
  await recall();
  await recallPartners();
  onFormRedraw(redrawForm);
  onIncidentRedraw(redrawForm);
  onChange((change) => {
    if (change === "partners") void recallPartners();
    const line = document.getElementById("network");
    if (line !== null) fillNetworkLine(line);
    const { name, rest } = here();
    // The forms of a station come onto the phone one by one.
    const is_live = LIVE.includes(name) || (name === "places" && rest.length > 0 && change === "mission");
    const is_writing = document.activeElement instanceof HTMLTextAreaElement || document.activeElement instanceof HTMLInputElement;
    if (is_live && !is_writing) void draw(false);
  });
  addEventListener("hashchange", () => void follow());
  addEventListener("orkhon:sealed", () => void work());
  await follow();
  await keepAppOnPhone();
  await refresh();
  await work();
}

begin().catch((error: unknown) => {
  // Nothing is lost: what was saved lies in the phone's database.
  const words = error instanceof Error ? error.message : String(error);
  document.getElementById("main")?.replaceChildren(h("section", { class: "phone is-only" },
    h("div", { class: "phone-body" },
      h("h1", {}, say("cannot_start")),
      h("p", {}, say("cannot_start_words")),
      h("p", { class: "receipt" }, words),
      h("p", { class: "acts" }, h("a", { class: "button is-first", href: "/field/" }, say("try_again"))))));
});

