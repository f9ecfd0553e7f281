"""Adopting a text: its symbol, its hash and what it rests on, in one transaction.

The counter of a type and year is locked while a number is given, and the number is
kept with the text or not at all: there is no gap and no number twice. Papers and
bundle take long and follow in `adopted_bundles`.
"""

from collections.abc import Mapping
from datetime import date
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.engines.documents import DocumentError
from orkhon.engines.merkle.entry import canonical
from orkhon.engines.voting import Symbol
from orkhon.legislation.actions.carrying import after_new_text
from orkhon.legislation.actions.texts import Dates, begin_version, bring_in
from orkhon.legislation.models import Version, Work
from orkhon.proceedings.actions.adopted_files import keep_file
from orkhon.proceedings.documents.adopted import adopted_paper
from orkhon.proceedings.models import (
    AdoptedText,
    Draft,
    DraftVersion,
    Question,
    SymbolCounter,
    TextKind,
)
from orkhon.proceedings.permissions import can_adopt
from orkhon.proceedings.queries.adopted_evidence import (
    Adoption,
    evidence_of,
    voices_of,
)
from orkhon.proceedings.queries.adopted_words import (
    incomplete,
    language_texts,
    left_out,
    plain_words,
)
from orkhon.proceedings.queries.drafts import standing_of
from orkhon.proceedings.queries.members import assembly_of
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.register.models import Body
from orkhon.ui import dates, languages

CODES: Mapping[str, str] = {
    TextKind.DECLARATION: "DECL",
    TextKind.APPEAL: "APP",
    TextKind.RECOMMENDATION: "REC",
    TextKind.DECISION: "DEC",
    TextKind.MODEL_LAW: "MLAW",
    TextKind.INSTRUMENT: "INST",
}
"""The first part of a symbol. DECL is read in public (DECL/002/2019/FINAL); the others
are of the same pattern and no source shows them."""
FINAL = "FINAL"
"""The last part of the symbol of a text that was adopted."""


def adopt(
    question: Question,
    *,
    on: date,
    by: Actor,
    version: DraftVersion | None = None,
) -> AdoptedText:
    """Adopt the text that a closed question was about, and give it its symbol.

    Args:
        question: Closed as adopted, about a version of a draft.
        on: The day of the adoption; its year is the year of the symbol.
        by: Who adopts it.
        version: The version that this person has before them; None for whichever the
            question was about.
    Returns:
        The adopted text, without papers; where its draft is of a work of legislation
        that work has a new adopted version.
    Raises:
        PermissionDenied: not one who gives symbols.
        Refusal: the question is open, was not adopted or is about no text; the version
            is another one, not the last, or without what was accepted since; the text
            was adopted before; the authentic language lacks; the day cannot be.
    """
    require(can_adopt(by), "give an adopted text its symbol")
    with transaction.atomic():
        made, law = _adopted(question, on, by, version)
    if law is not None:
        # As legislation does it: links follow once the text stands.
        for text in law.expressions.filter(is_authentic=True):
            after_new_text(text, by=by)
    return made


def next_symbol(draft: Draft, year: int) -> Symbol:
    """The symbol that a draft would get now; another text may take it before."""
    code = CODES[draft.kind]
    counter = SymbolCounter.objects.filter(
        organ=assembly_of(draft.session.organ), code=code, year=year
    ).first()
    return Symbol(code, 1 if counter is None else counter.last + 1, year, FINAL)


def _adopted(
    question: Question, on: date, by: Actor, version: DraftVersion | None
) -> tuple[AdoptedText, Version | None]:
    # One order of locks for everybody: question, draft, law, counter, record.
    asked = (
        Question.objects.select_for_update(of=("self",))
        .select_related("session__organ", "version__draft__work")
        .get(pk=question.pk)
    )
    put = _version(asked, version)
    draft = Draft.objects.select_for_update().get(pk=put.draft_id)
    _refuse_adopted(draft)
    _refuse_unready(asked, put)
    _refuse_day(asked, on)
    texts = language_texts(put)
    if not any(one.is_authentic for one in texts):
        raise Refusal(_lacks_authentic(put))
    if draft.work_id is not None:
        Work.objects.select_for_update().get(pk=draft.work_id)
    counter = _counted(assembly_of(asked.session.organ), CODES[draft.kind], on.year)
    symbol = str(Symbol(counter.code, counter.last, counter.year, FINAL))
    adoption = Adoption(asked, symbol, counter, texts, left_out(put, texts), on)
    made = _written(adoption, put, by)
    Draft.objects.filter(pk=draft.pk).update(progress=Draft.State.ADOPTED)
    return made, _law(put, adoption, by)


def _version(question: Question, version: DraftVersion | None) -> DraftVersion:
    if question.progress != Question.State.ADOPTED:
        raise Refusal(
            _("question %(number)d is %(state)s; only what was adopted gets a symbol")
            % {"number": question.number, "state": question.get_progress_display()}
        )
    if question.version is None:
        raise Refusal(
            _("question %(number)d is not about a text: “%(words)s”")
            % {"number": question.number, "words": question.words[:80]}
        )
    if version is not None and version.pk != question.version.pk:
        raise Refusal(
            _(
                "question %(number)d was about version %(put)d of %(draft)s, not about "
                "version %(other)d of %(other_draft)s"
            )
            % {
                "number": question.number,
                "put": question.version.number,
                "draft": question.version.draft,
                "other": version.number,
                "other_draft": version.draft,
            }
        )
    return question.version


