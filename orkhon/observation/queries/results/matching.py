"""The lines of a file of results that are stations from which observers have a copy."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from orkhon.observation.intake.results_table import ResultsTable
from orkhon.observation.models import FormStage, Mission, PollingStation, Submission
from orkhon.observation.queries.results.naming import NUMBER, Naming
from orkhon.observation.queries.rows import counting_forms

MOST_NAMED = 50
"""Stations of a kind that are named; their number is always whole."""


@dataclass(frozen=True)
class Found:
    """A station's line in the file.

    Attributes:
        values: By line of the form; a figure that the file does not give is absent.
    """

    station: int
    line: int
    values: Mapping[str, int]


@dataclass(frozen=True)
class Match:
    """A file beside the mission's list of stations.

    Attributes:
        found: Stations with an observers' copy that the file has.
        unclear: Codes of such stations that two lines of the file, or two stations of
            the list, have in common: nobody knows which is meant.
        not_listed: Lines of the file that name no station of the mission's list.
        examples: The first of them, as the file writes them.
        stations: Stations of the mission's list.
    """

    found: tuple[Found, ...]
    unclear: tuple[str, ...]
    not_listed: int
    examples: tuple[str, ...]
    stations: int


def match(mission: Mission, table: ResultsTable, naming: Naming) -> Match:
    """Find the stations of which observers brought a protocol.

    Raises:
        TableRefused: no such column, or cells that are no whole numbers.
    """
    listed = list(
        PollingStation.objects.filter(mission=mission, withdrawn_at=None).values_list(
            "pk", "code", "number"
        )
    )
    keys = {
        pk: station_key(number if naming.station_is == NUMBER else code, naming)
        for pk, code, number in listed
    }
    texts = table.texts(naming.station)
    written = [station_key(text, naming) for text in texts]
    lines, stations = Counter(written), Counter(keys.values())
    places = {key: row for row, key in enumerate(written)}
    figures = {line: table.figures(name) for line, name in naming.lines.items()}
    masks = {line: np.ma.getmaskarray(one) for line, one in figures.items()}
    codes = {pk: code for pk, code, _number in listed}
    found, unclear = [], []
    for pk in sorted(with_copies(mission) & keys.keys()):
        key = keys[pk]
        if key not in places:
            continue
        if lines[key] > 1 or stations[key] > 1:
            unclear.append(codes[pk])
            continue
        row = places[key]
        values = {
            line: int(one.data[row])
            for line, one in figures.items()
            if not masks[line][row]
        }
        found.append(Found(pk, int(table.numbers[row]), values))
    strange = [row for row, key in enumerate(written) if key not in stations]
    return Match(
        tuple(found),
        tuple(sorted(unclear)),
        len(strange),
        tuple(texts[row] for row in strange[:MOST_NAMED]),
        len(listed),
    )


def with_copies(mission: Mission) -> set[int]:
    """Stations of the list from which a protocol that counts has come."""
    return set(
        Submission.objects.filter(counting_forms(mission), stage=FormStage.PROTOCOL)
        .exclude(station=None)
        .values_list("station_id", flat=True)
    )


def station_key(text: str, naming: Naming) -> str:
    """A station's name for comparing: 017, 17 and 17.0 are one number."""
    key = text.strip().casefold()
    if naming.station_is != NUMBER:
        return key
    return key.removesuffix(".0").lstrip("0") or key
