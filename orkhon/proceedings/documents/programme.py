"""The programme of a session as a paper: a table a day."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from orkhon.engines.documents import (
    Block,
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
)
from orkhon.proceedings.models import Session
from orkhon.proceedings.queries.programme import Entry, programme
from orkhon.proceedings.queries.sessions import called, days_words
from orkhon.register.queries import labels as register
from orkhon.ui import dates

WIDTHS = (18, 52, 30)


def programme_bytes(session: Session, form: str, language: str) -> bytes:
    """The programme as a file of one of `printing.MEDIA`, framed in a language."""
    register.refresh()
    with override(language):
        return printed(programme_paper(session), form)


def programme_paper(session: Session) -> Paper:
    """The programme in the language in force; its lines stay as they were written."""
    blocks: list[Block] = []
    for day in programme(session):
        blocks.append(Heading(dates.heading(day.day)))
        blocks.append(
            Table(
                (_("Time"), _("What"), _("Where")),
                tuple(
                    (runs(_hours(one)), _what(one), runs(one.place or "–"))
                    for one in day.entries
                ),
                WIDTHS,
                _("Programme of %(day)s") % {"day": dates.heading(day.day)},
            )
        )
    if not blocks:
        blocks.append(Paragraph(runs(_("The programme has no lines yet."))))
    clock = session.time_zone or timezone.get_default_timezone_name()
    note = [dates.day(timezone.localdate())]
    if session.sample:
        note.append(_("sample"))
    return Paper(
        title=pgettext("paper", "Programme"),
        subtitle=f"{called(session)}, {days_words(session)}",
        language=language_in_force(),
        blocks=tuple(blocks),
        running_head=register.assembly_named(settings.ORKHON_ASSEMBLY),
        running_note=" · ".join(note),
        status=_("Hours are those of the place (%(zone)s).") % {"zone": clock},
        labels=labels(),
    )


def _hours(one: Entry) -> str:
    if one.ends_at is None:
        return f"{one.begins_at:%H:%M}"
    return f"{one.begins_at:%H:%M}–{one.ends_at:%H:%M}"


def _what(one: Entry) -> Runs:
    found: list[Strong | LineBreak | str] = [Strong(one.title)]
    for under in (one.audience, one.note):
        if under:
            found += [LineBreak(), under]
    return runs(*found)
