// Small things to tell the server: answers to messages, messages seen, drafts
// shared with the team. Kept on the phone until the server has said yes.
import { announce } from "../net/announce";
import { ask, NoAnswer } from "../net/ask";
import { all, put, remove } from "../store/database";
import type { Errand, Task } from "../store/records";
import { language } from "../words/words";
import { known } from "./heard";

/** Leave a task for when the network is there; `id` makes a repeat harmless. */
export async function leaveErrand(id: string, task: Task): Promise<void> {
  const { mission, observer } = known.link ?? { mission: null, observer: null };
  if (mission === null || observer === null) return;
  await put("errands", { id, mission, observer, at: Date.now(), task } satisfies Errand);
  announce("messages");
}

/** What is still to be told for the observer whose link is open. */
export async function errands(): Promise<Errand[]> {
  const { mission, observer } = known.link ?? { mission: null, observer: null };
  const own = (await all<Errand>("errands")).filter(
    (errand) => errand.mission === mission && errand.observer === observer,
  );
  return own.toSorted((one, other) => one.at - other.at);
}

export async function runErrands(token: string): Promise<void> {
  for (const { id, task } of await errands()) {
    try {
      await run(id, task, token);
    } catch (error) {
      if (!(error instanceof NoAnswer) || error.kind !== "refused") throw error;
      // Refused for good. An observer's answer is kept and shown as not sent;
      // the rest would only stand in the way.
      if (task.what === "answer") continue;
    }
    await remove("errands", id);
    announce("messages");
  }
}

async function run(id: string, task: Task, token: string): Promise<void> {
  const question = { token, language: language(), expect: "nothing" } as const;
  switch (task.what) {
    case "answer": {
      const path = `/field/api/messages/${encodeURIComponent(task.message)}/answer`;
      await ask(path, { ...question, method: "POST", body: { id, text: task.text } });
      return;
    }
    case "seen": {
      const path = `/field/api/messages/${encodeURIComponent(task.message)}/seen`;
      await ask(path, { ...question, method: "POST", body: {} });
      return;
    }
    case "share": {
      const path = `/field/api/team-drafts/${encodeURIComponent(task.instance_id)}`;
      await ask(path, { ...question, method: "PUT", body: JSON.parse(task.body) as unknown });
      return;
    }
    case "withdraw": {
      const path = `/field/api/team-drafts/${encodeURIComponent(task.instance_id)}`;
      await ask(path, { ...question, method: "DELETE" });
      return;
    }
  }
}
