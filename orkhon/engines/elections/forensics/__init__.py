"""Results by polling station, looked at for what arithmetic alone does not explain.

Every method has a null of its own, an effect size, what it is on other elections, and
caveats in words. `report` applies them all; `integer_percentages` is the strongest.
"""

from orkhon.engines.elections.forensics.baselines import BASELINES, Baseline
from orkhon.engines.elections.forensics.comb import Comb, Combs, integer_comb
from orkhon.engines.elections.forensics.correlation import (
    Correlation,
    turnout_and_share,
)
from orkhon.engines.elections.forensics.digits import (
    DigitTest,
    Place,
    Textbook,
    digits,
)
from orkhon.engines.elections.forensics.fingerprint import (
    Fingerprint,
    Weighing,
    fingerprint,
)
from orkhon.engines.elections.forensics.integers import (
    Criterion,
    Hits,
    IntegerPercentages,
    integer_percentages,
)
from orkhon.engines.elections.forensics.klimek import Fit, Klimek, klimek
from orkhon.engines.elections.forensics.regions import (
    RegionResult,
    RegionTable,
    RegionTest,
    Undone,
    by_region,
)
from orkhon.engines.elections.forensics.report import (
    ForensicReport,
    Undoable,
    report,
)
from orkhon.engines.elections.forensics.sentences import Section
from orkhon.engines.elections.forensics.significance import (
    Tails,
    benjamini_hochberg,
    holm,
)
from orkhon.engines.elections.forensics.slopes import (
    Slope,
    SobyaninSukhovolsky,
    sobyanin_sukhovolsky,
)
from orkhon.engines.elections.forensics.spikes import Spike, Spikes, spikes
from orkhon.engines.elections.forensics.stations import ForensicsError, Stations

__all__ = [
    "BASELINES",
    "Baseline",
    "Comb",
    "Combs",
    "Correlation",
    "Criterion",
    "DigitTest",
    "Fingerprint",
    "Fit",
    "ForensicReport",
    "ForensicsError",
    "Hits",
    "IntegerPercentages",
    "Klimek",
    "Place",
    "RegionResult",
    "RegionTable",
    "RegionTest",
    "Section",
    "Slope",
    "SobyaninSukhovolsky",
    "Spike",
    "Spikes",
    "Stations",
    "Tails",
    "Textbook",
    "Undoable",
    "Undone",
    "Weighing",
    "benjamini_hochberg",
    "by_region",
    "digits",
    "fingerprint",
    "holm",
    "integer_comb",
    "integer_percentages",
    "klimek",
    "report",
    "sobyanin_sukhovolsky",
    "spikes",
    "turnout_and_share",
]
