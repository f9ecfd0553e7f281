// Dates and times, shown and read in the mission's own time zone.
import type { AnyInputNode } from "@getodk/xforms-engine";
import { h } from "../../dom";
import { correctedNow, zone } from "../../mission/heard";
import { say } from "../../words/words";
import { isoFromLocal, isoInZone, localTime } from "../../zone";
import { valueOf } from "../nodes";
import { idOf, type Inner, type Surroundings } from "./control";

export function momentControl(question: AnyInputNode, around: Surroundings): Inner {
  const kind = question.valueType as "date" | "time" | "dateTime";
  const write = (value: string | null): void => {
    (question.setValue as (value: string | null) => unknown)(value);
    around.changed();
  };
  return momentField({
    id: idOf(question),
    kind,
    value: valueOf(question),
    readonly: question.currentState.readonly,
    write,
  });
}

export interface MomentField {
  readonly id: string;
  readonly kind: "date" | "time" | "dateTime";
  readonly value: string;
  readonly readonly: boolean;
  readonly write: (value: string | null) => void;
}

export function momentField({ id, kind, value, readonly, write }: MomentField): Inner {
  const field = h("input", {
    id,
    name: id,
    type: kind === "dateTime" ? "datetime-local" : kind,
    readonly,
    oninput: (event) => write(fromField((event.target as HTMLInputElement).value, kind)),
  });
  field.value = toField(value, kind);
  const now = h("button", {
    type: "button",
    class: "button is-plain",
    hidden: readonly,
    onclick: () => {
      const at = correctedNow();
      const local = localTime(at, zone());
      field.value = { date: local.date, time: local.time, dateTime: `${local.date}T${local.time}` }[kind];
      write(kind === "dateTime" ? isoInZone(at, zone()) : fromField(field.value, kind));
    },
  }, say(kind === "date" ? "today" : "now"));
  return { element: h("div", { class: "moment field" }, field, now), is_set: false, own_error: () => "" };
}

/** What the form holds, as the browser's field wants it. */
export function toField(value: string, kind: MomentField["kind"]): string {
  if (value === "") return "";
  if (kind === "date") return value.slice(0, 10);
  if (kind === "time") return value.slice(0, 5);
  const at = Date.parse(value);
  if (Number.isNaN(at)) return "";
  const local = localTime(at, zone());
  return `${local.date}T${local.time}`;
}

function fromField(typed: string, kind: MomentField["kind"]): string | null {
  if (typed === "") return null;
  if (kind === "date") return typed;
  if (kind === "dateTime") return isoFromLocal(typed, zone());
  const today = localTime(correctedNow(), zone()).date;
  return isoFromLocal(`${today}T${typed}`, zone())?.slice(11) ?? null;
}
