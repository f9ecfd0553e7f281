"""A text as a file to take along: Akoma Ntoso, Word, PDF, plain text."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from orkhon.engines.documents import (
    Block,
    DocumentError,
    Facts,
    Heading,
    LineBreak,
    Paper,
    Paragraph,
    Runs,
    Table,
    render_docx,
    render_pdf,
    runs,
)
from orkhon.engines.texts.structure import Provision, plain, walk
from orkhon.legislation.documents import akn
from orkhon.legislation.models import Expression, Version
from orkhon.legislation.queries.reading import HEADED
from orkhon.legislation.queries.texts import text_of
from orkhon.register.queries.labels import assembly_named, named
from orkhon.ui import dates, languages
from orkhon.ui.papers import fonts, mark, mark_png, tokens_css

LONGEST_PDF = 300_000
"""Letters; setting more as pages takes longer than a browser waits."""
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def text_paper(expression: Expression) -> Paper:
    """The text as a paper: what it is, then its words in their order.

    The frame is in the language of the text, as whoever gets it reads that language.
    """
    version = expression.version
    with override(expression.language):
        text = text_of(expression)
        blocks: list[Block] = [Facts(tuple(_facts(expression)))]
        for one, _above in walk(text):
            blocks += _blocks(one)
        return Paper(
            title=version.work.title,
            language=expression.language,
            blocks=tuple(blocks),
            running_head=assembly_named(settings.ORKHON_ASSEMBLY),
            running_note=" · ".join(
                [
                    _("Version %(number)s") % {"number": version.number},
                    languages.name(expression.language),
                ]
            ),
            status=standing(expression),
        )


def docx_bytes(expression: Expression) -> bytes:
    """The text as a Word file."""
    return render_docx(text_paper(expression), mark_png=mark_png())


def pdf_bytes(expression: Expression) -> bytes:
    """The text as PDF.

    Raises:
        DocumentError: it is too long to be set as pages while somebody waits.
    """
    if len(expression.source.text) > LONGEST_PDF:
        raise DocumentError(
            _("This text is too long for a PDF; take the Word file and print that.")
        )
    return render_pdf(
        text_paper(expression),
        tokens_css=tokens_css(),
        mark_svg=mark(),
        fonts=fonts(),
    )


def plain_bytes(expression: Expression) -> bytes:
    """The text as plain lines in UTF-8; reading it in again gives the same."""
    return f"{plain(text_of(expression))}\n".encode()


FORMS: Mapping[str, tuple[str, Callable[[Expression], bytes]]] = {
    "akn": (akn.MEDIA_TYPE, akn.akn_bytes),
    "docx": (DOCX, docx_bytes),
    "pdf": ("application/pdf", pdf_bytes),
    "txt": ("text/plain; charset=utf-8", plain_bytes),
}
"""By the ending of the file: media type, and what makes it."""


def standing(expression: Expression) -> str:
    """Authentic, or a translation that binds nobody."""
    if expression.is_authentic:
        return pgettext("language of a law", "authentic text")
    return _("unofficial translation")


def _facts(expression: Expression) -> Iterator[tuple[str, Runs]]:
    version = expression.version
    work = version.work
    yield str(_("Kind")), runs(work.get_kind_display())
    if work.country is not None:
        yield str(_("Country")), runs(named(work.country))
    if work.official_number:
        yield str(_("Official number")), runs(work.official_number)
    yield (
        pgettext("version of a law", "State"),
        runs(str(Version.State(version.state).label)),
    )
    for label, day in (
        (_("Adopted on"), version.adopted_on),
        (_("In force from"), version.in_force_on),
        (_("Text as of"), version.as_of),
    ):
        yield str(label), runs(dates.partial(day) or pgettext("date", "not known"))
    yield (
        str(_("Language")),
        runs(f"{languages.name(expression.language)}, {standing(expression)}"),
    )


def _blocks(one: Provision) -> Iterator[Block]:
    if one.kind in HEADED:
        above = one.heading_place == "above"
        words = [one.heading, one.marker] if above else [one.marker, one.heading]
        head = " ".join(" ".join(words).split())
        if head:
            yield Heading(head, 2 if one.kind == "article" else 1)
        if one.text:
            yield Paragraph(_lines(one.text))
    elif one.marker or one.heading or one.text:
        yield Paragraph(
            runs(
                f"{one.marker} " if one.marker else "",
                *_lines(" ".join(filter(None, (one.heading, one.text)))),
            )
        )
    if one.rows:
        yield _table(one.rows)


def _lines(words: str) -> Runs:
    parts: list[str | LineBreak] = []
    for line in words.split("\n"):
        if parts:
            parts.append(LineBreak())
        parts.append(line)
    return runs(*parts)


def _table(rows: Sequence[Sequence[str]]) -> Table:
    """Cells as they stand; the first row is the head, as laws have it."""
    width = max(len(row) for row in rows)
    full = [[*row, *[""] * (width - len(row))] for row in rows]
    return Table(
        tuple(cell.strip() or "–" for cell in full[0]),
        tuple(tuple(_lines(cell) for cell in row) for row in full[1:])
        or (tuple(runs() for _cell in full[0]),),
    )
