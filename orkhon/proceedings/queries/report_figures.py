"""The figures of an annual report: counted by the rooms, each with what was counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from orkhon.dialogue.queries import yearly as dialogue
from orkhon.legislation.queries import yearly as legislation
from orkhon.observation.queries import yearly as observation
from orkhon.proceedings.models import AdoptedText, Question, Session
from orkhon.record.counting import entries_before, entries_between
from orkhon.register.queries.counted import Counted, CountedRow


@dataclass(frozen=True)
class Words:
    """What a figure is called, what was counted, and of what it is a part."""

    label: Promise
    definition: Promise
    of: Promise | None = None


FIGURES: Mapping[str, Words] = {
    "contacts": Words(
        _("Contacts held"),
        _(
            "Meetings, visits, calls and other contacts entered as held, by their day;"
            " one of which several reports tell is counted once."
        ),
        _("contacts of the period, planned and cancelled ones among them"),
    ),
    "promises-kept": Words(
        _("Promises kept"),
        _(
            "Promises that are done, whose fulfilment a source dates into the period;"
            " where it gives no date, the day of the entry."
        ),
        _("promises on record"),
    ),
    "promises-open": Words(
        _("Promises open"),
        _("Promises open, half done or contradicted on the day of counting."),
        _("promises on record"),
    ),
    "model-laws": Words(
        _("Model laws worked on"),
        _("Model laws of which a version came in in the period."),
        _("model laws on record"),
    ),
    "provisions-examined": Words(
        _("Provisions examined"),
        _(
            "Provisions of model laws whose counterpart in a member’s law was decided"
            " by a person in the period; one decided twice is counted once."
        ),
        _("provisions of all compared model laws, once for each member"),
    ),
    "missions": Words(
        _("Observation missions"), _("Missions whose vote was in the period.")
    ),
    "observers": Words(
        _("Observers accredited"),
        _("Observers of these missions who were accredited."),
        _("names that parliaments gave for these missions"),
    ),
    "stations": Words(
        _("Polling stations visited"),
        _(
            "Stations of these missions from which at least one form counts; a station"
            " visited twice is counted once."
        ),
        _("stations on the lists of these missions"),
    ),
    "sessions": Words(
        _("Sessions held"),
        _("Sessions of the assembly and its organs that began in the period."),
        _("sessions of the period, planned and cancelled ones among them"),
    ),
    "adopted-texts": Words(
        _("Texts adopted"),
        _("Texts that were adopted in the period and have a symbol."),
        _("questions on texts that were closed in the period"),
    ),
    "entries": Words(
        _("Entries of the record"),
        _("Acts written into the record in the period."),
        _("entries of the record up to the end of the period"),
    ),
}
"""By the key of a count, in the order in which a report prints them."""


def figures(
    first: date, last: date, zone: ZoneInfo, now: datetime
) -> tuple[Counted, ...]:
    """Every figure of a period, in the order of `FIGURES`.

    Args:
        first, last: Both days are part of the period, on the clock of `zone`.
        now: The moment of counting; what comes in later does not count.
    """
    begins = datetime.combine(first, time(), zone)
    ends = min(datetime.combine(last + timedelta(days=1), time(), zone), now)
    found = {
        one.key: one
        for one in (
            *dialogue.counts(first, last),
            *legislation.counts(begins, ends),
            *observation.counts(first, last, ends),
            _sessions(first, last),
            _adopted(first, last, begins, ends),
            Counted(
                "entries",
                entries_between(begins, ends),
                entries_before(ends),
                (),
                reverse("record:index"),
            ),
        )
    }
    return tuple(found[key] for key in FIGURES)


def _sessions(first: date, last: date) -> Counted:
    within = Session.objects.filter(from_day__range=(first, last))
    held = within.filter(
        progress__in=(Session.State.OPEN, Session.State.CLOSED)
    ).order_by("from_day", "key")
    return Counted.summed(
        "sessions",
        tuple(
            CountedRow(one.title, reverse("proceedings:session", args=[one.key]))
            for one in held
        ),
        reverse("proceedings:index"),
        of=within.count(),
    )


def _adopted(first: date, last: date, begins: datetime, ends: datetime) -> Counted:
    texts = (
        AdoptedText.objects.filter(adopted_on__range=(first, last))
        .select_related("session")
        .order_by("adopted_on", "symbol")
    )
    put = Question.objects.filter(
        version__isnull=False, closed_at__gte=begins, closed_at__lt=ends
    ).exclude(progress=Question.State.WITHDRAWN)
    return Counted.summed(
        "adopted-texts",
        tuple(
            CountedRow(
                f"{one.symbol}: {one.title}",
                reverse("proceedings:decisions-record", args=[one.session.key]),
            )
            for one in texts
        ),
        reverse("proceedings:index"),
        of=put.count(),
    )
