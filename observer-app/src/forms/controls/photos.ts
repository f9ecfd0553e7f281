// A photo: from the camera or from the phone's pictures, shown small, replaced
// or taken away. It lies on the phone as soon as it is seen here.
import type { UploadNode } from "@getodk/xforms-engine";
import { h } from "../../dom";
import { say } from "../../words/words";
import { labelOf } from "../nodes";
import { NotAPicture, reducePhoto } from "../photo";
import { idOf, type Inner, type Surroundings } from "./control";

export function photoControl(question: UploadNode, around: Surroundings): Inner {
  const is_image = (question.nodeOptions.media.type ?? "image") === "image";
  let own_error = "";
  const place = h("div", { class: "photo" });

  const take = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = "";
    if (file === undefined) return;
    own_error = "";
    place.setAttribute("aria-busy", "true");
    try {
      question.setValue(is_image ? await reducePhoto(file, question.maxPixels ?? undefined) : file);
    } catch (error) {
      if (!(error instanceof NotAPicture)) throw error;
      own_error = say("not_a_picture");
    }
    place.removeAttribute("aria-busy");
    show();
    around.changed();
  };

  const chooser = (id: string, words: string, camera: boolean): HTMLElement =>
    h("label", { class: "button is-file", for: id },
      h("input", {
        type: "file",
        id,
        class: "file-in",
        accept: is_image ? "image/*" : question.nodeOptions.media.accept,
        capture: camera ? "environment" : null,
        disabled: question.currentState.readonly,
        onchange: (event) => void take(event),
      }),
      words,
    );

  const show = (): void => {
    const file = question.currentState.value;
    const shown = file === null ? null : pictureOf(file, labelOf(question));
    place.replaceChildren(
      ...(shown === null ? [] : [shown]),
      h("div", { class: "photo-acts" },
        is_image ? chooser(idOf(question), say(file === null ? "take_photo" : "take_again"), true) : null,
        chooser(is_image ? `${idOf(question)}-file` : idOf(question), say("choose_file"), false),
        file === null ? null : h("button", {
          type: "button",
          class: "button is-grave",
          onclick: () => {
            question.setValue(null);
            show();
            around.changed();
          },
        }, say("remove_photo")),
      ),
    );
  };
  show();
  // A restored draft hands over its files a moment later.
  if (question.currentState.value === null && question.currentState.instanceValue !== "") setTimeout(show, 50);
  return { element: place, is_set: true, own_error: () => own_error };
}

export function pictureOf(file: Blob, words: string): HTMLElement {
  if (!file.type.startsWith("image/")) return h("p", { class: "note" }, say("file_there"));
  const address = URL.createObjectURL(file);
  return h("img", { src: address, alt: words, class: "photo-shown", onload: () => URL.revokeObjectURL(address) });
}
