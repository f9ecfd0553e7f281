"""Everything at once, with the sentences that may be said about it."""

from dataclasses import dataclass

from orkhon.engines.elections.forensics.comb import Combs, integer_comb
from orkhon.engines.elections.forensics.correlation import (
    Correlation,
    turnout_and_share,
)
from orkhon.engines.elections.forensics.digits import DigitTest, Place, digits
from orkhon.engines.elections.forensics.fingerprint import Fingerprint, fingerprint
from orkhon.engines.elections.forensics.integers import (
    Hits,
    IntegerPercentages,
    integer_percentages,
)
from orkhon.engines.elections.forensics.klimek import Klimek, klimek
from orkhon.engines.elections.forensics.regions import RegionTable, by_region
from orkhon.engines.elections.forensics.slopes import (
    SobyaninSukhovolsky,
    sobyanin_sukhovolsky,
)
from orkhon.engines.elections.forensics.spikes import Spikes, spikes
from orkhon.engines.elections.forensics.stations import ForensicsError, Stations

PREAMBLE = (
    "These figures describe published counts. None of them is a chance that anything"
    " was done to a count, and none says by whom. Each is to be read beside what it is"
    " on other elections, and together with what observers saw."
)


@dataclass(frozen=True, slots=True)
class Section:
    """What one method found, in sentences, with what limits it."""

    title: str
    sentences: tuple[str, ...]
    caveats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ForensicReport:
    """All methods on one election. A method that could not be applied is None."""

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
    undone: tuple[Section, ...]
    """Methods that could not be applied, with the reason."""
    preamble: str
    sections: tuple[Section, ...]
    """All methods that could be applied, in words."""
