// Opens forms in the engine: new, from a draft, or to read what was sent.
//
// The engine is loaded when the first form is opened: the list of stations does
// not need it, and it is four fifths of the app.
import type { FormInstanceConfig, RootNode } from "@getodk/xforms-engine";
import { all, get } from "../store/database";
import { deviceId } from "../store/facts";
import type { StoredFile, StoredForm, StoredMedia } from "../store/records";

export class FormNotHere extends Error {
  override readonly name = "FormNotHere";
}

export async function storedForm(hash: string): Promise<StoredForm> {
  const form = await get<StoredForm>("forms", hash);
  if (form === undefined) throw new FormNotHere(`form ${hash} is not on this phone`);
  return form;
}

/** The stored form of that id and version, if this phone has ever had it. */
export async function formOfVersion(form_id: string, version: string): Promise<StoredForm | null> {
  const forms = await all<StoredForm>("forms");
  return forms.find((form) => form.form_id === form_id && form.version === version) ?? null;
}

export async function openNew(form: StoredForm): Promise<RootNode> {
  const engine = await import("@getodk/xforms-engine");
  const opened = await engine.createInstance(form.xml, { form: await loading(form), instance: await configuration(form) });
  return opened.root;
}

export async function openAgain(form: StoredForm, xml: string, files: readonly StoredFile[]): Promise<RootNode> {
  const engine = await import("@getodk/xforms-engine");
  const data = new FormData();
  data.append(engine.constants.INSTANCE_FILE_NAME, new File([xml], engine.constants.INSTANCE_FILE_NAME, { type: "text/xml" }));
  for (const file of files) data.append(file.name, new File([file.bytes], file.name, { type: file.type }));
  const opened = await engine.restoreInstance(
    form.xml,
    { data: [data as never] },
    { form: await loading(form), instance: await configuration(form) },
  );
  return opened.root;
}

/** Choices and pictures of a form come from the phone, never from the network. */
async function loading(form: StoredForm) {
  const media = await Promise.all(form.media.map((file) => get<StoredMedia>("media", file.hash)));
  return {
    missingResourceBehavior: "BLANK" as const,
    fetchFormAttachment: (url: { readonly href: string }): Promise<Response> => {
      const name = decodeURIComponent(url.href.split("/").at(-1) ?? "");
      const found = media.find((file) => file?.name === name);
      if (found === undefined) return Promise.resolve(new Response(null, { status: 404 }));
      return Promise.resolve(new Response(found.bytes, { headers: { "Content-Type": found.type } }));
    },
  };
}

async function configuration(form: StoredForm): Promise<FormInstanceConfig> {
  return {
    preloadProperties: { deviceID: await deviceId() },
    instanceAttachments: {
      // Never the camera's own name: it may be the same for two photos.
      fileNameFactory: ({ writtenAt, extension }) => {
        const moment = writtenAt.toISOString().replace(/\D/g, "").slice(0, 17);
        return `${form.stage || form.form_id}-${moment}-${crypto.randomUUID().slice(0, 4)}${extension ?? ""}`;
      },
    },
  };
}
