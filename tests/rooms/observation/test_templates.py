"""A mission after an earlier one: what comes over, and what never does."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.observation.actions.missions import MissionPlan
from orkhon.observation.actions.templates import found_from
from orkhon.observation.models import ElectoralRules, Mission
from orkhon.record.refusals import Refusal

NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture
def earlier(mission, city, coordinator, observers, kazakhstan):
    """The sample mission with rules, two steps and a form in its second version."""
    mission.rules = ElectoralRules.objects.create(
        country=kazakhstan,
        vote_kind="referendum",
        name="Sample rules",
        configuration={"days": 1},
        to_on="2028",
    )
    mission.save()
    # 10:00 in Almaty, three days before the vote; and a step whose day was open.
    mission.steps.create(
        stage="meetings",
        title="Commission",
        due_at=datetime(2027, 3, 11, 5, 0, tzinfo=UTC),
        done_at=NOW,
        done_by="account/sample",
    )
    mission.steps.create(stage="report", title="Report")
    design = mission.forms.create(
        form_id="voting", title="Voting", stage="voting", made_at=NOW
    )
    for number, replaced in ((1, NOW), (2, None)):
        version = design.versions.create(
            version=str(number),
            xml=b"<h/>",
            md5=str(number),
            sha256=str(number),
            made_at=NOW,
            made_by="account/sample",
            published_at=NOW,
            replaced_at=replaced,
        )
        version.files.create(name="plan.png", kind="image")
    return mission


@pytest.fixture
def plan(kazakhstan):
    # In UTC+3, so that the hour there is seen to be kept.
    return MissionPlan(
        title="Second referendum",
        vote_kind="referendum",
        country=kazakhstan,
        vote_on=date(2027, 10, 31),
        time_zone="Europe/Istanbul",
    )


def test_steps_come_as_far_from_the_vote_as_before_and_undone(earlier, plan, protocol):
    made = found_from(earlier, plan, by=protocol)
    steps = {one.title: one for one in made.mission.steps.all()}
    # Three days before 31 October 2027, 10:00 in Istanbul (UTC+3) is 07:00 UTC.
    assert steps["Commission"].due_at == datetime(2027, 10, 28, 7, 0, tzinfo=UTC)
    assert steps["Commission"].done_at is None
    assert steps["Report"].due_at is None
    assert made.steps == 2


def test_rules_and_deadline_come_over_where_they_hold(earlier, plan, protocol):
    made = found_from(earlier, plan, by=protocol).mission
    assert made.rules == earlier.rules
    assert (made.deadline_days, made.deadline_time) == (6, time(18))
    later = replace(plan, vote_on=date(2029, 1, 14), deadline_days=3)
    later = replace(later, deadline_time=time(12))
    other = found_from(earlier, later, by=protocol).mission
    assert (other.rules, other.deadline_days) == (None, 3)


def test_rules_of_another_kind_of_vote_stay_behind(earlier, plan, protocol):
    election = replace(plan, vote_kind="parliamentary")
    assert found_from(earlier, election, by=protocol).mission.rules is None
    Mission.objects.update(rules=None)
    earlier.refresh_from_db()
    assert found_from(earlier, plan, by=protocol).mission.rules is None


def test_forms_come_in_the_version_in_use(earlier, plan, protocol):
    made = found_from(earlier, plan, by=protocol)
    (design,) = made.mission.forms.all()
    (version,) = design.versions.all()
    assert (design.form_id, version.version) == ("voting", "2")
    assert [one.name for one in version.files.all()] == ["plan.png"]
    assert made.forms == 1
    assert earlier.forms.get().versions.count() == 2


def test_people_never_come_over(earlier, plan, protocol):
    made = found_from(earlier, plan, by=protocol, with_cities=True).mission
    assert not made.observers.exists()
    assert not made.coordinators.exists()
    assert [one.name for one in made.cities.all()] == ["Köktöbe"]
    assert made.follows == earlier


def test_cities_of_another_country_are_refused(earlier, plan, protocol, countries):
    elsewhere = replace(plan, country=countries["TR"])
    with pytest.raises(Refusal, match="the cities are in Kazakhstan"):
        found_from(earlier, elsewhere, by=protocol, with_cities=True)
    made = found_from(earlier, elsewhere, by=protocol)
    assert (made.cities, made.mission.rules) == (0, None)


def test_the_record_says_what_came_over(earlier, plan, protocol, said, last_words):
    made = found_from(earlier, plan, by=protocol).mission
    assert said(made) == ["observation.mission.found", "observation.mission.copy"]
    assert last_words(made) == {
        "earlier": str(earlier.pk),
        "steps": 2,
        "cities": 0,
        "forms": 1,
    }


def test_who_does_not_see_the_earlier_one_takes_nothing(earlier, plan, stranger):
    with pytest.raises(PermissionDenied):
        found_from(earlier, plan, by=stranger)
