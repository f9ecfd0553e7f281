"""A redline as a file to take along: Word with tracked changes, PDF, a page, lines."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import resources

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from orkhon.engines.documents import print_pages
from orkhon.engines.texts.redline import Piece, word_file
from orkhon.legislation.documents.texts import DOCX
from orkhon.legislation.models import Expression
from orkhon.legislation.queries.redline_parts import Block, Line, Shown
from orkhon.legislation.queries.redlines import redline_of
from orkhon.register.queries.labels import assembly_named
from orkhon.ui.papers import fonts, page_css, tokens_css

SIGNS = {"same": "{}", "inserted": "{{+{}+}}", "deleted": "[-{}-]"}
"""Around words in plain lines, as in word differences of version control."""


@dataclass(frozen=True)
class Compared:
    """A redline with the names of its two texts.

    Attributes:
        title: Of the law; of both where they are two.
        old, new: What the texts are called: “version 1, Kazakh”, or a file's name.
        shown: What changed.
        sample: The texts are invented.
    """

    title: str
    old: str
    new: str
    shown: Shown
    sample: bool = False


def compared(old: Expression, new: Expression) -> Compared:
    """Two texts of the room with their names, ready to be printed."""
    works = (old.version.work, new.version.work)
    names = [
        _("version %(number)d, %(state)s")
        % {
            "number": one.version.number,
            "state": one.version.get_state_display(),
        }
        for one in (old, new)
    ]
    if works[0].pk != works[1].pk:
        names = [
            f"{work.title}, {name}" for work, name in zip(works, names, strict=True)
        ]
    return Compared(
        works[1].title,
        names[0],
        names[1],
        redline_of(old, new),
        sample=works[0].sample or works[1].sample,
    )


def docx_bytes(redline: Compared, at: datetime) -> bytes:
    """A Word file: accept all changes and it is the new text, reject all the old.

    Raises:
        TextError: a sign in the text that no Word file can hold.
    """
    title = f"{redline.title}: {redline.old} → {redline.new}"
    author = assembly_named(settings.ORKHON_ASSEMBLY)
    return word_file(redline.shown.redline, title, author, at)


def html_bytes(redline: Compared, at: datetime) -> bytes:
    """One page that needs nothing beside it; what did not change is folded."""
    styles = page_css() + _styles("redline_page.css")
    return _page(redline, at, styles=styles.replace("</", "<\\/")).encode()


def pdf_bytes(redline: Compared, at: datetime) -> bytes:
    """The whole text for print, what changed as a list in front.

    Raises:
        DocumentError: a page asks for what is not in it.
    """
    return print_pages(
        _page(redline, at),
        styles=_styles("redline_page.css") + _styles("redline_print.css"),
        tokens_css=tokens_css(),
        fonts=fonts(),
    )


def text_bytes(redline: Compared, at: datetime) -> bytes:
    """Plain lines: what changed as a list, then the words of what changed."""
    return "".join(f"{line}\n" for line in _plain(redline)).encode()


FORMS: Mapping[str, tuple[str, Callable[[Compared, datetime], bytes]]] = {
    "docx": (DOCX, docx_bytes),
    "pdf": ("application/pdf", pdf_bytes),
    "html": ("text/html; charset=utf-8", html_bytes),
    "txt": ("text/plain; charset=utf-8", text_bytes),
}
"""By the ending of the file: media type, and what makes it."""


def counted(counts: Mapping[str, int]) -> list[str]:
    """ "2 inserted", "1 moved", … in the reader's language."""
    # Adjectives that stand beside a number, as in a table: no plural forms.
    words = {
        "inserted": _("%(n)d inserted"),
        "deleted": _("%(n)d deleted"),
        "moved": _("%(n)d moved"),
        "renumbered": _("%(n)d renumbered"),
        "changed": _("%(n)d with other words"),
    }
    return [words[what] % {"n": n} for what, n in counts.items()]


def _page(redline: Compared, at: datetime, *, styles: str = "") -> str:
    return render_to_string(
        "legislation/redline_file.html",
        {
            "redline": redline,
            "shown": redline.shown,
            "counted": counted(redline.shown.counts),
            "assembly": assembly_named(settings.ORKHON_ASSEMBLY),
            "at": at,
            # A file that is taken along carries its own CSS, and it is ours.
            "styles": mark_safe(f"<style>{styles}</style>" if styles else ""),  # noqa: S308 -- as said
        },
    )


def _styles(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text("utf-8")


def _plain(redline: Compared) -> Iterator[str]:
    shown = redline.shown
    yield redline.title
    yield f"{redline.old} → {redline.new}"
    if shown.is_same:
        yield _("Nothing changed.")
        return
    yield ", ".join(counted(shown.counts))
    yield ""
    yield from (_entry(one) for one in shown.changed)
    if shown.unsure:
        yield ""
        yield _("References to look at:")
        for one in shown.unsure:
            yield f"  {one.name}: “{one.words}”: {one.said}"
    for run in shown.runs:
        for block in () if run.is_same else run.blocks:
            yield ""
            for line in block.lines:
                yield from _line(line)


def _entry(block: Block) -> str:
    marks = ", ".join(one.words for one in block.marks)
    name = ". ".join(filter(None, (block.name, block.heading)))
    return f"  {name}: {marks}"


def _line(line: Line) -> Iterator[str]:
    told = [one.words for one in line.told]
    front = [_signed(part) for part in (line.marker, line.heading) if part]
    words = " ".join([*front, *([_signed(line.pieces)] if line.pieces else [])])
    signs = f"({'; '.join(told)}) " if told else ""
    if words or signs:
        yield f"{'  ' * line.depth}{signs}{words}".rstrip()
    for row in line.table:
        yield " | ".join(_signed(cell) for cell in row.cells)


def _signed(pieces: Iterable[Piece] | Sequence[Piece]) -> str:
    return "".join(SIGNS[one.kind].format(one.text) for one in pieces)
