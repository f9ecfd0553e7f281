"""Reforms of members: by country and reform, by year, and for papers."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from orkhon.engines import periods
from orkhon.legislation.models import Reform, Work
from orkhon.record.models import Citation
from orkhon.register.models import Country, State

HEAD = (
    "country",
    "kind",
    "reform",
    "on",
    "what",
    "reference",
    "contradicted",
    "works",
    "state",
)


@dataclass(frozen=True)
class Chosen:
    """What of the reforms is asked for; "" and None are everything."""

    country: str = ""
    kind: str = ""
    first: int | None = None
    last: int | None = None

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return self == Chosen()


@dataclass(frozen=True)
class Told:
    """Events of one kind that do not agree, side by side; one event where none does."""

    events: Sequence[Reform]

    @property
    def disagree(self) -> bool:
        """Whether sources contradict one another here."""
        return len(self.events) > 1


@dataclass(frozen=True)
class OneReform:
    """A reform: its events in order of time, and what a correction replaced."""

    name: str
    told: Sequence[Told]
    replaced: Sequence[Reform]


@dataclass(frozen=True)
class YearCell:
    """The events of a country in a year: for each kind the first of them."""

    year: int
    marks: Sequence[tuple[str, str, Reform]]


@dataclass(frozen=True)
class CountryLine:
    """The reforms of one country."""

    country: Country
    cells: Sequence[YearCell]
    reforms: Sequence[OneReform]


@dataclass(frozen=True)
class Timeline:
    """The reforms asked for.

    Attributes:
        years: Without a gap, from the first to the last.
        countries: In their English order.
        events: How many.
    """

    years: Sequence[int]
    countries: Sequence[CountryLine]
    events: int


@dataclass(frozen=True)
class ReformEvent:
    """An event for a paper of another room; `on` is a partial date."""

    country: Country
    kind: str
    name: str
    on: str
    what: str
    reference: str
    is_contradicted: bool
    works: tuple[tuple[str, str], ...]
    citations: tuple[Citation, ...]


def timeline(chosen: Chosen) -> Timeline:
    """The page of reforms: years by country, then the events of each reform."""
    rows = list(_chosen(chosen))
    held = [one for one in rows if one.state == State.CONFIRMED]
    years = sorted({one.on_day.year for one in held if one.on_day is not None})
    span = range(years[0], years[-1] + 1) if years else range(0)
    by_country: dict[Country, list[Reform]] = defaultdict(list)
    for one in rows:
        by_country[one.country].append(one)
    lines = [
        CountryLine(country, _cells(events, span), _reforms(events))
        for country, events in sorted(
            by_country.items(), key=lambda item: item[0].english_sort_key
        )
    ]
    return Timeline(list(span), lines, len(held))


def reforms_of(
    countries: Iterable[Country | UUID], since: date | None, until: date
) -> tuple[ReformEvent, ...]:
    """Events of some countries in some time, the latest first.

    Args:
        countries: Whose.
        since: Day after which they happened; None for all. A partial date counts by
            its last day, so that a bare year is not lost.
        until: Day by which they had begun.
    """
    keys = [one.pk if isinstance(one, Country) else one for one in countries]
    rows = (
        Reform.objects.filter(
            country__in=keys, state=State.CONFIRMED, on_day__lte=until
        )
        .select_related("country", "citation__source")
        .prefetch_related("works")
        .order_by("-on_day", "-made_at")
    )
    return tuple(
        ReformEvent(
            country=one.country,
            kind=str(one.kind),
            name=one.name,
            on=one.on,
            what=one.what,
            reference=one.reference,
            is_contradicted=one.contradicted,
            works=tuple((law.key, law.title) for law in one.works.all()),
            citations=() if one.citation is None else (one.citation,),
        )
        for one in rows
        if since is None or (periods.latest(one.on) or until) > since
    )


def laws_of(country: Country) -> list[Work]:
    """The laws of a country that are kept here, by title."""
    return list(Work.objects.filter(country=country))


def events_to_disagree_with() -> list[Reform]:
    """Events that another source may contradict, by country and reform."""
    return list(
        Reform.objects.filter(state=State.CONFIRMED)
        .select_related("country")
        .order_by("country__english_sort_key", "name", "on_day")
    )


def reform_data(chosen: Chosen) -> list[dict[str, object]]:
    """The events for JSON, struck ones among them."""
    return [
        dict(
            zip(
                HEAD,
                (
                    one.country.code,
                    str(one.kind),
                    one.name,
                    one.on,
                    one.what,
                    one.reference,
                    one.contradicted,
                    sorted(law.key for law in one.works.all()),
                    str(one.state),
                ),
                strict=True,
            )
        )
        for one in _chosen(chosen)
    ]


def reform_rows(chosen: Chosen) -> list[tuple[object, ...]]:
    """The same for CSV, in the order of `HEAD`."""
    return [
        tuple(
            "; ".join(value) if isinstance(value, list) else value
            for value in one.values()
        )
        for one in reform_data(chosen)
    ]


def _chosen(chosen: Chosen) -> Iterable[Reform]:
    rows = Reform.objects.select_related(
        "country", "citation__source"
    ).prefetch_related("works")
    if chosen.country:
        rows = rows.filter(country__code=chosen.country)
    if chosen.kind:
        rows = rows.filter(kind=chosen.kind)
    if chosen.first is not None:
        rows = rows.filter(on_day__year__gte=chosen.first)
    if chosen.last is not None:
        rows = rows.filter(on_day__year__lte=chosen.last)
    return rows.order_by("country__english_sort_key", "on_day", "made_at")


def _cells(events: Sequence[Reform], span: Collection[int]) -> list[YearCell]:
    found: dict[int, dict[str, Reform]] = defaultdict(dict)
    for one in events:
        if one.state == State.CONFIRMED and one.on_day is not None:
            found[one.on_day.year].setdefault(one.kind, one)
    order = list(Reform.Kind)
    return [
        YearCell(
            year,
            [
                (kind.value, str(kind.label), found[year][kind])
                for kind in order
                if kind in found.get(year, {})
            ],
        )
        for year in span
    ]


def _reforms(events: Sequence[Reform]) -> list[OneReform]:
    named: dict[str, list[Reform]] = defaultdict(list)
    for one in events:
        named[one.name].append(one)
    return [
        OneReform(
            name,
            _told([one for one in rows if one.state == State.CONFIRMED]),
            [one for one in rows if one.state == State.SUPERSEDED],
        )
        for name, rows in named.items()
    ]


def _told(events: Sequence[Reform]) -> list[Told]:
    """Events in order of time; those of a kind that contradict stand at the first."""
    found: list[list[Reform]] = []
    apart: dict[str, list[Reform]] = {}
    for one in events:
        if not one.contradicted:
            found.append([one])
        elif one.kind in apart:
            apart[one.kind].append(one)
        else:
            apart[one.kind] = [one]
            found.append(apart[one.kind])
    return [Told(group) for group in found]
