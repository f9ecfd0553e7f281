"""The comment matrix of a draft: provision by provision, comments with their answers."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from orkhon.engines.documents import (
    Block,
    Deleted,
    Facts,
    Foreign,
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
from orkhon.engines.texts.redline import Piece
from orkhon.legislation.models import Comment, CommentRound
from orkhon.legislation.queries.comment_draft import (
    Fate,
    Provisions,
    Shown,
    shown_of,
    whole_words,
)
from orkhon.legislation.queries.comments import (
    Tally,
    deadline_words,
    tally,
)
from orkhon.register.queries.labels import assembly_named, named
from orkhon.ui import dates
from orkhon.ui.papers import printed
from orkhon.ui.tables import csv_bytes

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WIDTHS = (23, 14, 23, 22, 18)


def matrix_paper(round_: CommentRound, comments: Sequence[Comment]) -> Paper:
    """The matrix as a paper, in the language in force; words stay as they were said."""
    provisions = Provisions(round_.version)
    shown = shown_of(round_, comments, provisions)
    version = round_.version
    now = timezone.now()
    blocks: list[Block] = [Facts(tuple(_facts(round_, tally(comments))))]
    if shown:
        blocks.append(
            Table(
                (
                    _("Provision"),
                    _("No. and author"),
                    _("Comment"),
                    _("Proposed wording"),
                    _("Answer"),
                ),
                tuple(_rows(shown, provisions)),
                WIDTHS,
                _("Comments on each provision, with the answers"),
            )
        )
    else:
        blocks.append(Paragraph(runs(_("No comments came in."))))
    return Paper(
        title=_("Comment matrix"),
        subtitle=_draft_words(round_),
        language=_language(),
        blocks=tuple(blocks),
        running_head=assembly_named(settings.ORKHON_ASSEMBLY),
        running_note=" · ".join(
            [
                _("Version %(number)s") % {"number": version.number},
                *([_("sample")] if version.work.sample else []),
            ]
        ),
        status=_("As of %(day)s") % {"day": dates.day(timezone.localtime(now).date())},
        issued_at=now,
        is_across=True,
    )


def docx_bytes(round_: CommentRound, comments: Sequence[Comment]) -> bytes:
    """The matrix as a Word file."""
    return printed(matrix_paper(round_, comments), "docx")


def pdf_bytes(round_: CommentRound, comments: Sequence[Comment]) -> bytes:
    """The matrix as PDF."""
    return printed(matrix_paper(round_, comments), "pdf")


def html_bytes(round_: CommentRound, comments: Sequence[Comment]) -> bytes:
    """The matrix as one page that carries its styles."""
    return printed(matrix_paper(round_, comments), "html")


def csv_file(round_: CommentRound, comments: Sequence[Comment]) -> bytes:
    """The matrix as a table for spreadsheets; its columns are in English."""
    provisions = Provisions(round_.version)
    return csv_bytes(
        (
            "number",
            "eid",
            "provision",
            "words of the draft",
            "author",
            "country",
            "language",
            "comment",
            "in English",
            "proposed wording",
            "made at",
            "late",
            "taken back",
            "outcome",
            "answer",
            "next version",
        ),
        [
            (
                one.comment.number,
                one.comment.eid,
                one.name,
                provisions.words(one.comment.eid)[0],
                one.author,
                "" if one.comment.country is None else one.comment.country.code,
                one.comment.language,
                one.comment.text,
                one.comment.english,
                one.comment.wording,
                one.comment.made_at.isoformat(timespec="seconds"),
                "yes" if one.comment.is_late else "no",
                "yes" if one.comment.withdrawn_at is not None else "no",
                one.comment.outcome,
                one.comment.answer,
                "" if one.fate is None else one.fate.what,
            )
            for one in shown_of(round_, comments, provisions)
        ],
    )


FORMS: Mapping[str, tuple[str, Callable[[CommentRound, Sequence[Comment]], bytes]]] = {
    "docx": (DOCX, docx_bytes),
    "pdf": ("application/pdf", pdf_bytes),
    "html": ("text/html; charset=utf-8", html_bytes),
    "csv": ("text/csv; charset=utf-8", csv_file),
}
"""By the ending of the file: media type, and what makes it."""


def _language() -> str:
    return (get_language() or "en").split("-")[0]


def _draft_words(round_: CommentRound) -> str:
    version = round_.version
    return f"{version.work.title}, " + _("version %(number)s") % {
        "number": version.number
    }


def _facts(round_: CommentRound, count: Tally) -> Iterator[tuple[str, Runs]]:
    yield (
        _("Comments until"),
        runs(f"{deadline_words(round_)} ({round_.time_zone})"),
    )
    parts = [str(count.comments)]
    if count.late:
        parts.append(_("late: %(n)d") % {"n": count.late})
    if count.withdrawn:
        parts.append(_("taken back: %(n)d") % {"n": count.withdrawn})
    yield _("Comments"), runs(", ".join(parts))
    if count.comments:
        yield (
            _("Answers"),
            runs(
                _("%(n)d of %(of)d") % {"n": count.answered, "of": count.comments},
                "".join(
                    f", {label}: {number}"
                    for label, number in (
                        (Comment.Outcome.ACCEPTED.label, count.accepted),
                        (Comment.Outcome.PARTLY.label, count.partly),
                        (Comment.Outcome.DECLINED.label, count.declined),
                        (Comment.Outcome.NOTED.label, count.noted),
                    )
                    if number
                ),
            ),
        )


def _rows(shown: Sequence[Shown], provisions: Provisions) -> Iterator[tuple[Runs, ...]]:
    last = None
    for one in shown:
        eid = one.comment.eid
        yield (
            _provision(one, provisions, is_first=eid != last),
            _who(one),
            _said(one.comment),
            _pieces(one.pieces, one.wording_language),
            _answer(one),
        )
        last = eid


def _provision(one: Shown, provisions: Provisions, *, is_first: bool) -> Runs:
    name = one.name or whole_words()
    if not is_first:
        return runs(_("%(provision)s, as above") % {"provision": name})
    words, language = provisions.words(one.comment.eid)
    return (
        Strong(name),
        *((LineBreak(), *_words(words, language)) if words else ()),
    )


def _who(one: Shown) -> Runs:
    comment = one.comment
    parts: list[Inline] = [Strong(str(comment.number)), LineBreak(), Text(one.author)]
    if comment.country is not None and one.author == comment.author:
        parts += [LineBreak(), Text(named(comment.country))]
    parts += [
        LineBreak(),
        Text(dates.day(timezone.localtime(comment.made_at).date())),
    ]
    if comment.is_late:
        parts += [LineBreak(), Strong(pgettext("comment", "late"))]
    if comment.citation is not None:
        source = comment.citation.source
        return runs(*parts, Note(source.title or source.filename))
    return tuple(parts)


def _said(comment: Comment) -> Runs:
    if comment.withdrawn_at is not None:
        struck = tuple(
            part
            for line in comment.text.split("\n")
            for part in (
                (Deleted(line, comment.language), LineBreak()) if line.strip() else ()
            )
        )
        return (*struck, Text(pgettext("comment", "taken back")))
    said = _words(comment.text, comment.language)
    if not comment.english or comment.language == _language():
        return said
    english = _words(comment.english, "en")
    return (*said, LineBreak(), Text(f"{_('In English:')} "), *english)


def _words(text: str, language: str) -> Runs:
    """Words line by line, with their language where it is not the paper's."""
    own = language == _language()
    parts: list[Inline] = []
    for line in text.split("\n"):
        if parts:
            parts.append(LineBreak())
        if line.strip():
            parts.append(Text(line) if own else Foreign(line, language))
    return tuple(parts)


