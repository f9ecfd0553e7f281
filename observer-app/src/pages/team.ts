// The team's one agreed form: share a draft, see the partner's, settle each
// difference, and send once.
import { h, type Child } from "../dom";
import type { Filling } from "../forms/filling";
import { replaceXml } from "../forms/keeping";
import { labelOf, nodeAt, isQuestion, wordsOfChoice } from "../forms/nodes";
import { known, zone } from "../mission/heard";
import { refresh } from "../mission/refresh";
import { all } from "../store/database";
import type { Parcel, StoredPartnerDraft } from "../store/records";
import { differencesOf, takeTheirs, type Difference } from "../team/differences";
import { treeOf, writeTree } from "../team/xmltree";
import { clockTime, say } from "../words/words";
import type { Place } from "./form";
import { textButton } from "./page";

let partners: StoredPartnerDraft[] = [];

/** Read the partners' drafts; pages draw from this without waiting. */
export async function recallPartners(): Promise<void> {
  partners = await all<StoredPartnerDraft>("partners");
}

export function partnersFor(filling: Filling): StoredPartnerDraft[] {
  const { mission, station, stage } = filling.parcel;
  return partners.filter((draft) => draft.mission === mission && draft.station === station && draft.stage === stage);
}

/** On the last screen: what the team has for this station and stage. */
export function teamNote(filling: Filling, moves: { toTeam: (partner: string) => void; redraw: () => void }): Child {
  const found = partnersFor(filling);
  const agreed = filling.headerFact("agreed_with");
  const share = async (): Promise<void> => {
    await filling.share();
    moves.redraw();
    void refresh().then(recallPartners).then(moves.redraw);
  };
  return h("section", { "aria-labelledby": "team-head" },
    h("h3", { class: "cut", id: "team-head" }, say("team_form")),
    agreed === "" ? null : h("p", {}, h("span", { class: "state is-done" }, say("agreed_with", { name: nameOf(agreed) }))),
    found.map((draft) => partnerRow(filling, draft, moves.toTeam)),
    found.length === 0 ? h("p", { class: "note" }, say("no_partner_draft")) : null,
    h("p", { class: "acts" }, textButton(say(filling.parcel.shared ? "share_again" : "share"), () => void share())),
    filling.parcel.shared ? h("p", { class: "note" }, say("shared_words")) : null,
  );
}

function partnerRow(filling: Filling, draft: StoredPartnerDraft, toTeam: (partner: string) => void): HTMLElement {
  const theirs = treeOf(draft.xml);
  const sent_for_both = childText(theirs, ["header", "agreed_with"]) === filling.parcel.observer;
  const n = differencesOf(treeOf(filling.xml()), theirs, photoPaths(filling)).length;
  const words = sent_for_both ? say("sent_for_both") : n === 0 ? say("no_differences") : say("differences_n", { n });
  return h("button", { type: "button", class: "way", onclick: () => toTeam(draft.instance_id) },
    h("span", {}, draft.name || draft.observer, h("span", { class: "under" }, clockTime(draft.updated_at, zone()))),
    h("span", { class: `state ${n === 0 || sent_for_both ? "is-done" : "is-held"}` }, words));
}

/** The screen of differences: mine or theirs, one by one. */
export function teamBody(
  filling: Filling,
  partner: string,
  back: () => void,
  reopen: (parcel: Parcel, place: Place) => Promise<void>,
): { body: Child[]; foot: Child[] } {
  const draft = partners.find((each) => each.instance_id === partner);
  if (draft === undefined) return { body: [h("p", {}, say("no_partner_draft"))], foot: [] };
  const differences = differencesOf(treeOf(filling.xml()), treeOf(draft.xml), photoPaths(filling));
  const chosen = new Set<string>();
  const name = draft.name || draft.observer;

  const agree = async (): Promise<void> => {
    filling.writeHeader("agreed_with", draft.observer);
    filling.changed();
    await filling.settled();
    const merged = writeTree(filling.xml(), takeTheirs(treeOf(filling.xml()), treeOf(draft.xml), chosen));
    const { instance_id } = filling.parcel;
    const parcel = await replaceXml(instance_id, merged);
    if (parcel !== null) await reopen(parcel, { at: "end" });
    else back();
  };

  return {
    body: [
      h("h2", { class: "question", tabindex: -1 }, say("compare_with", { name })),
      h("p", { class: "note" }, differences.length === 0 ? say("no_differences") : say("compare_words")),
      differences.map((difference, index) => differenceField(filling, difference, index, name, chosen)),
    ],
    foot: [
      textButton(`‹ ${say("back")}`, back, "is-narrow"),
      textButton(say("agree"), () => void agree(), "is-first"),
    ],
  };
}

function differenceField(filling: Filling, difference: Difference, index: number, name: string, chosen: Set<string>): HTMLElement {
  const node = nodeAt(filling.root, `/data/${difference.path}`);
  const label = node === null ? difference.path : labelOf(node) || difference.path;
  const words = (value: string): string => {
    if (value === "") return say("no_answer");
    if (difference.is_list || node === null || !isQuestion(node) || node.nodeType !== "select") return value;
    return value.split(" ").map((each) => wordsOfChoice(node, each)).join("; ");
  };
  const option = (theirs: boolean, value: string): HTMLElement =>
    h("label", {},
      h("input", {
        type: "radio",
        name: `difference-${index}`,
        checked: !theirs,
        onchange: () => (theirs ? chosen.add(difference.path) : chosen.delete(difference.path)),
      }),
      h("span", {}, words(value), h("span", { class: "under" }, theirs ? name : say("mine"))));
  return h("fieldset", { class: "asked times" },
    h("legend", { class: "label" }, label),
    h("div", { class: "answers" }, option(false, difference.mine), option(true, difference.theirs)));
}

/** A photo is its owner's: the partner's stays with the partner's form. */
function photoPaths(filling: Filling): Set<string> {
  return new Set(
    filling.questions()
      .filter((question) => question.nodeType === "upload")
      .map((question) => question.currentState.reference.replace(/^\/data\//, "").replace(/\[\d+\]/g, "")),
  );
}

function nameOf(code: string): string {
  return known.heard?.answer.team?.members.find((member) => member.code === code)?.name ?? code;
}

function childText(tree: ReturnType<typeof treeOf>, path: readonly string[]): string {
  let at: ReturnType<typeof treeOf> | undefined = tree;
  for (const name of path) at = at?.children.find((child) => child.name === name);
  return at?.text ?? "";
}
