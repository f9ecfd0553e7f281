"""Sentences of a statement: added, revised, moved and dropped by several people."""

from collections.abc import Collection, Iterable, Mapping
from typing import Literal

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.engines.findings import SentenceError, placeholders
from orkhon.engines.merkle.entry import JSON
from orkhon.observation.actions.statements.open_text import open_text, text_changed
from orkhon.observation.models import (
    Finding,
    MissionFigure,
    Sentence,
    SentenceText,
    Statement,
    StatementSection,
)
from orkhon.observation.queries.statements.skeleton import phrase_text
from orkhon.record.actions import append, subject_of
from orkhon.record.models import Citation
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor

LONGEST = 4000
"""Signs of one sentence in one language; a longer text is several sentences."""


class StaleRevision(Refusal):
    """Somebody else changed the sentence meanwhile; both texts are to be shown.

    Attributes:
        sentence: The sentence as it is now.
        theirs: What it says now, by language.
        mine: What was to be kept, by language; nothing of it was written.
    """

    def __init__(self, sentence: Sentence, mine: Mapping[str, str]) -> None:
        self.sentence, self.mine = sentence, dict(mine)
        self.theirs = {one.language: one.text for one in sentence.texts.all()}
        super().__init__(_("Somebody changed this sentence while you were writing."))


@transaction.atomic
def add_sentence(
    section: StatementSection,
    kind: str,
    texts: Mapping[str, str],
    *,
    by: Actor,
    findings: Iterable[Finding] = (),
    figures: Iterable[MissionFigure] = (),
    citation: Citation | None = None,
    opens_paragraph: bool = True,
    phrase: str = "",
    after: Sentence | None = None,
) -> Sentence:
    """Add a sentence at the end of a section, or after another one.

    Args:
        kind: A value of `Sentence.Kind`.
        texts: By language; the authentic one is among them.
        findings: On which it rests; those that it places come by themselves.
        phrase: The standard phrase that it is, by its key.
    Raises:
        PermissionDenied: not one who writes in this mission's statements.
        Refusal: nothing is said in the authentic language, an unknown kind or phrase,
            another mission's findings, or the statement is published.
    """
    statement = open_text(section.statement, by=by)
    said = _texts(statement, texts)
    if not said.get(statement.authentic):
        raise Refusal(_("Say something in the authentic language."))
    _check_kind(kind, phrase)
    now = timezone.now()
    place = _place_after(section, after)
    sentence = Sentence.objects.create(
        section=section,
        precedence=place,
        kind=kind,
        opens_paragraph=opens_paragraph,
        phrase=phrase,
        citation=citation,
        made_at=now,
        made_by=by.actor_id,
        revised_at=now,
        revised_by=by.actor_id,
    )
    SentenceText.objects.bulk_create(
        SentenceText(
            sentence=sentence,
            language=language,
            text=text,
            revised_at=now,
            revised_by=by.actor_id,
        )
        for language, text in said.items()
        if text
    )
    _link(statement, sentence, findings, figures)
    text_changed(statement)
    append(
        "observation.sentence.add",
        subject_of(sentence),
        by=by,
        statement=str(statement.pk),
        section=section.key,
        **_said(sentence),
    )
    return sentence


