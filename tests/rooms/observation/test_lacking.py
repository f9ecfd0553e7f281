"""What a mission still lacks, stage by stage, counted and never typed."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from orkhon.observation.models import (
    Area,
    FieldKey,
    InterestDeclaration,
    Mission,
    Observer,
    Pledge,
    PollingStation,
    Team,
)
from orkhon.observation.queries.lacking import stages
from orkhon.record.actions import keep_source
from orkhon.register.models import Person

NOW = datetime(2027, 3, 1, tzinfo=UTC)
LATE = datetime(2027, 3, 9, tzinfo=UTC)
AFTER = datetime(2027, 3, 15, tzinfo=UTC)


def lacks(mission, now=NOW):
    mission.refresh_from_db()
    found = stages(mission, now)
    return {one.stage: [lack.words for lack in one.lacks] for one in found}


def signs(mission, now=NOW):
    return {one.stage: one.sign for one in stages(mission, now)}


def test_a_new_mission_lacks_nearly_everything(mission):
    assert lacks(mission) == {
        "invitation": [
            "the letter of invitation is not kept",
            "who invited is not said",
            "the legal basis is not said",
            "the electoral rules are not named",
            "no head is named",
            "no coordinator is named",
            "no city is named",
        ],
        "nominations": ["no name is nominated"],
        "accreditation": ["no list was sent to the ministry"],
        "deployment": ["no stations", "no stations are drawn", "no teams"],
        "meetings": ["no step is entered"],
        "observation": ["no form is published"],
        "statement": ["no step is entered"],
        "report": ["no step is entered"],
    }
    assert set(signs(mission).values()) == {"waiting"}


def test_observers_are_counted_with_what_they_lack(mission, observers):
    Pledge.objects.create(
        observer=observers["AZ-01"],
        signed_on=date(2027, 2, 1),
        language="az",
        entered_by="x",
    )
    InterestDeclaration.objects.create(
        observer=observers["AZ-01"],
        declared_on=date(2027, 2, 1),
        nothing_to_declare=True,
    )
    Observer.objects.filter(code="AZ-01").update(
        person=Person.objects.create(display_name="Samir Nümunəli")
    )
    Observer.objects.filter(code="TR-02").update(state="withdrawn")
    found = lacks(mission)
    assert found["nominations"] == [
        "2 of 3 observers have no signed pledge",
        "2 of 3 observers have declared no interests",
        "2 of 3 observers are not matched with the register",
    ]
    assert found["accreditation"] == [
        "no list was sent to the ministry",
        "3 of 3 observers are not accredited",
    ]
    assert "3 of 3 observers have no link for the phone" in found["observation"]


def test_a_list_that_was_not_sent_is_late_after_its_deadline(mission):
    assert signs(mission, LATE)["accreditation"] == "late"
    Mission.objects.update(deadline_days=None, deadline_time=None)
    mission.refresh_from_db()
    assert signs(mission, LATE)["accreditation"] == "waiting"
    assert lacks(mission)["accreditation"][0] == "the deadline of the list is not known"


def test_what_came_after_the_list_is_told(mission, observers):
    mission.lists.create(number=1, made_at=NOW, made_by="x", sent_at=NOW)
    Observer.objects.exclude(code="TR-02").update(state="accredited")
    assert lacks(mission)["accreditation"] == [
        "1 observer is on no list that was sent",
        "1 of 4 observers is not accredited",
        "3 accredited observers have no badge",
    ]


def test_teams_stations_and_the_draw_are_looked_at(mission, observers, city, protocol):
    frame, _ = keep_source(
        b"code\nKT-001\n",
        filename="frame.csv",
        media_type="text/csv",
        text="",
        language="und",
        by=protocol,
    )
    area = Area.objects.create(mission=mission, kind="city", name="Köktöbe")
    PollingStation.objects.create(mission=mission, code="KT-001", number="1", area=area)
    draw = mission.draws.create(
        design="simple",
        seed="s",
        size=1,
        frame_size=1,
        frame_digest="d",
        frame=frame,
        drawn_at=NOW,
        drawn_by="x",
    )
    one, two, three = (
        Team.objects.create(mission=mission, code=f"T{n}", city=city) for n in (1, 2, 3)
    )
    one.members.create(observer=observers["AZ-01"])
    two.members.create(observer=observers["TR-01"])
    two.members.create(observer=observers["TR-02"])
    assert lacks(mission)["deployment"] == [
        "the draw is not published",
        "2 teams have fewer than two observers",
        "1 team is of fewer than 2 parliaments",
        "1 observer is in no team",
        "no routes are made",
    ]
    draw.published_at = NOW
    draw.save()
    assert lacks(mission)["deployment"][0] != "the draw is not published"
    assert three.members.count() == 0


def test_forms_are_expected_after_the_vote(mission, observers):
    design = mission.forms.create(form_id="voting", title="V", made_at=NOW)
    design.versions.create(
        version="1", xml=b"", md5="", sha256="", made_at=NOW, published_at=NOW
    )
    for observer in observers.values():
        FieldKey.objects.create(
            mission=mission,
            observer=observer,
            label="p",
            digest=observer.code,
            made_at=NOW,
        )
    assert lacks(mission)["observation"] == []
    # 23:59 on the day of the vote in Almaty, and the first minute after it.
    assert (
        lacks(mission, datetime(2027, 3, 14, 18, 59, tzinfo=UTC))["observation"] == []
    )
    after = lacks(mission, datetime(2027, 3, 14, 19, 0, tzinfo=UTC))["observation"]
    assert after == ["no form was received"]


def test_steps_say_how_far_a_stage_has_come(mission):
    mission.steps.create(stage="meetings", title="Commission", done_at=NOW)
    late = mission.steps.create(stage="meetings", title="Parties", due_at=NOW)
    found = {one.stage: one for one in stages(mission, LATE)}["meetings"]
    assert (found.steps_done, found.steps, found.sign) == (1, 2, "late")
    assert [one.words for one in found.lacks] == ["1 step is overdue"]
    late.due_at = AFTER
    late.save()
    assert signs(mission, LATE)["meetings"] == "partly"
    late.delete()
    assert signs(mission, LATE)["meetings"] == "done"


def test_each_lack_leads_to_where_it_is_put_right(mission, protocol, signed_in):
    found = [lack for one in stages(mission, NOW) for lack in one.lacks]
    client = signed_in(protocol)
    for lack in found:
        if lack.url:
            assert client.get(lack.url.partition("#")[0]).status_code == 200, lack
    assert reverse("observation:lists", args=[1]) in {lack.url for lack in found}


@pytest.mark.parametrize("names", [0, 3])
def test_the_number_of_queries_is_constant(
    mission, nominated, names, django_assert_num_queries
):
    for number in range(names):
        nominated("TR", f"Name {number}")
    with django_assert_num_queries(5):
        stages(mission, NOW)
