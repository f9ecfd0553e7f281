"""Adopted texts for those inside: lists, one text, and what waits to be adopted."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from orkhon.engines import names
from orkhon.legislation.models import Work
from orkhon.proceedings.models import AdoptedPaper, AdoptedText, Question, Session
from orkhon.proceedings.queries.adopted_words import LanguageText, PrintedParagraph
from orkhon.record.queries import bytes_of


@dataclass(frozen=True)
class Filter:
    """What of the adopted texts is asked for; nothing said is everything."""

    code: str = ""
    year: int | None = None
    words: str = ""


def adopted_texts(
    asked: Filter | None = None, *, session: Session | None = None
) -> QuerySet[AdoptedText]:
    """Adopted texts, the latest year first, then by type, the last number first."""
    asked = asked or Filter()
    rows = AdoptedText.objects.select_related(
        "session", "question", "version__draft__work", "bundle"
    )
    if session is not None:
        rows = rows.filter(session=session)
    if asked.code:
        rows = rows.filter(code=asked.code)
    if asked.year is not None:
        rows = rows.filter(year=asked.year)
    return rows


def searched(rows: QuerySet[AdoptedText], words: str) -> list[AdoptedText]:
    """Those whose symbol or title in any language has all the words, in any script."""
    wanted = names.fold(words).split()
    if not wanted:
        return list(rows)
    return [
        one
        for one in rows.select_related("evidence")
        if all(word in _searchable(one) for word in wanted)
    ]


def choices() -> tuple[list[str], list[int]]:
    """The codes and the years that there are, for a list's filters."""
    rows = AdoptedText.objects.order_by().values_list("code", "year").distinct()
    found = list(rows)
    return (
        sorted({code for code, _year in found}),
        sorted({year for _code, year in found}, reverse=True),
    )


def to_adopt(session: Session | None = None) -> list[Question]:
    """Questions that adopted a text which has no symbol yet, the oldest first."""
    rows = Question.objects.filter(
        progress=Question.State.ADOPTED,
        version__isnull=False,
        version__adopted=None,
    ).exclude(
        Q(version__draft__versions__adopted__isnull=False)
        | Q(version__draft__progress__in=("withdrawn", "rejected"))
    )
    if session is not None:
        rows = rows.filter(session=session)
    return list(
        rows.select_related("session__organ", "version__draft").order_by("closed_at")
    )


def words_of(text: AdoptedText) -> tuple[LanguageText, ...]:
    """The text in its languages as it was adopted, read from its evidence."""
    said = json.loads(bytes_of(text.evidence))
    return tuple(
        LanguageText(
            one["language"],
            one["authentic"],
            one["title"],
            tuple(
                PrintedParagraph(
                    each["key"], each["role"], each["number"], each["text"]
                )
                for each in one["paragraphs"]
            ),
        )
        for one in said["languages"]
    )


def left_out_of(text: AdoptedText) -> dict[str, list[str]]:
    """Languages that were not complete when it was adopted, and what they lacked."""
    found: dict[str, list[str]] = json.loads(bytes_of(text.evidence))["left_out"]
    return found


def papers_of(text: AdoptedText) -> list[tuple[str, bool, list[AdoptedPaper]]]:
    """By language, the authentic one first: whether it is authentic, and its files."""
    rows: Sequence[AdoptedPaper] = list(text.papers.select_related("source"))
    codes = sorted(
        {one.language for one in rows}, key=lambda code: (code != text.authentic, code)
    )
    return [
        (code, code == text.authentic, [one for one in rows if one.language == code])
        for code in codes
    ]


def model_law_of(text: AdoptedText) -> Work | None:
    """The model law that was adopted, whose matrix follows it; None for other texts."""
    work = text.version.draft.work
    return work if work is not None and work.kind == Work.Kind.MODEL_LAW else None


def _searchable(text: AdoptedText) -> str:
    titles = [one.title for one in words_of(text)]
    return names.fold(" ".join([text.symbol, *titles]))
