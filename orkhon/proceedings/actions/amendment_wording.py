"""What an amendment asks for, as people write it, fitted to the words of a version."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from orkhon.engines.amendments import (
    OF_WORDS,
    AmendmentError,
    Change,
    change_between,
    deleting,
    inserting,
    replacing,
    words_at,
)
from orkhon.engines.amendments import Paragraph as Words
from orkhon.proceedings.models import Amendment, DraftVersion, Paragraph
from orkhon.proceedings.queries.draft_texts import lines_in, rows_of, text_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor


@dataclass(frozen=True)
class Asked:
    """What an amendment asks for.

    Attributes:
        kind: A value of `Amendment.Kind`.
        paragraph: Concerned; of a new paragraph the one before it, None for the top.
        text: The words that come.
        words: Quoted from the paragraph: those that are replaced or deleted, those
            after which words are inserted.
        line: Printed line on which the quoted words begin, where they stand twice.
        edited: The paragraph as it should read; in place of `text` and `words`.
        after: Paragraph after which a moved one comes, None for the top.
        reason: The explanatory note.
    """

    kind: str
    paragraph: Paragraph | None
    text: str = ""
    words: str = ""
    line: int | None = None
    edited: str = ""
    after: Paragraph | None = None
    reason: str = ""


def fitted(
    version: DraftVersion, asked: Asked, *, by: Actor, at: datetime
) -> Amendment:
    """The row of an amendment to a version, not stored yet; it has the next number.

    Raises:
        Refusal: no such kind, no paragraph or one of another version, words that are
            not there once, nothing that changes.
    """
    if asked.kind not in Amendment.Kind.values:
        raise Refusal(_("“%(kind)s” is no kind of amendment") % {"kind": asked.kind})
    for place in (asked.paragraph, asked.after):
        if place is not None and place.version_id != version.pk:
            raise Refusal(_("the paragraph is of another version"))
    if asked.paragraph is None and asked.kind != Amendment.Kind.INSERT_PARAGRAPH:
        raise Refusal(_("say which paragraph is meant"))
    last = version.draft.amendments.order_by("-number").first()
    amendment = Amendment(
        version=version,
        draft=version.draft,
        number=1 if last is None else last.number + 1,
        kind=asked.kind,
        paragraph=asked.paragraph,
        after=asked.after if asked.kind == Amendment.Kind.MOVE else None,
        reason=asked.reason.replace("\r\n", "\n").strip(),
        language=version.draft.authentic,
        made_at=at,
        made_by=by.actor_id,
    )
    if asked.kind == Amendment.Kind.INSERT_PARAGRAPH:
        amendment.text = " ".join(asked.text.split())
    if asked.kind not in OF_WORDS or asked.paragraph is None:
        return amendment
    rows = rows_of(version)
    language = version.draft.authentic
    try:
        words = text_of(rows, language).paragraph(str(asked.paragraph.key))
        change = _change(asked, words, version)
    except AmendmentError as error:
        raise Refusal(str(error)) from error
    amendment.kind = change.kind
    amendment.start, amendment.end = change.start, change.end
    amendment.text = change.text
    amendment.words = words.text[change.start : change.end]
    return amendment


def _change(asked: Asked, words: Words, version: DraftVersion) -> Change:
    if asked.edited.strip():
        return change_between(words.text, asked.edited.replace("\r\n", "\n"))
    lines = lines_in(rows_of(version), version.draft.authentic)
    start, end = words_at(words, asked.words, lines=lines, line=asked.line)
    if asked.kind == Amendment.Kind.DELETE:
        return deleting(words, (start, end))
    if not asked.text.strip():
        raise Refusal(_("say which words are to come"))
    if asked.kind == Amendment.Kind.INSERT:
        return inserting(words, end, " ".join(asked.text.split()))
    return replacing(words, (start, end), " ".join(asked.text.split()))
