// One post of one form to the OpenRosa address, and the judgement of its answer.
import type { Parcel, StoredFile } from "../store/records";
import { NoAnswer, failureOf, reach } from "../net/ask";
import { judge, type Judgement } from "./receipt";

/** A photo on a weak network may take minutes; silence longer than this is a cut. */
const PATIENCE = 180_000;

export interface Posting {
  readonly parcel: Parcel;
  readonly files: readonly StoredFile[];
  readonly is_last: boolean;
  readonly token: string;
  readonly device: string;
  readonly language: string;
}

export function addressOf(posting: Posting): string {
  const token = encodeURIComponent(posting.token);
  const device = encodeURIComponent(posting.device);
  return `/v1/key/${token}/projects/${posting.parcel.mission}/submission?deviceID=${device}`;
}

export function bodyOf(posting: Posting): FormData {
  const body = new FormData();
  const xml = new Blob([posting.parcel.xml], { type: "text/xml" });
  body.append("xml_submission_file", xml, "submission.xml");
  for (const file of posting.files) {
    body.append(file.name, new Blob([file.bytes], { type: file.type }), file.name);
  }
  if (!posting.is_last) body.append("*isIncomplete*", "yes");
  return body;
}

export async function post(posting: Posting, now: Date): Promise<Judgement> {
  try {
    const response = await reach(
      addressOf(posting),
      {
        method: "POST",
        body: bodyOf(posting),
        headers: {
          "X-OpenRosa-Version": "1.0",
          "X-Orkhon-Client-Time": now.toISOString(),
          "Accept-Language": posting.language,
        },
        credentials: "omit",
        redirect: "manual",
        cache: "no-store",
      },
      PATIENCE,
    );
    const redirected = response.type === "opaqueredirect";
    return judge({
      status: response.status,
      redirected,
      openrosa: response.headers.get("X-OpenRosa-Version"),
      body: redirected ? "" : await response.text(),
    });
  } catch (error) {
    const failure: NoAnswer = failureOf(error);
    return { received: false, kind: failure.kind, words: "" };
  }
}