@transaction.atomic
def revise_sentence(
    sentence: Sentence,
    texts: Mapping[str, str],
    *,
    revision: int,
    by: Actor,
    kind: str = "",
    findings: Iterable[Finding] | None = None,
    figures: Iterable[MissionFigure] | None = None,
    citation: Citation | Literal["as it is"] | None = "as it is",
    opens_paragraph: bool | None = None,
    still_right: Collection[str] = (),
) -> Sentence:
    """Change a sentence; translations that are not touched with it become out of date.

    Args:
        texts: By language; a language that is not named stays as it is, and a
            translation that is empty is taken out.
        revision: What the writer had before them; see `Sentence.revision`.
        kind: "" leaves it as it is; so does None for the others.
        still_right: Languages whose text still renders the changed sentence.
    Raises:
        PermissionDenied: not one who writes in this mission's statements.
        StaleRevision: somebody changed it meanwhile; nothing is written.
        Refusal: nothing is said in the authentic language, nothing changes, it was
            dropped, or the statement is published.
    """
    statement = open_text(sentence.section.statement, by=by)
    now = timezone.now()
    sentence = _as_it_is(sentence)
    if sentence.revision != revision:
        raise StaleRevision(sentence, texts)
    was = _said(sentence)
    said = _texts(statement, texts)
    if said.get(statement.authentic, "-") == "":
        raise Refusal(_("Say something in the authentic language."))
    before = {one.language: one.text for one in sentence.texts.all()}
    changed = {
        lang: text for lang, text in said.items() if text != before.get(lang, "")
    }
    _check_kind(kind or sentence.kind, sentence.phrase)
    Sentence.objects.filter(pk=sentence.pk).update(
        revision=F("revision") + 1,
        revised_at=now,
        revised_by=by.actor_id,
        kind=kind or sentence.kind,
        opens_paragraph=sentence.opens_paragraph
        if opens_paragraph is None
        else opens_paragraph,
        citation=sentence.citation if citation == "as it is" else citation,
    )
    current = {one.language for one in sentence.texts.all() if one.revision >= revision}
    if statement.authentic in changed:
        current = {statement.authentic}
    _write_texts(sentence, changed, current | set(still_right), revision + 1, by)
    sentence = _as_it_is(sentence)
    _link(statement, sentence, findings, figures)
    now_said = _said(sentence)
    if now_said == was and not still_right:
        raise Refusal(_("Nothing is changed."))
    text_changed(statement)
    append(
        "observation.sentence.revise",
        subject_of(sentence),
        by=by,
        statement=str(statement.pk),
        was={key: was[key] for key in was if was[key] != now_said[key]},
        now={key: now_said[key] for key in was if was[key] != now_said[key]},
        still_right=sorted(still_right),
    )
    return sentence


@transaction.atomic
def drop_sentence(sentence: Sentence, *, revision: int, by: Actor) -> Sentence:
    """Take a sentence out; the record keeps what it said.

    Raises:
        PermissionDenied: not one who writes in this mission's statements.
        StaleRevision: somebody changed it meanwhile.
        Refusal: it was dropped before, or the statement is published.
    """
    statement = open_text(sentence.section.statement, by=by)
    sentence = _as_it_is(sentence)
    if sentence.revision != revision:
        raise StaleRevision(sentence, {})
    Sentence.objects.filter(pk=sentence.pk).update(
        dropped_at=timezone.now(), dropped_by=by.actor_id
    )
    text_changed(statement)
    append(
        "observation.sentence.drop",
        subject_of(sentence),
        by=by,
        statement=str(statement.pk),
        **_said(sentence),
    )
    sentence.refresh_from_db()
    return sentence


@transaction.atomic
def move_sentence(
    sentence: Sentence,
    *,
    by: Actor,
    section: StatementSection | None = None,
    after: Sentence | None = None,
) -> Sentence:
    """Move a sentence after another one, or to the head of a section.

    Args:
        section: Into which; its own when None.
        after: None puts it first.
    Raises:
        PermissionDenied: not one who writes in this mission's statements.
        Refusal: the places are of different statements, or it is published.
    """
    statement = open_text(sentence.section.statement, by=by)
    sentence = _as_it_is(sentence)
    into = section or sentence.section
    if into.statement_id != statement.pk or after == sentence:
        raise Refusal(_("A sentence is moved within its own statement."))
    place = 1 if after is None else _place_after(into, after)
    if after is None:
        _make_room(into, 1)
    was = sentence.section.key
    Sentence.objects.filter(pk=sentence.pk).update(section=into, precedence=place)
    text_changed(statement)
    append(
        "observation.sentence.move",
        subject_of(sentence),
        by=by,
        statement=str(statement.pk),
        was=was,
        section=into.key,
        after=None if after is None else str(after.pk),
    )
    return _as_it_is(sentence)


def _as_it_is(sentence: Sentence) -> Sentence:
    found = (
        Sentence.objects.select_related("section__statement", "citation__source")
        .prefetch_related("texts", "findings", "figures")
        .get(pk=sentence.pk)
    )
    if found.dropped_at is not None:
        raise Refusal(_("The sentence was taken out meanwhile."))
    return found


