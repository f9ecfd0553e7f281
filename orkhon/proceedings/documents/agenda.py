"""The agenda of a session as a paper, plain and annotated, in one language.

A title that lacks in the language stands in English and says so; the number of an
item is the one on the screen.
"""

from collections.abc import Iterator

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override, pgettext

from orkhon.engines.documents import (
    Block,
    Facts,
    Heading,
    LineBreak,
    Paper,
    Paragraph,
    Runs,
    Strong,
    Table,
    runs,
)
from orkhon.proceedings.documents.printing import (
    labels,
    language_in_force,
    printed,
    said,
)
from orkhon.proceedings.models import AgendaItem, Circulation, Session
from orkhon.proceedings.queries.agenda import Line, Part, business
from orkhon.proceedings.queries.programme import sitting_words
from orkhon.proceedings.queries.sessions import called, clock_of, days_words
from orkhon.register.queries import labels as register
from orkhon.ui import dates, languages

WIDTHS = (9, 71, 20)


def agenda_bytes(
    session: Session, form: str, language: str, *, annotated: bool = False
) -> bytes:
    """The agenda as a file.

    Args:
        form: One of `printing.MEDIA`.
        language: One of the site's languages.
    """
    # Papers are made by commands too, which no request tells of a new name.
    register.refresh()
    with override(language):
        return printed(agenda_paper(session, annotated=annotated), form)


def agenda_paper(session: Session, *, annotated: bool) -> Paper:
    """The agenda in the language in force."""
    language = language_in_force()
    parts = business(session, language)
    lines = [line for part in parts for line in part.lines]
    blocks: list[Block] = [Facts(tuple(_facts(session)))]
    for part in parts:
        if part.lines:
            blocks += _part(session, part, annotated=annotated)
    if not lines:
        blocks.append(Paragraph(runs(_("The agenda has no items yet."))))
    return Paper(
        title=_title(session, annotated=annotated),
        subtitle=called(session),
        language=language,
        blocks=tuple(blocks),
        running_head=register.assembly_named(settings.ORKHON_ASSEMBLY),
        running_note=_note(session),
        status=_status(lines, language, annotated=annotated),
        labels=labels(),
    )


def _title(session: Session, *, annotated: bool) -> str:
    is_draft = not session.circulations.filter(what=Circulation.What.AGENDA).exists()
    if annotated:
        return _("Annotated draft agenda") if is_draft else _("Annotated agenda")
    return _("Draft agenda") if is_draft else pgettext("paper", "Agenda")


def _note(session: Session) -> str:
    day = dates.day(timezone.localdate())
    return " · ".join([day, *([_("sample")] if session.sample else [])])


def _facts(session: Session) -> Iterator[tuple[str, Runs]]:
    yield _("Organ"), runs(register.named(session.organ))
    yield _("Days"), runs(days_words(session))
    yield _("Place"), runs(session.place or _("not fixed"))
    if session.host is not None:
        yield _("Received by"), runs(register.named(session.host))
    if session.theme:
        yield _("Theme"), runs(session.theme)


def _part(session: Session, part: Part, *, annotated: bool) -> Iterator[Block]:
    sitting = part.sitting
    if sitting is None:
        yield Heading(_("In a sitting not fixed yet"))
        place = ""
    else:
        begins = clock_of(session, sitting.begins_at)
        hours = f"{begins:%H:%M}"
        if sitting.ends_at is not None:
            hours += f"–{clock_of(session, sitting.ends_at):%H:%M}"
        yield Heading(sitting_words(sitting))
        place = f"{dates.heading(begins.date())}, {hours}"
        if sitting.place:
            place = f"{place} · {sitting.place}"
    if place:
        yield Paragraph(runs(place))
    yield Table(
        (_("No."), _("Item"), _("Time")),
        tuple(
            (
                runs(line.item.number),
                _cell(line, annotated=annotated),
                _time(session, line),
            )
            for line in part.lines
        ),
        WIDTHS,
        _("Order of business"),
    )


def _cell(line: Line, *, annotated: bool) -> Runs:
    words = line.words
    if words.lacks:
        parts: list[Runs] = [
            (*said(words.title, words.language), *_mark(words.language))
        ]
    else:
        parts = [runs(Strong(words.title))]
    if line.is_off:
        state = AgendaItem.State(line.item.progress).label
        return _under([*parts, runs(str(state))])
    if annotated and words.annotation:
        parts += [
            said(one.strip(), words.annotation_language)
            for one in words.annotation.splitlines()
            if one.strip()
        ]
        if words.lacks_annotation and not words.lacks:
            parts[-1] = (*parts[-1], *_mark(words.annotation_language))
    if line.item.body is not None and annotated:
        parts.append(runs(_("Of: %(body)s") % {"body": register.named(line.item.body)}))
    if line.rapporteurs:
        names = ", ".join(one.display_name for one in line.rapporteurs)
        count = len(line.rapporteurs)
        label = ngettext("Rapporteur: %(names)s", "Rapporteurs: %(names)s", count)
        parts.append(runs(label % {"names": names}))
    for paper in line.papers:
        parts.append(
            runs(
                _("Document %(number)d: %(title)s")
                % {"number": paper.number, "title": paper.title}
            )
        )
    return _under(parts)


def _mark(language: str) -> Runs:
    """Behind words that are not in the language of the paper: (en)."""
    return runs(f" ({language})")


def _under(parts: list[Runs]) -> Runs:
    """Lines one under the other."""
    found: list[Runs] = []
    for part in parts:
        if found:
            found.append((LineBreak(),))
        found.append(part)
    return tuple(run for part in found for run in part)


def _time(session: Session, line: Line) -> Runs:
    if line.is_off:
        return ()
    minutes = line.item.minutes
    if line.starts_at is not None and line.ends_at is not None and minutes:
        begins = clock_of(session, line.starts_at)
        ends = clock_of(session, line.ends_at)
        return runs(f"{begins:%H:%M}–{ends:%H:%M}")
    if minutes:
        return runs(_("%(n)d min") % {"n": minutes})
    return ()


def _status(lines: list[Line], language: str, *, annotated: bool) -> str:
    """At the foot: which titles lack in the language of the paper."""
    lacking = [
        line.item.number
        for line in lines
        if line.words.lacks or (annotated and line.words.lacks_annotation)
    ]
    if not lacking:
        return ""
    return ngettext(
        "Item %(numbers)s is not worded in %(language)s yet; (en) marks the English.",
        "Items %(numbers)s are not worded in %(language)s yet; (en) marks the English.",
        len(lacking),
    ) % {"numbers": ", ".join(lacking), "language": languages.name(language)}
