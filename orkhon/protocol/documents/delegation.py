"""The list of a visit's delegation as a paper: names, forms of address, posts."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language, override, pgettext
from django.utils.translation import gettext as _

from orkhon.engines.documents import (
    Block,
    Facts,
    Heading,
    Labels,
    LineBreak,
    Paper,
    Paragraph,
    Runs,
    Strong,
    Table,
    runs,
)
from orkhon.protocol.models import Visit, VisitParticipant
from orkhon.protocol.queries.conflicts import spoken
from orkhon.protocol.queries.people import sides_of
from orkhon.register.queries import labels as register
from orkhon.ui import dates, languages, papers

WIDTHS = (8, 36, 38, 18)


def delegation_bytes(visit: Visit, form: str, language: str) -> bytes:
    """The list as a file: pdf, docx or html."""
    register.refresh()
    with override(language):
        return papers.printed(delegation_paper(visit), form)


def delegation_paper(visit: Visit) -> Paper:
    """Both sides in their order, in the language in force; withdrawn ones left out.

    Telephone numbers and needs are not in it: it goes to everybody who takes part.
    """
    blocks: list[Block] = [
        Facts(
            tuple(
                (label, runs(value))
                for label, value in (
                    (_("Guests"), register.named(visit.guest)),
                    (_("Hosts"), register.named(visit.host)),
                    (
                        _("Days"),
                        dates.between(str(visit.begins_on), str(visit.ends_on)),
                    ),
                    (_("Place"), visit.place),
                )
                if value
            )
        )
    ]
    for side in sides_of(visit, with_withdrawn=False):
        blocks.append(Heading(side.label))
        if not side.people:
            blocks.append(Paragraph(runs(_("Nobody is entered yet."))))
            continue
        blocks.append(
            Table(
                (
                    pgettext("delegation", "No."),
                    pgettext("delegation", "Name"),
                    pgettext("delegation", "Post"),
                    pgettext("delegation", "Languages"),
                ),
                tuple(
                    _row(place, one) for place, one in enumerate(side.people, start=1)
                ),
                WIDTHS,
                side.label,
            )
        )
    note = [visit.title]
    if visit.sample:
        note.append(_("sample"))
    return Paper(
        title=_("Delegation"),
        subtitle=visit.title,
        language=(get_language() or "en").split("-")[0],
        blocks=tuple(blocks),
        running_head=register.assembly_named(settings.ORKHON_ASSEMBLY),
        running_note=" · ".join(note),
        status=_("As of %(day)s") % {"day": dates.day(timezone.localdate())},
        labels=Labels(leaf=_("Part {number} of {count}")),
    )


def _row(place: int, one: VisitParticipant) -> tuple[Runs, ...]:
    under = [] if one.role == VisitParticipant.Role.MEMBER else [one.get_role_display()]
    if one.address_form:
        under.append(one.address_form)
    name = [Strong(one.name)]
    return (
        runs(str(place)),
        (*name, *((LineBreak(), *runs(", ".join(under))) if under else ())),
        runs(one.post) if one.post else (),
        runs(", ".join(languages.name(code) for code in sorted(spoken(one))))
        if spoken(one)
        else (),
    )
