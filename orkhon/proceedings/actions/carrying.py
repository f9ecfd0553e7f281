"""Open amendments go on to the next version, to the same words."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from orkhon.engines.amendments import (
    OF_WORDS,
    AmendmentError,
    MarkedParagraph,
    bracketed,
    check,
)
from orkhon.proceedings.models import Amendment, DraftVersion, Paragraph
from orkhon.proceedings.queries.amendments import engine_amendment, with_owners
from orkhon.proceedings.queries.draft_texts import rows_of, text_of
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor


def carry_open(old: DraftVersion, new: DraftVersion, *, by: Actor) -> None:
    """Set every open amendment of a version to the same words of the one after it.

    They keep their numbers. What was printed of the old version is not touched: its
    own amendments are still told by `queries.amendments.went_on`.

    Raises:
        Refusal: the words of one are not there any more, or stand there twice.
    """
    language = new.draft.authentic
    rows = {row.key: row for row in rows_of(new)}
    text = text_of(rows.values(), language)
    standing = with_owners(
        old.amendments.filter(
            progress__in=(Amendment.State.OPEN, Amendment.State.ACCEPTED)
        )
    )
    accepted = [one for one in standing if one.progress == Amendment.State.ACCEPTED]
    marked = {
        each.paragraph.key: each
        for each in bracketed(
            text_of(rows_of(old), language),
            [engine_amendment(one) for one in accepted],
            [],
        )
    }
    for one in standing:
        if one.progress != Amendment.State.OPEN:
            continue
        before = {"version": old.number, "start": one.start, "end": one.end}
        try:
            _place(one, rows, marked, {p.key: p.text for p in text.paragraphs})
            one.version = new
            check(text, engine_amendment(one))
        except (AmendmentError, LookupError) as error:
            raise Refusal(
                _(
                    "amendment %(amendment)d is open, and its words are not in version "
                    "%(version)d: decide it first, or take it up in a compromise"
                )
                % {"amendment": one.number, "version": new.number}
            ) from error
        one.save()
        append(
            "proceedings.amendment.carry",
            subject_of(one),
            by=by,
            number=one.number,
            before=before,
            version=new.number,
            start=one.start,
            end=one.end,
        )


def _place(
    one: Amendment,
    rows: Mapping[UUID, Paragraph],
    marked: Mapping[str, MarkedParagraph],
    texts: Mapping[str, str],
) -> None:
    """Point an amendment to the same place of the new version.

    Raises:
        LookupError: the place is not there, or cannot be told from another.
    """
    if one.paragraph is not None:
        key = str(one.paragraph.key)
        one.paragraph = rows[one.paragraph.key]
        if one.kind in OF_WORDS:
            length = one.end - one.start
            one.start = _start(one, marked[key], texts[key])
            one.end = one.start + length
    if one.after is not None:
        one.after = rows[one.after.key]


def _start(one: Amendment, old: MarkedParagraph, text: str) -> int:
    if old.standing.strip() == text:
        start = _moved(old, one.start) - _left_space(old.standing)
        if text[start : start + len(one.words)] == one.words:
            return start
    elif one.words and text.count(one.words) == 1:
        return text.index(one.words)
    elif not one.words:
        # An insertion in a paragraph that was reworded by hand: after the same words.
        before = old.paragraph.text[: one.start].split()[-3:]
        said = " ".join(before)
        if said and text.count(said) == 1:
            return text.index(said) + len(said)
    raise LookupError(one.number)


def _moved(old: MarkedParagraph, place: int) -> int:
    """Where a place of the old words is among those that stand now."""
    length = 0
    for piece in old.pieces:
        if piece.start is None or piece.end is None:
            length += len(piece.text)
        elif piece.start <= place < piece.end:
            return length + (place - piece.start if piece.stands else 0)
        elif piece.stands:
            length += len(piece.text)
    return length


def _left_space(words: str) -> int:
    return len(words) - len(words.lstrip())
