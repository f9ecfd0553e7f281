"""The rotation of an assembly's chair: its seats and terms, its reasons in words.

The method is `engines.voting`; what it is given and what it answers is here.
"""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from orkhon.engines import periods
from orkhon.engines.voting import Reason, Seat, Term
from orkhon.register.models import Body, Chairmanship
from orkhon.register.queries.labels import named
from orkhon.ui import dates


def seats_in(assembly: Body) -> tuple[list[Seat], dict[str, Body]]:
    """The parliaments that are or were in the rotation, with the rows behind them.

    A parliament is in it while its country's delegation to the assembly exists.
    """
    delegations = Body.objects.filter(
        kind=Body.Kind.DELEGATION, parent=assembly, country__isnull=False
    )
    by_country = {one.country_id: one for one in delegations}
    parliaments = {
        one.key: one
        for one in Body.objects.filter(
            kind=Body.Kind.PARLIAMENT, country__in=list(by_country)
        ).select_related("country", "succeeded_by__country")
    }
    seats = []
    for one in parliaments.values():
        delegation = by_country[one.country_id]
        successor = one.succeeded_by
        seats.append(
            Seat(
                key=one.key,
                english_key=one.country.english_sort_key if one.country else one.key,
                from_on=_latest_of(
                    periods.earliest(one.founded_on),
                    periods.earliest(delegation.founded_on),
                ),
                to_on=_earliest_of(
                    periods.latest(one.dissolved_on),
                    periods.latest(delegation.dissolved_on),
                ),
                succeeded_by=successor.key
                if successor is not None and successor.key in parliaments
                else None,
            )
        )
    return seats, parliaments


def terms_of(rows: Sequence[Chairmanship]) -> list[Term]:
    """Chairmanships as the turns of the engine, in time.

    One without a beginning is none. One whose end is known to the month alone ended
    when the next began.
    """
    known = [(row.from_day, row) for row in rows if row.from_day is not None]
    known.sort(key=lambda one: one[0])
    terms = []
    for place, (begins, row) in enumerate(known):
        after = known[place + 1][0] if place + 1 < len(known) else None
        ends = [day for day in (row.to_day, after) if day is not None]
        terms.append(
            Term(row.parliament.key, begins, min(ends) if row.to_day else None)
        )
    return terms


def reason_words(reason: Reason, bodies: dict[str, Body]) -> str:
    """One reason of the rotation as a sentence."""
    said = [named(bodies[one]) if one in bodies else one for one in reason.values]
    match reason.code:
        case "next-in-order":
            return _(
                "After %(last)s comes %(next)s in English alphabetical order of the"
                " members."
            ) % {"last": said[0], "next": said[1]}
        case "begins-again":
            return _(
                "%(last)s is the last in English alphabetical order; the order begins"
                " again with %(next)s."
            ) % {"last": said[0], "next": said[1]}
        case "first-of-all":
            return _("%(next)s is the first in English alphabetical order.") % {
                "next": said[0]
            }
        case "years-without":
            return ngettext(
                "%(years)s passed without a change; nobody’s turn is skipped by that.",
                "%(years)s passed without a change; nobody’s turn is skipped by that.",
                len(said),
            ) % {"years": ", ".join(said)}
        case "holder-succeeded":
            return _("%(last)s has ended; %(successor)s sits in its place.") % {
                "last": said[0],
                "successor": said[1],
            }
        case "succeeds":
            return _("%(next)s has the place in the order of %(before)s.") % {
                "next": said[1],
                "before": said[0],
            }
        case "joined":
            return _(
                "%(next)s joined on %(date)s and has the place of its name in the order."
            ) % {"next": said[0], "date": dates.partial(said[1])}
        case "planned":
            return _("The change is planned for %(date)s.") % {
                "date": dates.partial(said[0])
            }
        case _:
            return _("No day of the change is fixed.")


def _latest_of(one: date | None, other: date | None) -> date | None:
    known = [each for each in (one, other) if each is not None]
    return max(known, default=None)


def _earliest_of(one: date | None, other: date | None) -> date | None:
    known = [each for each in (one, other) if each is not None]
    return min(known, default=None)
