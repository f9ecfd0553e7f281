// A small OpenRosa receiver after the project's contract: idempotent, counts
// completeness by the files named in the form, answers with a receipt.
import { createHash } from "node:crypto";

export function parseMultipart(body, type) {
  const boundary = /boundary=(?:"([^"]+)"|([^;]+))/.exec(type);
  if (boundary === null) return null;
  const mark = Buffer.from(`--${boundary[1] ?? boundary[2]}`);
  const parts = [];
  let at = body.indexOf(mark);
  while (at !== -1) {
    const next = body.indexOf(mark, at + mark.length);
    if (next === -1) break;
    const chunk = body.subarray(at + mark.length + 2, next - 2);
    const split = chunk.indexOf("\r\n\r\n");
    const head = chunk.subarray(0, split).toString("utf-8");
    const name = /name="([^"]*)"/.exec(head)?.[1] ?? "";
    const filename = /filename="([^"]*)"/.exec(head)?.[1] ?? null;
    parts.push({ name, filename, type: /content-type:\s*(\S+)/i.exec(head)?.[1] ?? "", bytes: chunk.subarray(split + 4) });
    at = next;
  }
  return parts;
}

export class Receiver {
  constructor() {
    this.forms = new Map();
    this.seq = 48189;
    this.posts = [];
    this.conflicts = 0;
  }

  /** Take one post in; returns status and the OpenRosa body. */
  receive(parts, observer, clientTime) {
    const xml = parts.find((part) => part.name === "xml_submission_file");
    if (xml === undefined) return { status: 400, body: answer("no form in this post", "submit_error") };
    const text = xml.bytes.toString("utf-8");
    const id = /<(?:\w+:)?instanceID>([^<]+)</.exec(text)?.[1];
    if (id === undefined) return { status: 400, body: answer("no instanceID", "submit_error") };
    const files = parts.filter((part) => part.filename !== null && part.name !== "xml_submission_file");
    this.posts.push({ id, files: files.map((file) => file.name), clientTime });
    let form = this.forms.get(id);
    if (form === undefined) {
      this.seq += 1;
      form = { id, text, observer, seq: this.seq, files: new Map(), leaf: createHash("sha256").update(xml.bytes).digest("hex"), received_at: new Date().toISOString() };
      this.forms.set(id, form);
    } else if (form.text !== text) {
      this.conflicts += 1;
      return { status: 409, body: answer("the same form with other content", "submit_error") };
    }
    for (const file of files) form.files.set(file.name, file.bytes);
    const missing = this.missing(form);
    return { status: 201, body: answer(`received, receipt ${form.seq}`, "submit_success", receipt(form, missing)) };
  }

  missing(form) {
    const named = [...form.text.matchAll(/>([\w.-]+\.(?:jpg|jpeg|png))</g)].map(([, name]) => name);
    return named.filter((name) => !form.files.has(name));
  }

  sentBy(observer) {
    return [...this.forms.values()].filter((form) => form.observer === observer).map((form) => ({
      instance_id: form.id,
      form_id: /<(?:\w+:)?data[^>]*\bid="([^"]+)"/.exec(form.text)?.[1] ?? "",
      version: /<(?:\w+:)?data[^>]*\bversion="([^"]+)"/.exec(form.text)?.[1] ?? "",
      station: /<station>([^<]*)</.exec(form.text)?.[1] ?? "",
      stage: /<(?:\w+:)?data[^>]*\bid="([^"]+)"/.exec(form.text)?.[1] ?? "",
      filled_at: form.received_at,
      received_at: form.received_at,
      receipt: form.leaf,
      seq: form.seq,
      complete: this.missing(form).length === 0,
      missing: this.missing(form),
      state: "received",
      url: `/field/api/sent/${encodeURIComponent(form.id)}.xml`,
    }));
  }
}

function receipt(form, missing) {
  return `<receipt xmlns="urn:orkhon:receipt:1" seq="${form.seq}" leaf="${form.leaf}" complete="${missing.length === 0}" missing="${missing.join(" ")}"/>`;
}

function answer(words, nature, more = "") {
  return `<OpenRosaResponse xmlns="http://openrosa.org/http/response"><message nature="${nature}">${words}</message>${more}</OpenRosaResponse>`;
}
