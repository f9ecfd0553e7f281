"""Versions of drafts as plain paragraphs with the lines that they were printed in."""

import hashlib
import json
from collections.abc import Iterable

from django.db.models import Prefetch

from orkhon.engines.amendments import Line, Paragraph, Role, Text, number_lines
from orkhon.proceedings.models import Draft, DraftVersion, ParagraphText
from orkhon.proceedings.models import Paragraph as ParagraphRow

ROLES: dict[str, Role] = {
    "title": "title",
    "heading": "heading",
    "preamble": "preamble",
    "operative": "operative",
    "note": "note",
}


def rows_of(version: DraftVersion) -> list[ParagraphRow]:
    """The paragraphs of a version in order, their words in all languages at hand."""
    texts = Prefetch("texts", ParagraphText.objects.order_by("language"))
    return list(version.paragraphs.order_by("position").prefetch_related(texts))


def words_in(row: ParagraphRow, language: str) -> ParagraphText | None:
    """A paragraph's words in a language; None where there are none."""
    return next((one for one in row.texts.all() if one.language == language), None)


def text_of(rows: Iterable[ParagraphRow], language: str) -> Text:
    """The paragraphs that have words in a language, as the engine takes them."""
    return Text(tuple(_paragraphs(rows, language)))


def lines_in(rows: Iterable[ParagraphRow], language: str) -> tuple[Line, ...]:
    """The lines in a language: as printed, or as they would be printed today.

    A version that is not issued is numbered anew at each look; an issued one has the
    lines that were stored with it, whatever became of the method since.
    """
    listed = list(rows)
    stored = [
        (row, words)
        for row in listed
        if (words := words_in(row, language)) is not None
        and words.first_line is not None
    ]
    if not stored:
        return number_lines(list(_paragraphs(listed, language)))
    return tuple(
        line
        for row, words in stored
        for line in _stored_lines(str(row.key), words, words.first_line or 0)
    )


def languages_of(version: DraftVersion, rows: Iterable[ParagraphRow]) -> list[str]:
    """Languages in which the version has words, the authentic one first."""
    found = {words.language for row in rows for words in row.texts.all()}
    own = version.draft.authentic
    return [*([own] if own in found else []), *sorted(found - {own})]


def lacking(version: DraftVersion, rows: Iterable[ParagraphRow]) -> dict[str, int]:
    """How many paragraphs have no words, by language; whole languages are not meant."""
    listed = list(rows)
    found = {
        language: sum(words_in(row, language) is None for row in listed)
        for language in languages_of(version, listed)
    }
    return {language: count for language, count in found.items() if count}


def last_issued(draft: Draft) -> DraftVersion | None:
    """The version on which amendments are made; None before the first issue."""
    return (
        draft.versions.filter(issued_at__isnull=False)
        .select_related("draft__session__organ")
        .order_by("-number")
        .first()
    )


def in_hand(draft: Draft) -> DraftVersion | None:
    """The version that is prepared and not issued yet; None where there is none."""
    last = (
        draft.versions.select_related("draft__session__organ")
        .order_by("-number")
        .first()
    )
    return None if last is None or last.issued_at is not None else last


def digest_of(rows: Iterable[ParagraphRow]) -> str:
    """SHA-256 over the paragraphs, words and lines in all languages."""
    said = [
        {
            "key": str(row.key),
            "number": row.number,
            "role": str(row.role),
            "words": {
                one.language: [one.text, one.first_line, one.line_ends]
                for one in row.texts.all()
            },
        }
        for row in rows
    ]
    data = json.dumps(said, ensure_ascii=False, sort_keys=True).encode()
    return hashlib.sha256(data).hexdigest()


def _paragraphs(rows: Iterable[ParagraphRow], language: str) -> Iterable[Paragraph]:
    for row in rows:
        words = words_in(row, language)
        if words is not None:
            yield Paragraph(str(row.key), row.number, words.text, ROLES[row.role])


def _stored_lines(key: str, words: ParagraphText, first: int) -> Iterable[Line]:
    start = 0
    for place, end in enumerate(words.line_ends):
        start += len(words.text[start:end]) - len(words.text[start:end].lstrip())
        yield Line(first + place, key, start, end, words.text[start:end])
        start = end
