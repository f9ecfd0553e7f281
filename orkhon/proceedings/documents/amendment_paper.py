"""The two-column paper: the text as issued, and as each amendment would have it."""

from collections.abc import Iterable, Iterator, Sequence

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from orkhon.engines.amendments import (
    PaperRow,
    Piece,
    number_lines,
    rows_of_paper,
)
from orkhon.engines.amendments import Paragraph as Words
from orkhon.engines.documents import (
    Block,
    Deleted,
    Facts,
    Foreign,
    Heading,
    Inline,
    Inserted,
    LineBreak,
    Note,
    Paper,
    Paragraph,
    Runs,
    Strong,
    Table,
    Text,
    runs,
)
from orkhon.proceedings.documents.draft_text import standing_words, version_words
from orkhon.proceedings.documents.printing import labels, language_in_force
from orkhon.proceedings.models import Amendment, DraftVersion
from orkhon.proceedings.queries.amendments import (
    AmendmentRow,
    amendments_of,
    engine_amendment,
)
from orkhon.proceedings.queries.clocks import on_clock
from orkhon.proceedings.queries.draft_redlines import marker_of
from orkhon.proceedings.queries.draft_texts import lines_in, rows_of, text_of
from orkhon.register.queries.labels import assembly_named
from orkhon.ui import dates
from orkhon.ui.papers import printed

WIDTHS = (18, 41, 41)


def amendment_bytes(version: DraftVersion, form: str) -> bytes:
    """The paper as a file: docx, pdf or html."""
    return printed(amendment_paper(version), form)


def amendment_paper(version: DraftVersion) -> Paper:
    """All amendments to a version that were not withdrawn, in the order of the text.

    Lines are those of the version as issued; the words stand in the authentic language.
    """
    draft = version.draft
    found = {
        str(one.row.pk): one
        for one in amendments_of(version)
        if one.row.progress != Amendment.State.WITHDRAWN
    }
    rows = rows_of(version)
    paper_rows = rows_of_paper(
        text_of(rows, draft.authentic),
        [engine_amendment(one.row) for one in found.values()],
        lines_in(rows, draft.authentic),
    )
    now = timezone.now()
    blocks: list[Block] = [Facts(tuple(_facts(version, list(found.values()))))]
    if paper_rows:
        blocks.append(
            Table(
                (
                    _("Amendment"),
                    _("Version %(number)d, as issued") % {"number": version.number},
                    _("As amended"),
                ),
                tuple(
                    _row(one, found[one.amendment], draft.authentic)
                    for one in paper_rows
                ),
                WIDTHS,
                _("Amendments in the order of the text"),
            )
        )
    else:
        blocks.append(Paragraph(runs(_("No amendment was tabled."))))
    blocks += _notes(found.values())
    return Paper(
        title=_("Amendments"),
        subtitle=f"{draft.title}: {version_words(version)}",
        language=language_in_force(),
        blocks=tuple(blocks),
        running_head=assembly_named(settings.ORKHON_ASSEMBLY),
        running_note=" · ".join(
            [version_words(version), *([_("sample")] if draft.session.sample else [])]
        ),
        status=_("As of %(day)s") % {"day": dates.day(timezone.localtime(now).date())},
        issued_at=now,
        labels=labels(),
        is_across=True,
    )


def _facts(
    version: DraftVersion, found: Sequence[AmendmentRow]
) -> Iterator[tuple[str, Runs]]:
    draft = version.draft
    yield _("Session"), runs(draft.session.title)
    if draft.item is not None:
        yield _("Agenda item"), runs(f"{draft.item.number}. {draft.item.title}")
    yield _("Text"), runs(standing_words(draft, draft.authentic))
    if version.amendments_by is not None:
        yield (
            _("Amendments until"),
            runs(on_clock(version.amendments_by, version.time_zone)),
        )
    remaining = sum(one.is_open for one in found)
    yield (
        _("Amendments"),
        runs(
            ngettext("%(n)d, %(open)d open", "%(n)d, %(open)d open", len(found))
            % {"n": len(found), "open": remaining}
        ),
    )


