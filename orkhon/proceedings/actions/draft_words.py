"""The words of a version in hand: brought in language by language, corrected."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from orkhon.engines.amendments import Paragraph as Words
from orkhon.engines.texts.intake import take_in
from orkhon.engines.texts.structure import TextError, plain
from orkhon.legislation.actions.texts import MEDIA_TYPES
from orkhon.proceedings.actions.drafts import locked_draft, require_language
from orkhon.proceedings.intake.draft_paragraphs import (
    ReadParagraph,
    first_difference,
    paragraphs_from,
    paragraphs_of_lines,
)
from orkhon.proceedings.models import DraftVersion, Paragraph, ParagraphText
from orkhon.proceedings.permissions import can_draft
from orkhon.proceedings.queries.draft_redlines import keys_carried
from orkhon.proceedings.queries.draft_texts import (
    languages_of,
    rows_of,
    text_of,
    words_in,
)
from orkhon.record.actions import append, keep_source, quarantine_source, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.ui import languages

NUMBER_LENGTH = 12


@dataclass(frozen=True)
class Brought:
    """A text as it came.

    Attributes:
        language: Of the seven.
        filename: As received; words that were typed in have the ending .txt.
        data: The bytes.
        is_typed: Words typed or pasted into a field: an empty line parts paragraphs.
    """

    language: str
    filename: str
    data: bytes
    is_typed: bool = False


def bring_in(version: DraftVersion, brought: Brought, *, by: Actor) -> list[Paragraph]:
    """Bring in the text of a version in one language; a later one replaces it.

    Paragraphs of the version before keep their keys where their words go on. A second
    language must have the same paragraphs under the same numbers.

    Raises:
        Refusal: the version is issued, the file cannot be read (it is kept all the
            same), or the languages have other paragraphs.
    """
    require(can_draft(by), "bring in a draft")
    require_language(brought.language)
    _require_in_hand(version)
    try:
        read, words = _read(brought)
    except (TextError, UnicodeDecodeError) as error:
        quarantine_source(
            brought.data,
            filename=brought.filename,
            media_type="application/octet-stream",
            why=str(error),
            by=by,
        )
        raise Refusal(
            _("%(reason)s. The file is kept as it came.")
            % {"reason": str(error).rstrip(".")}
        ) from error
    return _kept(version, brought, read, words, by=by)


@transaction.atomic
def _kept(
    version: DraftVersion,
    brought: Brought,
    read: Sequence[ReadParagraph],
    words: str,
    *,
    by: Actor,
) -> list[Paragraph]:
    locked_draft(version.draft)
    long = [one.number for one in read if len(one.number) > NUMBER_LENGTH]
    if long:
        raise Refusal(_("“%(number)s” is too long for a number") % {"number": long[0]})
    rows = rows_of(version)
    others = [one for one in languages_of(version, rows) if one != brought.language]
    if others:
        _write_beside(rows, read, brought.language, others[0])
    else:
        rows = _write_anew(version, read, brought.language)
    ending = brought.filename.rsplit(".", 1)[-1].lower()
    source, _new = keep_source(
        brought.data,
        filename=brought.filename,
        media_type=MEDIA_TYPES.get(ending, "text/plain"),
        by=by,
        text=words,
        language=brought.language,
        title=version.draft.title,
    )
    append(
        "proceedings.version.bring-in",
        subject_of(version),
        by=by,
        draft=subject_of(version.draft),
        version=version.number,
        language=brought.language,
        paragraphs=len(read),
        source=str(source.pk),
        sha256=source.sha256,
    )
    return rows


@transaction.atomic
def change_paragraph(
    paragraph: Paragraph,
    language: str,
    text: str,
    *,
    by: Actor,
    number: str | None = None,
    role: str | None = None,
) -> Paragraph:
    """Correct a paragraph of a version that is not issued, or translate it later.

    After the issue only a language that was not issued with it can still be written.

    Args:
        number: As printed; None leaves it, as it must be after the issue.
        role: A value of `Paragraph.Role`; None leaves it.
    Raises:
        Refusal: issued words, no words, no such role, a long number.
    """
    require(can_draft(by), "change a paragraph of a draft")
    require_language(language)
    version = paragraph.version
    locked_draft(version.draft)
    version.refresh_from_db()
    words = ParagraphText.objects.filter(paragraph=paragraph, language=language).first()
    _require_writable(
        version, language, is_frame=number is not None or role is not None
    )
    text = "\n".join(" ".join(line.split()) for line in text.strip().splitlines())
    if not text:
        raise Refusal(_("the paragraph has no words"))
    if role is not None and role not in Paragraph.Role.values:
        raise Refusal(_("“%(role)s” is no kind of paragraph") % {"role": role})
    if number is not None and len(number) > NUMBER_LENGTH:
        raise Refusal(_("“%(number)s” is too long for a number") % {"number": number})
    before = "" if words is None else words.text
    ParagraphText.objects.update_or_create(
        paragraph=paragraph, language=language, defaults={"text": text}
    )
    if number is not None:
        paragraph.number = number.strip().removesuffix(".")
    if role is not None:
        paragraph.role = role
    paragraph.save()
    append(
        "proceedings.paragraph.change",
        subject_of(version),
        by=by,
        version=version.number,
        paragraph=str(paragraph.key),
        number=paragraph.number,
        role=str(paragraph.role),
        language=language,
        before=before,
        text=text,
    )
    return paragraph


def _require_in_hand(version: DraftVersion) -> None:
    version.refresh_from_db()
    if version.issued_at is not None:
        raise Refusal(
            _("version %(number)d is issued; its words do not change any more")
            % {"number": version.number}
        )


def _require_writable(version: DraftVersion, language: str, *, is_frame: bool) -> None:
    if version.issued_at is None:
        return
    issued = ParagraphText.objects.filter(
        paragraph__version=version, language=language, first_line__isnull=False
    )
    if is_frame or issued.exists():
        _require_in_hand(version)


def _read(brought: Brought) -> tuple[tuple[ReadParagraph, ...], str]:
    """The paragraphs, and the words that the source is kept with."""
    if brought.is_typed:
        words = brought.data.decode()
        return paragraphs_from(words), words
    taken = take_in(brought.filename, brought.data, language=brought.language)
    words = plain(taken.text)
    return paragraphs_of_lines(words.split("\n")), words


def _write_beside(
    rows: Sequence[Paragraph],
    read: Sequence[ReadParagraph],
    language: str,
    other: str,
) -> None:
    parted = first_difference([row.number for row in rows], read)
    if parted is not None:
        place, ours, theirs = parted
        raise Refusal(
            _(
                "paragraph %(place)d is numbered “%(theirs)s” here and “%(ours)s” in "
                "%(other)s; %(here)d paragraphs here, %(there)d there"
            )
            % {
                "place": place,
                "theirs": theirs,
                "ours": ours,
                "other": languages.name(other),
                "here": len(read),
                "there": len(rows),
            }
        )
    for row, one in zip(rows, read, strict=True):
        ParagraphText.objects.update_or_create(
            paragraph=row, language=language, defaults={"text": one.text}
        )


def _write_anew(
    version: DraftVersion, read: Sequence[ReadParagraph], language: str
) -> list[Paragraph]:
    keys = _carried(version, read, language)
    version.paragraphs.all().delete()
    rows = Paragraph.objects.bulk_create(
        Paragraph(
            version=version,
            key=keys.get(str(place)) or uuid.uuid4(),
            position=place,
            role=one.role,
            number=one.number,
        )
        for place, one in enumerate(read)
    )
    ParagraphText.objects.bulk_create(
        ParagraphText(paragraph=row, language=language, text=one.text)
        for row, one in zip(rows, read, strict=True)
    )
    return rows


def _carried(
    version: DraftVersion, read: Sequence[ReadParagraph], language: str
) -> dict[str, uuid.UUID]:
    """Keys of the version before, or of the text that is replaced, by place."""
    before = rows_of(version)
    if not before:
        last = version.draft.versions.filter(number=version.number - 1).first()
        before = [] if last is None else rows_of(last)
    before = [row for row in before if words_in(row, language) is not None]
    if not before:
        return {}
    new = [
        Words(str(place), one.number, one.text, one.role)
        for place, one in enumerate(read)
    ]
    found = keys_carried(text_of(before, language), new, language)
    return {place: uuid.UUID(key) for place, key in found.items()}
