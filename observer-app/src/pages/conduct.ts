import { h } from "../dom";
import { inLanguage, known } from "../mission/heard";
import { say } from "../words/words";
import type { Page } from "./page";
import { go } from "./paths";

/** The rules of conduct the observer has signed, to look up on the spot. */
export function conductPage(): Page {
  const text = inLanguage(known.heard?.answer.conduct ?? {});
  return {
    title: say("conduct"),
    back: () => go("home"),
    body: [text === "" ? h("p", {}, say("conduct_not_here")) : h("div", { class: "conduct" }, blocksOf(text))],
  };
}

/** Plain text as it is written: blank lines part paragraphs, "- " and "1. " make
 * lists, "# " a heading. */
function blocksOf(text: string): HTMLElement[] {
  return text.split(/\n\s*\n/).filter((block) => block.trim() !== "").flatMap((block) => {
    const lines = block.trim().split("\n");
    const [first = ""] = lines;
    if (/^#+\s/.test(first)) {
      const rest = lines.slice(1).join("\n");
      return [h("h2", { class: "cut" }, first.replace(/^#+\s*/, "")), ...(rest === "" ? [] : blocksOf(rest))];
    }
    const numbered = /^\d+[.)]\s/;
    if (lines.every((line) => numbered.test(line.trim()))) {
      return [h("ol", {}, lines.map((line) => h("li", {}, line.trim().replace(numbered, ""))))];
    }
    if (lines.every((line) => /^[-*•]\s/.test(line.trim()))) {
      return [h("ul", {}, lines.map((line) => h("li", {}, line.trim().slice(2))))];
    }
    return [h("p", {}, lines.join(" "))];
  });
}
