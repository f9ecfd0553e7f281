"""Files of results: small ones written here, and a whole country's."""

from pathlib import Path

import pytest

from orkhon.jobs.worker import run_next
from orkhon.observation.actions import results as verbs
from orkhon.observation.intake.results_table import read_results
from orkhon.observation.queries.results.naming import Naming
from tests.rooms.observation.operations.conftest import (
    come,
    designs,
    noon,
    page,
    protocol_form,
    stations,
    teams,
    visit,
)

__all__ = [
    "come",
    "designs",
    "noon",
    "page",
    "protocol_form",
    "stations",
    "teams",
    "visit",
]

BOXES = Path(__file__).parents[3] / "data" / "elections"
TURKIYE = BOXES / "turkiye-2015-11-boxes.csv.gz"

REFERENDUM = """\
station;voters_on_list;received;issued;issued_mobile;spoiled;unused;signatures;\
in_boxes;valid;invalid;not_counted;option_for;option_against
017;1200;1000;790;22;3;185;812;812;793;12;7;700;93
031;1200;1000;790;22;3;185;812;812;793;15;7;700;93
044;1200;1000;790;22;3;185;812;812;;15;7;700;93
"""
"""Sample: line 2 adds up; line 3 has 815 sorted of 812; line 4 lacks “valid”."""


@pytest.fixture
def referendum(tmp_path):
    path = tmp_path / "sample.csv"
    path.write_text(REFERENDUM, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def turkiye():
    return read_results(TURKIYE.read_bytes(), TURKIYE.name)


HEAD = "code,received,issued,spoiled,unused,in_boxes,valid,invalid\n"
LINES = (
    "KT-001,1000,800,4,196,800,780,20\n"
    "KT-002,1000,800,4,196,800,780,23\n"
    "KT-003,1000,800,4,,800,780,20\n"
    "AA-009,500,400,0,100,400,390,10\n"
)
COLUMNS = HEAD.strip().split(",")[1:]


def file_of(text):
    return read_results(text.encode(), "sample.csv")


@pytest.fixture
def brought(mission, designs, stations, press):
    """A file that the press officer brought in: `brought(HEAD + LINES)`."""

    def one(text="", *, data=b"", name="sample.csv"):
        return verbs.bring_results(
            mission,
            data or text.encode(),
            filename=name,
            given_by="Sample commission",
            by=press,
        )

    return one


@pytest.fixture
def named(press):
    """Its columns are what they are called: `named(file, without=["issued"])`."""

    def one(file, *, without=(), extra=(), **more):
        lines = {key: key for key in (*COLUMNS, *extra) if key not in without}
        verbs.name_results_columns(file, Naming("code", lines=lines, **more), by=press)

    return one


@pytest.fixture
def read(brought, named):
    """A file that a worker has read: `read(HEAD + LINES)`."""

    def one(text, *, name="sample.csv", **more):
        file = brought(text, name=name)
        named(file, **more)
        run_next()
        file.refresh_from_db()
        return file

    return one
