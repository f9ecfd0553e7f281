// Messages to the teams and this observer's answers; an answer written without
// network waits on the phone like a form.
import type { Message } from "../contract";
import { h } from "../dom";
import { errands, leaveErrand } from "../mission/errands";
import { known, zone } from "../mission/heard";
import { refresh } from "../mission/refresh";
import { get, put } from "../store/database";
import type { Errand } from "../store/records";
import { dayAndTime, say } from "../words/words";
import { textButton, type Page } from "./page";
import { go } from "./paths";

export async function messagesPage(redraw: () => void): Promise<Page> {
  const messages = (known.heard?.answer.messages ?? []).toSorted((one, other) => other.at.localeCompare(one.at));
  const waiting = await errands();
  await markSeen(messages);
  return {
    title: say("messages"),
    back: () => go("home"),
    body: [
      messages.length === 0 ? h("div", { class: "empty" }, h("p", {}, say("no_messages"))) : null,
      messages.map((message) => messageElement(message, waiting, redraw)),
    ],
  };
}

function messageElement(message: Message, waiting: readonly Errand[], redraw: () => void): HTMLElement {
  const own = waiting.map(({ task }) => task).find((task) => task.what === "answer" && task.message === String(message.id));
  const answered = message.answer !== null || own !== undefined;
  const id = `answer-${message.id}`;
  const text = h("textarea", { id, rows: 3 });
  const answer = async (words: string): Promise<void> => {
    if (words.trim() === "") {
      text.focus();
      return;
    }
    await leaveErrand(crypto.randomUUID(), { what: "answer", message: String(message.id), text: words.trim() });
    redraw();
    void refresh();
  };
  return h("article", { class: "told-message" },
    h("p", { class: "under" }, `${message.from} · ${dayAndTime(message.at, zone())}`),
    h("p", {}, message.text),
    message.answer === null ? null
      : h("p", { class: "answer" }, h("span", { class: "state is-done" }, say("you_answered", { time: dayAndTime(message.answer.at, zone()) })), " ", message.answer.text),
    own?.what === "answer" && message.answer === null
      ? h("p", { class: "answer" }, h("span", { class: "state is-waiting" }, say("answer_waits")), " ", own.text) : null,
    answered ? null : h("div", { class: "field" },
      h("label", { for: id }, say(message.needs_answer ? "answer_wanted" : "answer")), text,
      h("p", { class: "acts" },
        textButton(say("understood"), () => void answer(say("understood"))),
        textButton(say("send_answer"), () => void answer(text.value), "is-first"))));
}

async function markSeen(messages: readonly Message[]): Promise<void> {
  const seen = new Set((await get<string[]>("facts", "seen")) ?? []);
  const fresh = messages.map((message) => String(message.id)).filter((id) => !seen.has(id));
  if (fresh.length === 0) return;
  for (const id of fresh) await leaveErrand(`seen:${id}`, { what: "seen", message: id });
  await put("facts", [...seen, ...fresh], "seen");
}
