// A form being filled: the engine's instance, and its draft on the phone that
// follows every change.
import type { RootNode } from "@getodk/xforms-engine";
import { announce } from "../net/announce";
import { correctedNow, known, zone } from "../mission/heard";
import { leaveErrand } from "../mission/errands";
import { DRAFT, seal } from "../queue/states";
import { answerOf, isFull, transact } from "../store/database";
import { sha256 } from "../store/digest";
import type { Parcel, StoredFile, StoredForm } from "../store/records";
import { isoInZone } from "../zone";
import { hasFact, readFact, writeFact, writeFacts, type HeaderFact } from "./header";
import { openAgain, openNew, storedForm } from "./instance";
import { headerQuestionsOf, isAnswered, questionsOf, speak, violationOf, type Question } from "./nodes";
import { holdForm, type Hold } from "./holding";
import { discardDraft, filesOf, forgetDeliveredPhotos } from "./keeping";

export type SaveFailure = "full" | "refused";

export interface Occasion {
  readonly station: string;
  readonly visit: string | null;
}

export class Filling {
  /** Called after each attempt to save. */
  onSaved: () => void = () => undefined;
  failure: SaveFailure | null = null;
  saved_at: number | null;

  private pending = false;
  private saving: Promise<void> | null = null;
  private closed = false;
  /** Header facts that the form's controls do not take. */
  private readonly facts = new Map<HeaderFact, string>();
  private readonly stored_names: Set<string>;

  private constructor(
    readonly form: StoredForm,
    readonly root: RootNode,
    public parcel: Parcel,
    private readonly hold: Hold,
    is_new: boolean,
  ) {
    this.saved_at = is_new ? null : parcel.changed_at;
    this.stored_names = new Set(parcel.file_names);
  }

  static async fresh(form: StoredForm, occasion: Occasion): Promise<Filling> {
    const root = await openNew(form);
    speak(root);
    const answer = known.heard?.answer;
    const now = Date.now();
    const parcel: Parcel = {
      ...DRAFT,
      instance_id: instanceIdOf(root.instanceState.instanceXML),
      form_id: form.form_id,
      version: form.version,
      form_hash: form.hash,
      stage: form.stage,
      title: form.title,
      station: occasion.station,
      visit: occasion.visit,
      mission: answer?.mission.number ?? 0,
      observer: answer?.observer.code ?? "",
      xml: "",
      file_names: [],
      answered: 0,
      asked: 0,
      place: null,
      agreed_with: "",
      shared: false,
      opened_at: now,
      changed_at: now,
      sealed_at: null,
      received_at: null,
      clock_offset: known.clock_offset,
    };
    const hold = await holdForm(parcel.instance_id);
    const filling = new Filling(form, root, parcel, hold, true);
    filling.writeHeader("station", occasion.station);
    filling.writeHeader("team", answer?.team?.code ?? "");
    filling.writeHeader("observer", parcel.observer);
    filling.writeHeader("arrival", isoInZone(correctedNow(), zone()));
    filling.writeHeader("via", "app");
    return filling;
  }

  /** Go on with a draft, with the very form version it was begun with. */
  static async again(parcel: Parcel): Promise<Filling> {
    const hold = await holdForm(parcel.instance_id);
    try {
      const form = await storedForm(parcel.form_hash);
      const root = await openAgain(form, parcel.xml, await filesOf(parcel.instance_id));
      speak(root);
      const filling = new Filling(form, root, parcel, hold, false);
      // Facts without a control come back from the record, not from the engine.
      filling.writeHeader("station", parcel.station);
      return filling;
    } catch (error) {
      hold.release();
      throw error;
    }
  }

  headerFact(fact: HeaderFact): string {
    return this.facts.get(fact) ?? readFact(this.root, fact);
  }

  hasHeader(fact: HeaderFact): boolean {
    return hasFact(this.root, fact);
  }

  writeHeader(fact: HeaderFact, value: string): void {
    if (writeFact(this.root, fact, value)) this.facts.delete(fact);
    else if (value !== readFact(this.root, fact)) this.facts.set(fact, value);
  }

  /** The observer is at another station than the form says: only that changes. */
  moveTo(station: string): void {
    this.writeHeader("station", station);
    this.parcel = { ...this.parcel, station };
    this.changed();
  }

  questions(): Question[] {
    return questionsOf(this.root);
  }

  wrong(): Question[] {
    return this.questions().filter((question) => violationOf(question) !== null);
  }

  /** What is wrong in the head: no station where one is needed, left before come. */
  wrongHeader(): Question[] {
    return headerQuestionsOf(this.root).filter((question) => violationOf(question) !== null);
  }

  isEmpty(): boolean {
    return !this.questions().some(isAnswered);
  }

  goTo(place: string): void {
    if (this.parcel.place === place) return;
    this.parcel = { ...this.parcel, place };
    if (this.saved_at !== null) this.changed();
  }

  /** An answer changed: save now, or right after the save under way. */
  changed(): void {
    this.pending = true;
    this.saving ??= this.saveWhilePending();
  }

  async settled(): Promise<void> {
    while (this.saving !== null) await this.saving;
  }

  private async saveWhilePending(): Promise<void> {
    while (this.pending && !this.closed) {
      this.pending = false;
      try {
        await this.saveMakingRoom();
        this.failure = null;
      } catch (error) {
        this.failure = isFull(error) ? "full" : "refused";
        // The browser may have thrown its database away: write all files anew.
        this.stored_names.clear();
      }
      this.onSaved();
    }
    this.saving = null;
    if (this.pending && !this.closed) this.changed();
  }

