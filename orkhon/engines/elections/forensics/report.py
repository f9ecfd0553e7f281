"""Everything at once, with the sentences that may be said about it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from orkhon.engines.elections.forensics.comb import Combs, integer_comb
from orkhon.engines.elections.forensics.correlation import (
    Correlation,
    turnout_and_share,
)
from orkhon.engines.elections.forensics.digits import DigitTest, Place, digits
from orkhon.engines.elections.forensics.fingerprint import Fingerprint, fingerprint
from orkhon.engines.elections.forensics.integers import (
    IntegerPercentages,
    integer_percentages,
)
from orkhon.engines.elections.forensics.klimek import Klimek, klimek
from orkhon.engines.elections.forensics.regions import RegionTable, by_region
from orkhon.engines.elections.forensics.sentences import (
    Section,
    correlation_section,
    digits_section,
    fingerprint_section,
    integers_section,
    klimek_section,
    regions_section,
    slopes_section,
    spikes_section,
)
from orkhon.engines.elections.forensics.slopes import (
    SobyaninSukhovolsky,
    sobyanin_sukhovolsky,
)
from orkhon.engines.elections.forensics.spikes import Spikes, spikes
from orkhon.engines.elections.forensics.stations import ForensicsError, Stations

SEED = 1
"""Of Klimek's draws, unless another is given; printed with the result."""
PREAMBLE = (
    "These figures describe published counts. None of them is a chance that anything"
    " was done to a count, and none says by whom. Each is to be read beside what it is"
    " on other elections, and together with what observers saw."
)

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Undoable:
    """A method that could not be applied, and why; never read as “nothing found”."""

    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class ForensicReport:
    """All methods on one election. One that could not be applied is None."""

    stations: int
    beyond_the_list: int
    """Stations where more took part than were registered."""
    turnout_words: str
    share_words: str
    seed: int
    """Of the only draws, those of Klimek's model; all else is summed."""
    integers: IntegerPercentages | None
    combs: Combs | None
    spikes: tuple[Spikes, Spikes] | None
    last_digits: tuple[DigitTest, ...] | None
    second_digits: tuple[DigitTest, ...] | None
    fingerprint: Fingerprint | None
    klimek: Klimek | None
    slopes: SobyaninSukhovolsky | None
    correlation: Correlation | None
    regions: RegionTable | None
    """None also where the stations have no regions."""
    preamble: str
    sections: tuple[Section, ...]
    """What was found, in words."""
    undoable: tuple[Undoable, ...]


def report(stations: Stations, *, seed: int = SEED) -> ForensicReport:
    """Apply all methods with their usual limits.

    Args:
        stations: Results by station; with regions, the tests are made by region too.
        seed: Of Klimek's draws.
    Returns:
        Results, sentences and caveats; a method that refuses the data is listed
        with its reason instead.
    """
    notes = _Notes()
    integers = notes.take(
        "Whole percentages", lambda: integer_percentages(stations), integers_section
    )
    combs = notes.take("Comb", lambda: integer_comb(stations))
    found_spikes = notes.take("Spikes", lambda: spikes(stations), spikes_section)
    last = notes.take(
        "Last digits",
        lambda: digits(stations, Place.LAST),
        lambda found: digits_section("Last digits", found),
    )
    second = notes.take(
        "Second digits",
        lambda: digits(stations, Place.SECOND),
        lambda found: digits_section("Second digits", found),
    )
    square = notes.take(
        "Turnout and share", lambda: fingerprint(stations), fingerprint_section
    )
    model = notes.take(
        "Klimek's model", lambda: klimek(stations, seed=seed), klimek_section
    )
    slopes = notes.take(
        "Sobyanin and Sukhovolsky's slopes",
        lambda: sobyanin_sukhovolsky(stations),
        slopes_section,
    )
    correlation = notes.take(
        "Correlation of turnout and share",
        lambda: turnout_and_share(stations),
        correlation_section,
    )
    regions = None
    if stations.regions is not None:
        regions = notes.take("By region", lambda: by_region(stations), regions_section)
    return ForensicReport(
        stations=len(stations),
        beyond_the_list=stations.beyond_the_list(),
        turnout_words=stations.turnout_words,
        share_words=stations.share_words,
        seed=seed,
        integers=integers,
        combs=combs,
        spikes=found_spikes,
        last_digits=last,
        second_digits=second,
        fingerprint=square,
        klimek=model,
        slopes=slopes,
        correlation=correlation,
        regions=regions,
        preamble=PREAMBLE,
        sections=tuple(notes.sections),
        undoable=tuple(notes.undoable),
    )


class _Notes:
    """Sections as they come, and what could not be done."""

    def __init__(self) -> None:
        self.sections: list[Section] = []
        self.undoable: list[Undoable] = []

    def take(
        self,
        title: str,
        method: Callable[[], Found],
        words: Callable[[Found], Section] | None = None,
    ) -> Found | None:
        try:
            found = method()
        except ForensicsError as error:
            self.undoable.append(Undoable(title, str(error)))
            return None
        if words is not None:
            self.sections.append(words(found))
        return found