def _row(paper: PaperRow, one: AmendmentRow, language: str) -> tuple[Runs, Runs, Runs]:
    number = marker_of(paper.paragraph.number)
    front = f"{number} " if number else ""
    left = _words(front, paper.left, language)
    right = _words(front, paper.right, language)
    if one.kind == Amendment.Kind.INSERT_PARAGRAPH:
        left = runs(_place_of_new(one))
    if one.kind == Amendment.Kind.MOVE:
        right = (*runs(Strong(_moved_to(one)), LineBreak()), *right)
    if one.kind == Amendment.Kind.DELETE_PARAGRAPH:
        right = runs(Strong(_("The paragraph is deleted.")))
    return _about(one), left, right


def _about(one: AmendmentRow) -> Runs:
    parts: list[Inline | str | Note] = [
        Strong(_("No. %(number)d") % {"number": one.number}),
        LineBreak(),
        one.names,
    ]
    if one.citation is not None:
        parts.append(
            Note(
                source=str(one.citation.source),
                quote=one.citation.quote,
                quote_language=_language(one.citation.source.language),
            )
        )
    for words in (
        lines_words(one),
        one.row.get_kind_display(),
        _("compromise in place of %(numbers)s") % {"numbers": _listed(one.replaces)}
        if one.replaces
        else "",
        state_words(one.row),
        _("conflicts with %(numbers)s") % {"numbers": _listed(one.conflicts)}
        if one.conflicts
        else "",
        _("came after the deadline") if one.row.is_late else "",
    ):
        if words:
            parts += [LineBreak(), words]
    return runs(*parts)


def lines_words(one: AmendmentRow) -> str:
    """ "line 214" or "lines 214 to 216"; "" where nothing was printed."""
    if one.first_line is None or one.last_line is None:
        return ""
    if one.first_line == one.last_line:
        return _("line %(line)d") % {"line": one.first_line}
    return _("lines %(first)d to %(last)d") % {
        "first": one.first_line,
        "last": one.last_line,
    }


def state_words(row: Amendment) -> str:
    """ "accepted: nobody against"."""
    said = row.get_progress_display()
    return f"{said}: {row.decided_note}" if row.decided_note else said


def _place_of_new(one: AmendmentRow) -> str:
    if not one.role:
        return _("New paragraph at the beginning")
    if not one.place:
        return _("New paragraph")
    return _("New paragraph after paragraph %(number)s") % {"number": one.place}


def _moved_to(one: AmendmentRow) -> str:
    if one.row.after is None:
        return _("To the beginning:")
    if not one.after:
        return _("To another place:")
    return _("After paragraph %(number)s:") % {"number": one.after}


def _words(front: str, pieces: Iterable[Piece], language: str) -> Runs:
    foreign = None if language == language_in_force() else language
    parts: list[Inline] = [Text(front)] if front else []
    for piece in pieces:
        if not piece.text.strip():
            parts.append(Text(piece.text))
        elif piece.kind == "deleted":
            parts.append(Deleted(piece.text, foreign))
        elif piece.kind == "inserted":
            parts.append(Inserted(piece.text, foreign))
        else:
            parts.append(
                Text(piece.text) if foreign is None else Foreign(piece.text, foreign)
            )
    return tuple(parts)


def _notes(found: Iterable[AmendmentRow]) -> Iterator[Block]:
    """Explanatory notes with lines of their own; a note never changes."""
    explained = [one for one in found if one.row.reason]
    if explained:
        yield Heading(_("Explanatory notes"))
    for one in explained:
        head = _("Amendment %(number)d, %(names)s") % {
            "number": one.number,
            "names": one.names,
        }
        yield Heading(head, level=2)
        yield Table(
            (_("Line"), _("Explanatory note")),
            tuple(
                (runs(str(no)), runs(words)) for no, words in note_lines(one.row.reason)
            ),
            (8, 92),
            head,
        )


def note_lines(reason: str) -> list[tuple[int, str]]:
    """An explanatory note with numbered lines."""
    if not reason.strip():
        return []
    return [(line.no, line.words) for line in number_lines([Words("", "", reason)])]


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))


def _language(tag: str) -> str | None:
    return None if tag in ("", "und") else tag
