"""Files of results: small ones written here, and a whole country's."""

from pathlib import Path

import pytest

from orkhon.observation.intake.results_table import read_results

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
