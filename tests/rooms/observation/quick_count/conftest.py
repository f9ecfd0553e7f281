"""A frame of ten stations in two strata, five of them drawn and published.

The protocols are those of the worked example in docs/methods/estimation.md: strata A
(three of six stations) and B (two of four).
"""

from datetime import UTC, datetime

import pytest
import time_machine

from orkhon.observation.actions.draws import draw_stations, publish_draw
from orkhon.observation.models import PollingStation, VotersOnList
from orkhon.observation.queries.draws import DrawSaid
from tests.rooms.observation.operations.conftest import (
    PROTOCOL,
    come,
    designs,
    page,
    teams,
)

__all__ = ["come", "designs", "page", "teams"]

BEFORE = datetime(2027, 3, 13, 9, 0, tzinfo=UTC)
"""The day before the vote."""
KEYS = ("voters_on_list", "took_part", "valid", "invalid", "yes", "no")


@pytest.fixture
def stations(mission, city):
    """Ten stations: A-1 to A-6 in towns, B-1 to B-4 in villages; 1,000 voters each."""
    made = {}
    for code in (*(f"A-{n}" for n in range(1, 7)), *(f"B-{n}" for n in range(1, 5))):
        made[code] = PollingStation.objects.create(
            mission=mission,
            code=code,
            number=code[2:],
            city=city,
            settlement="urban" if code.startswith("A") else "rural",
        )
        VotersOnList.objects.create(station=made[code], value=1000, as_of="2027-02-20")
    return made


@pytest.fixture
def voting(designs):
    """The mission's protocol form: a referendum with two answers."""
    design = designs["protocol"]
    design.protocol = {
        **PROTOCOL,
        "lines": [
            {
                "key": key,
                "labels": {"en": key.replace("_", " ")},
                "is_option": key in ("yes", "no"),
            }
            for key in KEYS
        ],
        "relations": [
            {
                "key": "votes",
                "left": ["valid"],
                "sense": "=",
                "right": ["yes", "no"],
                "severity": "hard",
                "legal_reference": "",
            }
        ],
    }
    design.save()
    return design


@pytest.fixture
def drawn(mission, stations, voting, protocol):
    """The published draw: three of stratum A, two of stratum B."""
    said = DrawSaid("stratified", 5, 2, "48213", strata_by="settlement")
    with time_machine.travel(BEFORE, tick=False):
        return publish_draw(draw_stations(mission, said, by=protocol), by=protocol)


@pytest.fixture
def sampled(drawn):
    """Codes of the drawn stations by stratum's letter, in order: `sampled["A"]`."""
    codes = sorted(
        drawn.stations.filter(is_reserve=False).values_list("station__code", flat=True)
    )
    return {
        letter: [code for code in codes if code.startswith(letter)] for letter in "AB"
    }


@pytest.fixture
def reported(come):
    """A protocol: `reported("A-1", 40, 100)` has 40 votes for yes of 100 valid."""

    def one(station, yes, valid, *, observer="AZ-01", voters=1000, without=(), **more):
        figures = {
            "voters_on_list": voters,
            "took_part": valid,
            "valid": valid,
            "invalid": 0,
            "yes": yes,
            "no": valid - yes,
        }
        kept = {key: one for key, one in figures.items() if key not in without}
        return come("protocol", station, observer, **{**kept, **more})

    return one