  /** Photos the server has a receipt for give way to a form that has none. */
  private async saveMakingRoom(): Promise<void> {
    try {
      await this.save();
    } catch (error) {
      if ((await forgetDeliveredPhotos()) === 0) throw error;
      await this.save();
    }
  }

  private async save(): Promise<void> {
    const files = this.files();
    const fresh = await Promise.all(
      files.filter((file) => !this.stored_names.has(file.name)).map((file) => this.stored(file)),
    );
    const questions = this.questions();
    const parcel: Parcel = {
      ...this.parcel,
      xml: this.xml(),
      file_names: files.map((file) => file.name),
      answered: questions.filter(isAnswered).length,
      asked: questions.length,
      changed_at: Date.now(),
    };
    await this.write(parcel, fresh);
  }

  private async write(parcel: Parcel, fresh: readonly StoredFile[]): Promise<void> {
    const gone = [...this.stored_names].filter((name) => !parcel.file_names.includes(name));
    await transact(["parcels", "files"], "readwrite", async (at) => {
      const before = await answerOf<Parcel | undefined>(at("parcels").get(parcel.instance_id));
      // Once sealed, a form's bytes are never written again.
      if (before !== undefined && before.state !== "draft") throw new Error("this form is already sealed");
      for (const file of fresh) at("files").put(file);
      for (const name of gone) at("files").delete([parcel.instance_id, name]);
      at("parcels").put(parcel);
    });
    for (const file of fresh) this.stored_names.add(file.name);
    for (const name of gone) this.stored_names.delete(name);
    this.parcel = { ...parcel, place: this.parcel.place, station: this.parcel.station };
    this.saved_at = parcel.changed_at;
    announce("parcels");
  }

  /** The form with its files as they are now, even if the phone cannot keep it. */
  async asItIs(): Promise<{ parcel: Parcel; files: StoredFile[] }> {
    const files = await Promise.all(this.files().map((file) => this.stored(file)));
    return { parcel: { ...this.parcel, xml: this.xml(), file_names: files.map((file) => file.name) }, files };
  }

  xml(): string {
    return writeFacts(this.root.instanceState.instanceXML, this.facts);
  }

  private files(): File[] {
    return this.questions().flatMap((question) =>
      question.nodeType === "upload" && question.currentState.value !== null ? [question.currentState.value] : [],
    );
  }

  private async stored(file: File): Promise<StoredFile> {
    const bytes = await file.arrayBuffer();
    return { instance_id: this.parcel.instance_id, name: file.name, type: file.type, bytes, sha256: await sha256(bytes) };
  }

  /** Put the form into the queue. From here on its bytes never change. */
  async seal(): Promise<void> {
    await this.settled();
    if (this.headerFact("departure") === "") this.writeHeader("departure", isoInZone(correctedNow(), zone()));
    const payload = await this.root.prepareInstancePayload({ payloadType: "monolithic" });
    const written = await payload.data[0].get("xml_submission_file").text();
    const files = this.files();
    const fresh = await Promise.all(
      files.filter((file) => !this.stored_names.has(file.name)).map((file) => this.stored(file)),
    );
    const now = Date.now();
    const agreed_with = this.headerFact("agreed_with");
    const sealed: Parcel = {
      ...this.parcel,
      ...seal(this.parcel),
      xml: writeFacts(written, this.facts),
      file_names: files.map((file) => file.name),
      answered: this.questions().filter(isAnswered).length,
      agreed_with,
      changed_at: now,
      sealed_at: now,
      clock_offset: known.clock_offset,
    };
    await this.write(sealed, fresh);
    await this.tellTeam(sealed);
    this.close();
  }

  /** The partner sees the agreed form itself; a form sent alone leaves no draft. */
  private async tellTeam(sealed: Parcel): Promise<void> {
    const { instance_id } = sealed;
    if (sealed.agreed_with !== "") await leaveErrand(`share:${instance_id}`, shareTask(sealed));
    else if (sealed.shared) await leaveErrand(`share:${instance_id}`, { what: "withdraw", instance_id });
  }

  async share(): Promise<void> {
    await this.settled();
    this.parcel = { ...this.parcel, shared: true };
    this.changed();
    await this.settled();
    await leaveErrand(`share:${this.parcel.instance_id}`, shareTask(this.parcel));
  }

  async discard(): Promise<void> {
    await this.settled();
    this.close();
    await discardDraft(this.parcel);
  }

  /** Leave the form; an empty one leaves nothing behind. */
  async leave(): Promise<void> {
    await this.settled();
    if (this.closed) return;
    this.close();
    if (this.isEmpty() && this.saved_at !== null && this.parcel.file_names.length === 0) await discardDraft(this.parcel);
  }

  private close(): void {
    this.closed = true;
    this.hold.release();
  }
}

function shareTask(parcel: Parcel) {
  const { instance_id, form_id, version, station, stage, xml } = parcel;
  const updated_at = new Date(parcel.changed_at).toISOString();
  return { what: "share", instance_id, body: JSON.stringify({ form_id, version, station, stage, xml, updated_at }) } as const;
}

function instanceIdOf(xml: string): string {
  const id = /<(?:\w+:)?instanceID>([^<]+)<\//.exec(xml)?.[1];
  if (id === undefined) throw new Error("the form has no instanceID");
  return id;
}
