"""A draft on paper: a version line by line as printed, or the consolidated text."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from orkhon.engines.documents import (
    Block,
    Facts,
    Foreign,
    Heading,
    Paper,
    Paragraph,
    Runs,
    Strong,
    Table,
    runs,
)
from orkhon.legislation.documents.redline import Compared
from orkhon.proceedings.documents.printing import labels, language_in_force, said
from orkhon.proceedings.models import Draft, DraftVersion
from orkhon.proceedings.queries.clocks import on_clock
from orkhon.proceedings.queries.draft_redlines import marker_of, redline_between
from orkhon.proceedings.queries.drafts import TextRow, consolidated, version_text
from orkhon.register.queries.labels import assembly_named
from orkhon.ui import languages
from orkhon.ui.papers import printed

HEADS = ("title", "heading")


def text_bytes(version: DraftVersion, language: str, form: str) -> bytes:
    """A version in a language as a file: docx, pdf or html."""
    return printed(text_paper(version, language), form)


def text_paper(version: DraftVersion, language: str) -> Paper:
    """A version in a language, each line with the number that it keeps for ever."""
    draft = version.draft
    rows = version_text(version, language)
    return Paper(
        title=draft.title,
        subtitle=version_words(version),
        language=language_in_force(),
        blocks=(
            Facts(tuple(_facts(version, language))),
            Table(
                (_("Line"), _("Text")),
                tuple(_lines(rows, language)) or ((runs(), runs("–")),),
                (7, 93),
                _("The text with its line numbers"),
            ),
        ),
        running_head=assembly_named(settings.ORKHON_ASSEMBLY),
        running_note=_running(version, language),
        status=_state(version),
        issued_at=version.issued_at,
        labels=labels(),
    )


def consolidated_paper(draft: Draft, language: str) -> Paper:
    """The text at this moment, without lines: they belong to issued versions."""
    blocks: list[Block] = []
    for row in consolidated(draft, language):
        words = row.text or _("[not translated yet]")
        if row.role in HEADS:
            number = f"{marker_of(row.number)} " if row.number else ""
            blocks.append(Heading(f"{number}{words}"))
            continue
        front = (Strong(marker_of(row.number)), " ") if row.number else ()
        blocks.append(Paragraph(runs(*front, *_words(words, language))))
    return Paper(
        title=draft.title,
        subtitle=_("Consolidated text: the last issued version with what is accepted"),
        language=language_in_force(),
        blocks=tuple(blocks) or (Paragraph(runs(_("There is no text yet."))),),
        running_head=assembly_named(settings.ORKHON_ASSEMBLY),
        running_note=standing_words(draft, language),
        status=_("no version: its lines are not numbered"),
        labels=labels(),
    )


def compared_versions(old: DraftVersion, new: DraftVersion, language: str) -> Compared:
    """Two versions in one text, as the room of laws prints a redline."""
    return Compared(
        new.draft.title,
        version_words(old),
        version_words(new),
        redline_between(old, new, language),
        sample=new.draft.session.sample,
    )


def version_words(version: DraftVersion) -> str:
    """ "Draft declaration, version 3"."""
    return _("%(kind)s, version %(number)d") % {
        "kind": _("Draft %(kind)s") % {"kind": version.draft.get_kind_display()},
        "number": version.number,
    }


def standing_words(draft: Draft, language: str) -> str:
    """ "Kazakh, unofficial translation"."""
    standing = (
        _("authentic text")
        if language == draft.authentic
        else _("unofficial translation")
    )
    return f"{languages.name(language)}, {standing}"


def _facts(version: DraftVersion, language: str) -> Iterator[tuple[str, Runs]]:
    draft = version.draft
    yield _("Session"), runs(draft.session.title)
    if draft.item is not None:
        yield _("Agenda item"), runs(draft.item.number)
    yield _("Language"), runs(standing_words(draft, language))
    zone = version.time_zone or draft.session.time_zone or "UTC"
    if version.issued_at is not None:
        yield pgettext("version", "Issued"), runs(on_clock(version.issued_at, zone))
    if version.amendments_by is not None:
        yield _("Amendments until"), runs(on_clock(version.amendments_by, zone))


def _lines(rows: tuple[TextRow, ...], language: str) -> Iterator[tuple[Runs, ...]]:
    for row in rows:
        for place, line in enumerate(row.lines):
            front = f"{marker_of(row.number)} " if row.number and not place else ""
            if row.role in HEADS:
                yield runs(str(line.no)), runs(Strong(f"{front}{line.words}"))
                continue
            yield runs(str(line.no)), runs(front, *said(line.words, language))


def _words(words: str, language: str) -> tuple[str | Foreign, ...]:
    if language == language_in_force():
        return (words,)
    return (Foreign(words, language),)


def _running(version: DraftVersion, language: str) -> str:
    parts = [_("Version %(number)d") % {"number": version.number}]
    parts.append(standing_words(version.draft, language))
    if version.draft.session.sample:
        parts.append(_("sample"))
    return " · ".join(parts)


def _state(version: DraftVersion) -> str:
    if version.issued_at is None:
        return _("not issued: words and lines may still change")
    return _("issued: words and line numbers stay as printed") + (
        f" · SHA-256 {version.sha256[:16]}…"
    )