def _texts(statement: Statement, texts: Mapping[str, str]) -> dict[str, str]:
    said: dict[str, str] = {}
    for language, text in texts.items():
        if language not in {statement.authentic, *statement.languages}:
            raise Refusal(
                _("the statement is not issued in “%(language)s”")
                % {"language": language}
            )
        words = " ".join(text.split())
        if len(words) > LONGEST:
            raise Refusal(
                _("%(n)d signs are more than one sentence holds (%(most)d).")
                % {"n": len(words), "most": LONGEST}
            )
        try:
            placeholders(words)
        except SentenceError as error:
            raise Refusal(str(error)) from error
        said[language] = words
    return said


def _check_kind(kind: str, phrase: str) -> None:
    if kind not in Sentence.Kind.values:
        raise Refusal(_("“%(kind)s” is no kind of sentence") % {"kind": kind})
    if phrase and not phrase_text(phrase, "en"):
        raise Refusal(_("there is no standard phrase “%(key)s”") % {"key": phrase})
    if kind == Sentence.Kind.STANDARD and not phrase:
        raise Refusal(
            _("A standard phrase is one of the list; say of which kind it is.")
        )


def _write_texts(
    sentence: Sentence,
    changed: Mapping[str, str],
    current: Collection[str],
    revision: int,
    by: Actor,
) -> None:
    """Write what changed; what is current renders the new revision."""
    now = timezone.now()
    for language, text in changed.items():
        if not text:
            SentenceText.objects.filter(sentence=sentence, language=language).delete()
            continue
        SentenceText.objects.update_or_create(
            sentence=sentence,
            language=language,
            defaults={
                "text": text,
                "revision": revision,
                "revised_at": now,
                "revised_by": by.actor_id,
            },
        )
    SentenceText.objects.filter(sentence=sentence, language__in=current).update(
        revision=revision
    )


def _link(
    statement: Statement,
    sentence: Sentence,
    findings: Iterable[Finding] | None,
    figures: Iterable[MissionFigure] | None,
) -> None:
    """Link what the writer chose, and what the texts place."""
    placed: dict[str, set[str]] = {"finding": set(), "figure": set(), "mission": set()}
    for text in SentenceText.objects.filter(sentence=sentence):
        for kind, key in placeholders(text.text):
            placed[kind].add(key)
    mission = statement.mission
    chosen = list(sentence.findings.all() if findings is None else findings)
    shown = list(sentence.figures.all() if figures is None else figures)
    owners = {one.mission_id for one in chosen} | {one.mission_id for one in shown}
    if owners - {mission.pk}:
        raise Refusal(_("the number is of another mission"))
    sentence.findings.set(
        [*chosen, *Finding.objects.filter(mission=mission, key__in=placed["finding"])]
    )
    sentence.figures.set(
        [
            *shown,
            *MissionFigure.objects.filter(
                mission=mission, key__in=placed["figure"], figure__superseded_by=None
            ),
        ]
    )


def _place_after(section: StatementSection, after: Sentence | None) -> int:
    rows = Sentence.objects.filter(section=section)
    if after is None:
        last = rows.order_by("-precedence").first()
        return 1 if last is None else last.precedence + 1
    if after.section_id != section.pk:
        raise Refusal(_("A sentence is moved within its own statement."))
    place = rows.get(pk=after.pk).precedence + 1
    _make_room(section, place)
    return place


def _make_room(section: StatementSection, place: int) -> None:
    Sentence.objects.filter(section=section, precedence__gte=place).update(
        precedence=F("precedence") + 1
    )


def _said(sentence: Sentence) -> dict[str, JSON]:
    texts = SentenceText.objects.filter(sentence=sentence).order_by("language")
    return {
        "kind": str(sentence.kind),
        "texts": {one.language: one.text for one in texts},
        "findings": sorted(one.key for one in sentence.findings.all()),
        "figures": sorted(str(one.pk) for one in sentence.figures.all()),
        "citation": None if sentence.citation_id is None else str(sentence.citation_id),
        "opens_paragraph": sentence.opens_paragraph,
        "phrase": sentence.phrase,
    }
