"""The sheets of all teams of a city, in one paper."""

import pytest

from orkhon.observation.actions.route_papers import make_sheets
from orkhon.record.refusals import Refusal


def test_a_city_without_a_team_has_no_sheets(city, protocol):
    with pytest.raises(Refusal, match="Köktöbe has no team"):
        make_sheets(city, language="en", by=protocol)
