"""The sheet that goes with an agenda sent although a paper lacks a language."""

from collections.abc import Sequence

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from orkhon.engines.documents import (
    Facts,
    Heading,
    Paper,
    Paragraph,
    Table,
    runs,
)
from orkhon.proceedings.documents.printing import labels, language_in_force, printed
from orkhon.proceedings.models import Circulation, Session
from orkhon.proceedings.queries.circulation import Lack
from orkhon.proceedings.queries.sessions import called, clock_of
from orkhon.register.queries import labels as register
from orkhon.register.queries.labels import STORED_LANGUAGE
from orkhon.ui import dates, languages

WIDTHS = (10, 50, 40)


def overruling_bytes(
    session: Session, circulation: Circulation, lacks: Sequence[Lack], form: str
) -> bytes:
    """The sheet as a file, in English as the record is kept.

    Args:
        form: One of `printing.MEDIA`.
    """
    register.refresh()
    with override(STORED_LANGUAGE):
        return printed(overruling_paper(session, circulation, lacks), form)


def overruling_paper(
    session: Session, circulation: Circulation, lacks: Sequence[Lack]
) -> Paper:
    """Who sent the agenda all the same, why, and what lacks; in the language in force."""
    at = clock_of(session, circulation.at)
    signed = f"{circulation.by_name}, {dates.day(at.date())}, {at:%H:%M}"
    return Paper(
        title=_("Agenda circulated before every language was there"),
        subtitle=called(session),
        language=language_in_force(),
        blocks=(
            Facts(
                (
                    (
                        _("Agenda"),
                        runs(_("revision %(n)d") % {"n": circulation.number}),
                    ),
                    (_("Signed by"), runs(signed)),
                )
            ),
            Heading(_("Reason")),
            *(
                Paragraph(runs(line))
                for line in circulation.overruled_because.splitlines()
                if line.strip()
            ),
            Heading(_("What lacks")),
            Table(
                (_("No."), _("Paper"), _("Languages that lack")),
                tuple(
                    (
                        runs(str(one.number)),
                        runs(one.title),
                        runs(", ".join(languages.name(code) for code in one.languages)),
                    )
                    for one in lacks
                ),
                WIDTHS,
                _("What lacks"),
            ),
        ),
        running_head=register.assembly_named(settings.ORKHON_ASSEMBLY),
        running_note=" · ".join(
            [dates.day(at.date()), *([_("sample")] if session.sample else [])]
        ),
        status=signed,
        labels=labels(),
    )
