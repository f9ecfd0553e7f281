"""A letter on the assembly's letterhead, in its own language, as Word or PDF."""

from collections.abc import Iterator

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from orkhon.engines.documents import (
    Block,
    Inline,
    Labels,
    LineBreak,
    Paper,
    Paragraph,
    Runs,
    Strong,
    Text,
    runs,
)
from orkhon.protocol.models import Letter
from orkhon.register.queries import labels
from orkhon.ui import dates
from orkhon.ui.papers import printed

FORMS = ("docx", "pdf")


def letter_bytes(letter: Letter, form: str) -> bytes:
    """The letter as a file; equal letters give equal bytes.

    Raises:
        ValueError: another form than docx or pdf.
    """
    labels.refresh()
    with override(letter.language):
        return printed(letter_paper(letter), form)


def letter_paper(letter: Letter) -> Paper:
    """The letter as a paper, in the language in force."""
    assembly = labels.assembly_named(settings.ORKHON_ASSEMBLY)
    signed = letter.signed_at is not None
    status = "" if signed else _("Draft: not signed")
    return Paper(
        title=assembly,
        subtitle=" · ".join(filter(None, (_number(letter), _day(letter)))),
        language=letter.language,
        blocks=tuple(_blocks(letter)),
        running_note=_("sample") if letter.sample else "",
        status=status,
        labels=Labels(leaf=_("Part {number} of {count}")),
    )


def _number(letter: Letter) -> str:
    if not letter.reference:
        return ""
    return _("No. %(number)s") % {"number": letter.reference}


def _day(letter: Letter) -> str:
    """The day of signing; nothing before it."""
    if letter.signed_at is None:
        return ""
    return dates.day(timezone.localdate(letter.signed_at))


def _blocks(letter: Letter) -> Iterator[Block]:
    yield Paragraph(_lines(letter.addressee))
    yield Paragraph(runs(Strong(letter.subject)))
    if letter.salutation:
        yield Paragraph(runs(letter.salutation))
    for paragraph in letter.body.split("\n\n"):
        if paragraph.strip():
            yield Paragraph(_lines(paragraph.strip()))
    if letter.signatory:
        # Room for a hand.
        yield Paragraph((LineBreak(), LineBreak(), *_lines(letter.signatory)))


def _lines(text: str) -> Runs:
    """Lines of a paragraph, one under the other."""
    found: list[Inline] = []
    for line in text.splitlines():
        if found:
            found.append(LineBreak())
        found.append(Text(line))
    return tuple(found)
