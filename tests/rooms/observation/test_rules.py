"""Electoral rules with their dates; the example is public (domain notes, 2.5)."""

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.engines.periods import PartialDateError
from orkhon.observation.actions.rules import NewRules, add_rules, end_rules
from orkhon.observation.models import ElectoralRules
from orkhon.record.refusals import Refusal


@pytest.fixture
def new(kazakhstan):
    # Four classes of ballots since the law of May 2022: azernews.az 195006.
    return NewRules(
        country=kazakhstan,
        vote_kind="referendum",
        name="Referendum, four classes of ballots",
        configuration={
            "ballot classes": ["for", "against", "invalid", "not counted"],
            "held if more than this share took part": "1/2",
        },
        from_on="2022-05",
    )


def test_rules_are_entered_with_their_dates(new, protocol, said):
    rules = add_rules(new, by=protocol)
    assert rules.configuration["ballot classes"][3] == "not counted"
    assert (rules.from_on, rules.to_on) == ("2022-05", "")
    assert said(rules) == ["observation.rules.add"]


def test_the_same_rules_are_not_entered_twice(new, protocol):
    add_rules(new, by=protocol)
    with pytest.raises(Refusal, match="is entered already"):
        add_rules(new, by=protocol)


@pytest.mark.parametrize(
    ("change", "error", "why"),
    [
        ({"name": " "}, Refusal, "no name"),
        ({"vote_kind": "lottery"}, Refusal, "“lottery” is no kind"),
        ({"configuration": {}}, Refusal, "at least one thing"),
        ({"to_on": "2021"}, PartialDateError, "2021"),
    ],
)
def test_what_cannot_be_is_refused(new, protocol, change, error, why):
    with pytest.raises(error, match=why):
        add_rules(NewRules(**(vars(new) | change)), by=protocol)
    assert not ElectoralRules.objects.exists()


def test_rules_end_once(new, protocol, said):
    rules = add_rules(new, by=protocol)
    end_rules(rules, to_on="2027-06", by=protocol)
    assert rules.to_day.isoformat() == "2027-06-30"
    with pytest.raises(Refusal, match="has an end already"):
        end_rules(rules, to_on="2027-07", by=protocol)
    assert said(rules) == ["observation.rules.add", "observation.rules.end"]


def test_an_end_is_a_day_after_the_beginning(new, protocol):
    rules = add_rules(new, by=protocol)
    with pytest.raises(Refusal, match="until when"):
        end_rules(rules, to_on="", by=protocol)
    with pytest.raises(PartialDateError):
        end_rules(rules, to_on="2020", by=protocol)


def test_who_founds_no_mission_enters_no_rules(new, protocol, press, coordinator):
    rules = add_rules(new, by=protocol)
    for who in (press, coordinator):
        with pytest.raises(PermissionDenied):
            add_rules(new, by=who)
        with pytest.raises(PermissionDenied):
            end_rules(rules, to_on="2027", by=who)
