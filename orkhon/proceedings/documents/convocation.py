"""The letter that calls a session: to whom, when, where, and by when to answer."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from orkhon.engines.documents import (
    Block,
    Bullets,
    Facts,
    Heading,
    Paper,
    Paragraph,
    Runs,
    Strong,
    runs,
)
from orkhon.proceedings.documents.printing import labels, language_in_force, printed
from orkhon.proceedings.models import Session
from orkhon.proceedings.queries.clocks import on_clock
from orkhon.proceedings.queries.members import Member
from orkhon.proceedings.queries.programme import sitting_words
from orkhon.proceedings.queries.sessions import called, clock_of, days_words, zone_of
from orkhon.register.queries import labels as register
from orkhon.ui import dates


def convocation_bytes(
    session: Session,
    members: Sequence[Member],
    form: str,
    language: str,
    *,
    answer_by: datetime,
    on: datetime,
) -> bytes:
    """The letter as a file of one of `printing.MEDIA`.

    Args:
        members: To whom it goes, in English order.
        answer_by: The hour by which parliaments answer.
        on: The moment of convening.
    """
    register.refresh()
    with override(language):
        return printed(
            convocation_paper(session, members, answer_by=answer_by, on=on), form
        )


def convocation_paper(
    session: Session, members: Sequence[Member], *, answer_by: datetime, on: datetime
) -> Paper:
    """The letter in the language in force."""
    name = register.named(session.organ)
    deadline = on_clock(answer_by, str(zone_of(session)))
    blocks: list[Block] = [
        Paragraph(
            runs(
                _("%(organ)s is called to meet: %(session)s.")
                % {"organ": name, "session": called(session)}
            )
        ),
        Facts(tuple(_facts(session))),
        Paragraph(
            runs(
                _(
                    "The parliaments are asked to answer, and to name their delegations,"
                    " by"
                )
                + " ",
                Strong(deadline),
            )
        ),
        Heading(_("To")),
        Bullets(tuple(_addressee(one) for one in members)),
    ]
    sittings = list(session.sittings.all())
    if sittings:
        blocks += [
            Heading(_("Sittings")),
            Bullets(
                tuple(
                    runs(
                        f"{sitting_words(one)}: "
                        f"{dates.heading(clock_of(session, one.begins_at).date())}, "
                        f"{clock_of(session, one.begins_at):%H:%M}"
                        + (f", {one.place}" if one.place else "")
                    )
                    for one in sittings
                )
            ),
        ]
    day = dates.day(clock_of(session, on).date())
    return Paper(
        title=_("Convocation"),
        subtitle=called(session),
        language=language_in_force(),
        blocks=tuple(blocks),
        running_head=register.assembly_named(settings.ORKHON_ASSEMBLY),
        running_note=" · ".join([day, *([_("sample")] if session.sample else [])]),
        labels=labels(),
    )


def _facts(session: Session) -> Iterator[tuple[str, Runs]]:
    yield _("Days"), runs(days_words(session))
    yield _("Place"), runs(session.place)
    if session.host is not None:
        yield _("Received by"), runs(register.named(session.host))
    if session.takes_chair is not None:
        yield _("Takes the chair"), runs(register.named(session.takes_chair))
    if session.theme:
        yield _("Theme"), runs(session.theme)
    if session.registration_closes_at is not None:
        closes = on_clock(session.registration_closes_at, str(zone_of(session)))
        yield _("Registration until"), runs(closes)


def _addressee(one: Member) -> Runs:
    name = register.named(one.parliament)
    if one.seats is None:
        return runs(name)
    return runs(_("%(body)s: %(n)d delegates") % {"body": name, "n": one.seats})