def _pieces(pieces: Sequence[Piece], language: str) -> Runs:
    """A redline as runs; a line's end stands outside of what is marked."""
    parts: list[Inline] = []
    for one in pieces:
        for place, line in enumerate(one.text.split("\n")):
            if place:
                parts.append(LineBreak())
            if not line.strip():
                parts += [Text(line)] if line else []
            elif one.kind == "inserted":
                parts.append(Inserted(line, language))
            elif one.kind == "deleted":
                parts.append(Deleted(line, language))
            else:
                parts.append(Foreign(line, language))
    return tuple(parts)


def _answer(one: Shown) -> Runs:
    comment = one.comment
    parts: list[Inline] = []
    if comment.outcome:
        parts.append(Strong(str(Comment.Outcome(comment.outcome).label)))
        if comment.answer:
            parts += [LineBreak(), *_lines(comment.answer)]
    elif comment.withdrawn_at is None:
        parts.append(Text(pgettext("comments", "not answered")))
    if one.fate is not None and comment.withdrawn_at is None:
        parts += [LineBreak(), Text(fate_words(one.fate))]
    return tuple(parts)


def _lines(words: str) -> Iterator[Inline]:
    for place, line in enumerate(words.split("\n")):
        if place:
            yield LineBreak()
        if line.strip():
            yield Text(line)


def fate_words(fate: Fate) -> str:
    """What became of the provision in the next version, in one line."""
    said = {"n": fate.version.number, "provision": fate.name}
    match fate.what:
        case "same":
            return _("Version %(n)s: %(provision)s, unchanged") % said
        case "changed":
            return _("Version %(n)s: %(provision)s, changed") % said
        case _:
            return _("Version %(n)s: not there any more") % said
