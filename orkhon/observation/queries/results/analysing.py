"""A file of results looked at by the methods of `engines.elections.forensics`."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from fractions import Fraction
from typing import Any

import numpy as np
from django.utils.translation import gettext as _

from orkhon.engines.elections.forensics import (
    ForensicReport,
    ForensicsError,
    Stations,
    report,
)
from orkhon.observation.intake.results_table import ResultsTable
from orkhon.observation.intake.station_columns import plain, recognised
from orkhon.observation.intake.station_tables import TableRefused

REGISTERED, TURNOUT, VALID, LEADER = "registered", "turnout", "valid", "leader"
USUAL = {
    REGISTERED: (
        "registered", "voters on the list", "voters on list", "registered voters",
        "voters", "voters on list", "избирателей в списке", "kayıtlı seçmen",
    ),
    VALID: ("valid", "valid votes", "valid ballots", "действительных", "geçerli oy"),
}  # fmt: skip
"""What these columns are usually called; turnout and leader must be named: which
count is taken for turnout changes the answer, and who leads is a choice."""
NO_REGION = "none"


@dataclass(frozen=True)
class ResultsAnalysis:
    """What the methods found in one file.

    Attributes:
        columns: Which column was taken for what.
        rows: Lines of the file.
        incomplete: Lines without one of the four figures; left out, not taken as 0.
        region: Column by which the tests were made apart; "" for none.
    """

    filename: str
    columns: Mapping[str, str]
    rows: int
    incomplete: int
    region: str
    registered: int
    took_part: int
    valid: int
    leader: int
    found: ForensicReport

    def as_json(self) -> dict[str, Any]:
        """Everything as JSON writes it; numbers are not rounded."""
        plainly: dict[str, Any] = as_plain(self)
        return plainly


def analysed(
    table: ResultsTable,
    *,
    turnout: str,
    leader: str,
    registered: str = "",
    valid: str = "",
    region: str = "",
    seed: int = 1,
) -> ResultsAnalysis:
    """Apply every method to a file.

    Args:
        turnout: Column of those who took part: ballots issued, found, voters.
        leader: Column of the votes looked at.
        registered, valid: Columns; "" looks for a usual name.
        region: Column; "" looks for one, `NO_REGION` takes none.
        seed: Of the only draws that the methods make.
    Raises:
        TableRefused: a column is missing or holds no whole numbers.
        ForensicsError: figures that no station can have, with the line.
    """
    columns = {
        REGISTERED: _column(table, registered, REGISTERED),
        TURNOUT: table.column(turnout),
        VALID: _column(table, valid, VALID),
        LEADER: table.column(leader),
    }
    figures = {name: table.figures(column) for name, column in columns.items()}
    missing = np.zeros(len(table), dtype=np.bool_)
    for one in figures.values():
        missing |= np.ma.getmaskarray(one)
    whole = np.flatnonzero(~missing)
    if not len(whole):
        raise TableRefused(
            _("%(file)s: no line has all four figures.") % {"file": table.filename}
        )
    counts = {name: one.data[whole] for name, one in figures.items()}
    by = _region(table, region)
    places = table.texts(by) if by else []
    try:
        stations = Stations.of(
            registered=counts[REGISTERED],
            turnout_count=counts[TURNOUT],
            valid=counts[VALID],
            leader=counts[LEADER],
            regions=[places[row] for row in whole] if by else None,
            turnout_words=f"{columns[TURNOUT]} / {columns[REGISTERED]}",
            share_words=f"{columns[LEADER]} / {columns[VALID]}",
        )
    except ForensicsError as error:
        raise ForensicsError(f"{table.filename}: {error}") from error
    return ResultsAnalysis(
        table.filename,
        columns,
        len(table),
        int(missing.sum()),
        by,
        registered=int(counts[REGISTERED].sum()),
        took_part=int(counts[TURNOUT].sum()),
        valid=int(counts[VALID].sum()),
        leader=int(counts[LEADER].sum()),
        found=report(stations, seed=seed),
    )


def as_plain(value: object) -> Any:
    """Dataclasses, arrays and fractions as JSON knows them; NaN becomes null."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        made = {one.name: as_plain(getattr(value, one.name)) for one in fields(value)}
        # Effect sizes and z are reckoned from the rest, and are what is looked for.
        for name in ("z", "excess", "mean"):
            if isinstance(getattr(type(value), name, None), property):
                made[name] = as_plain(getattr(value, name))
        return made
    if isinstance(value, np.ndarray):
        return as_plain(value.tolist())
    if isinstance(value, Mapping):
        return {str(as_plain(key)): as_plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [as_plain(one) for one in value]
    if isinstance(value, Fraction):
        return float(value)
    if isinstance(value, np.generic):
        return as_plain(value.item())
    if isinstance(value, float) and not np.isfinite(value):
        return None
    return value


def _column(table: ResultsTable, given: str, name: str) -> str:
    if given:
        return table.column(given)
    known = {plain(word): word for word in USUAL[name]}
    for column in table.head:
        if plain(column.replace("_", " ")) in known:
            return column
    raise TableRefused(
        _("Say which column of %(file)s is --%(name)s; it has: %(head)s.")
        % {"file": table.filename, "name": name, "head": ", ".join(table.head)}
    )


def _region(table: ResultsTable, given: str) -> str:
    if given == NO_REGION:
        return ""
    if given:
        return table.column(given)
    found = recognised(table.head).get("region", "")
    return found if found and all(table.texts(found)) else ""