def _refuse_adopted(draft: Draft) -> None:
    before = AdoptedText.objects.filter(version__draft=draft).first()
    if before is not None:
        raise Refusal(
            _("%(draft)s was adopted before, as %(symbol)s")
            % {"draft": draft, "symbol": before.symbol}
        )
    if draft.progress not in {Draft.State.OPEN, Draft.State.ADOPTED}:
        raise Refusal(
            _("%(draft)s is %(state)s")
            % {"draft": draft, "state": draft.get_progress_display()}
        )


def _refuse_unready(question: Question, version: DraftVersion) -> None:
    said = {"number": version.number, "draft": version.draft}
    if version.issued_at is None:
        raise Refusal(_("version %(number)d of %(draft)s is not issued") % said)
    stands = standing_of(version)
    if not stands.is_last:
        raise Refusal(
            _(
                "version %(number)d of %(draft)s is not the last one: a later version "
                "was issued, on which no question was decided"
            )
            % said
        )
    if stands.unmerged:
        raise Refusal(
            _(
                "version %(number)d of %(draft)s does not contain what was accepted: "
                "amendments %(which)s. Issue the consolidated text and put it"
            )
            % (said | {"which": _listed(stands.unmerged)})
        )
    if stands.open:
        raise Refusal(
            _(
                "brackets remain in version %(number)d of %(draft)s: amendments %(which)s"
            )
            % (said | {"which": _listed(stands.open)})
        )


def _refuse_day(question: Question, on: date) -> None:
    session = question.session
    zone = ZoneInfo(session.time_zone or timezone.get_current_timezone_name())
    put = question.opened_at.astimezone(zone).date()
    today = timezone.now().astimezone(zone).date()
    first, last = session.from_day, session.to_day
    if first is not None and last is not None and first <= on <= last:
        return
    if on > today:
        raise Refusal(
            _("%(day)s is still to come, and no day of %(session)s")
            % {"day": dates.day(on), "session": session}
        )
    if on < put:
        raise Refusal(
            _("%(day)s is before the question was put, on %(put)s")
            % {"day": dates.day(on), "put": dates.day(put)}
        )


def _lacks_authentic(version: DraftVersion) -> str:
    language = version.draft.authentic
    return _(
        "%(draft)s is not complete in its authentic language, %(language)s; it lacks: "
        "%(which)s"
    ) % {
        "draft": version.draft,
        "language": languages.name(language),
        "which": ", ".join(incomplete(version, language)) or _("every paragraph"),
    }


def _counted(organ: Body, code: str, year: int) -> SymbolCounter:
    """The next number, given under the lock of its row; a rollback gives it back."""
    SymbolCounter.objects.get_or_create(organ=organ, code=code, year=year)
    counter = (
        SymbolCounter.objects.select_for_update(of=("self",))
        .select_related("organ")
        .get(organ=organ, code=code, year=year)
    )
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter


def _written(adoption: Adoption, version: DraftVersion, by: Actor) -> AdoptedText:
    question, counter = adoption.question, adoption.counter
    name = adoption.symbol.lower().replace("/", "-")
    evidence = keep_file(
        canonical(evidence_of(adoption)), f"{name}-evidence.json", by=by
    )
    voices = keep_file(canonical(voices_of(adoption)), f"{name}-voices.json", by=by)
    made = AdoptedText(
        session=question.session,
        version=version,
        question=question,
        kind=version.draft.kind,
        organ=counter.organ,
        code=counter.code,
        number=counter.last,
        year=counter.year,
        stage=FINAL,
        symbol=adoption.symbol,
        title=adoption.authentic.title[:300],
        authentic=adoption.authentic.language,
        adopted_on=adoption.on,
        adopted_at=timezone.now(),
        adopted_by=by.actor_id,
        sha256=adoption.digest(adoption.authentic),
        evidence=evidence,
        seq=0,
    )
    _refuse_unprintable(made, adoption)
    entry = append(
        "proceedings.adopted-text.adopt",
        subject_of(made),
        by=by,
        symbol=adoption.symbol,
        title=adoption.authentic.title,
        adopted_on=adoption.on.isoformat(),
        session=question.session.key,
        question=question.number,
        question_entry=question.seq,
        version=version.number,
        version_sha256=version.sha256,
        authentic=adoption.authentic.language,
        text_sha256={one.language: adoption.digest(one) for one in adoption.texts},
        evidence_sha256=evidence.sha256,
        voices_sha256=voices.sha256,
    )
    made.seq = entry.seq
    made.save(force_insert=True)
    return made


def _refuse_unprintable(text: AdoptedText, adoption: Adoption) -> None:
    """A symbol is not given to what no paper could print."""
    try:
        for words in adoption.texts:
            adopted_paper(text, words)
    except DocumentError as error:
        raise Refusal(str(error)) from error


def _law(version: DraftVersion, adoption: Adoption, by: Actor) -> Version | None:
    """The adopted version of the law or instrument that the draft is of."""
    work = version.draft.work
    if work is None:
        return None
    law = begin_version(
        work,
        Version.State.ADOPTED,
        by=by,
        dates=Dates(adopted_on=adoption.on.isoformat()),
        note=adoption.symbol,
    )
    for text in adoption.texts:
        bring_in(
            law,
            f"{work.key}-{law.number}-{text.language}.txt",
            plain_words(text).encode(),
            by=by,
            language=text.language,
            is_authentic=text.is_authentic,
        )
    return law


def _listed(numbers: tuple[int, ...]) -> str:
    return ", ".join(map(str, numbers))
