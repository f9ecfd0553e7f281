"""Rows of a mission: which forms count, and what of them may be known."""

from datetime import timedelta

import pytest
from django.utils import timezone

from orkhon.observation.actions.reviewing import review_form
from orkhon.observation.actions.withdrawing import withdraw_form
from orkhon.observation.models import DrawnStation, StationDraw, Submission
from orkhon.observation.queries.rows import rows_of
from orkhon.record.actions import keep_source
from tests.rooms.observation.bundles.conftest import NOON

pytestmark = pytest.mark.django_db


def answers(kept):
    return {one.submission: dict(one.row.answers) for one in kept}


def test_a_form_becomes_a_row_with_its_choices_numbers_and_arithmetic(mission, visits):
    kept = {one.submission: one for one in rows_of(mission)}
    first, off = kept[visits[0].pk], kept[visits[4].pk]
    assert dict(first.row.answers) == {"voting/secrecy": "yes"}
    assert (first.row.form, first.row.stage, first.row.city) == (
        "voting", "voting", "Köktöbe",
    )  # fmt: skip
    assert (first.leaf, first.seq) == (visits[0].leaf, visits[0].seq)
    assert dict(first.row.derived) == {}
    assert off.row.answers["protocol/valid"] == "777"
    assert dict(off.row.derived) == {"adds_up": "no"}
    assert dict(kept[visits[3].pk].row.derived) == {"adds_up": "yes"}


def test_two_visits_to_a_station_have_one_name_of_it(mission, visits):
    kept = {one.submission: one.row for one in rows_of(mission)}
    one, again, other = (kept[form.pk].station for form in visits[:3])
    assert one == again != other
    assert "KT" not in one


def test_names_are_the_same_each_time_and_say_nothing_of_the_order(
    mission, come, settings
):
    for number in range(12):
        come("voting", f"X-{number:03}", "AZ-01", secrecy="yes")
    kept = rows_of(mission)
    assert rows_of(mission) == kept
    seqs = [one.seq for one in kept]
    assert seqs != sorted(seqs)
    before = {one.submission: one.row.station for one in kept}
    settings.SECRET_KEY = "another secret of the installation"
    assert {one.submission: one.row.station for one in rows_of(mission)} != before


@pytest.mark.parametrize("how", ["withdrawn", "put aside", "held", "draft", "edited"])
def test_a_form_that_does_not_count_is_no_row(mission, visits, protocol, how):
    form = visits[0]
    if how == "withdrawn":
        withdraw_form(form, by=protocol, why="sample")
    elif how == "put aside":
        review_form(form, "rejected", by=protocol, note="sample")
    else:
        changes = {
            "held": {"state": "quarantined"},
            "draft": {"is_draft": True},
            "edited": {"is_current": False},
        }[how]
        Submission.objects.filter(pk=form.pk).update(**changes)
    left = {one.submission for one in rows_of(mission)}
    assert left == {one.pk for one in visits[1:]}


def test_forms_that_came_later_are_left_out_where_a_moment_is_named(mission, come):
    early = come("voting", "KT-001", "AZ-01", secrecy="yes")
    come("voting", "KT-002", "AZ-01", secrecy="yes", came_at=NOON + timedelta(hours=1))
    kept = rows_of(mission, NOON + timedelta(minutes=1))
    assert [one.submission for one in kept] == [early.pk]


def test_a_station_off_the_list_is_one_station_however_its_code_is_written(
    mission, come
):
    come("voting", "off-9", "AZ-01", secrecy="yes")
    come("voting", "OFF-9", "AZ-01", secrecy="yes")
    come("voting", "", "AZ-01", secrecy="yes")
    stations = sorted(one.row.station for one in rows_of(mission))
    assert stations == ["", "s0001", "s0001"]


def test_a_form_of_no_station_lies_in_its_teams_city(mission, come):
    come("voting", "off-9", "AZ-01", secrecy="yes")
    come("voting", "UL-001", "KG-01", secrecy="yes")
    assert sorted(one.row.city for one in rows_of(mission)) == ["", "Köktöbe"]


def test_a_station_of_a_published_draw_is_told_apart(
    mission, visits, stations, protocol
):
    source, _new = keep_source(
        b"frame", filename="f.csv", media_type="text/csv", text="", language="und",
        by=protocol,
    )  # fmt: skip
    draw = StationDraw.objects.create(
        mission=mission, design="simple", seed="x", size=1, frame_size=4,
        frame_digest="0", frame=source, drawn_at=NOON, drawn_by="account/sample",
    )  # fmt: skip
    for order, (code, reserve) in enumerate((("KT-001", False), ("KT-002", True))):
        DrawnStation.objects.create(
            draw=draw, station=stations[code], order=order, is_reserve=reserve,
            probability=0.25,
        )  # fmt: skip

    def drawn():
        return {one.submission for one in rows_of(mission) if one.row.drawn}

    assert drawn() == set()
    draw.published_at = timezone.now()
    draw.save()
    assert drawn() == {visits[0].pk, visits[1].pk, visits[3].pk}
    draw.given_up_at = timezone.now()
    draw.save()
    assert drawn() == set()


def test_a_choice_that_the_form_does_not_have_and_a_long_number_are_no_answers(
    mission, canaries
):
    voting, unknown = (answers(rows_of(mission))[form.pk] for form in canaries[:2])
    assert voting == {"voting/secrecy": "no"}
    assert unknown == {}


def test_the_report_of_an_incident_is_tied_to_no_place(mission, canaries):
    row = next(one.row for one in rows_of(mission) if one.row.is_incident)
    assert (row.station, row.city, row.drawn, dict(row.answers)) == ("", "", False, {})


def test_of_a_form_that_cannot_be_read_nothing_leaves(mission, visits):
    version = visits[0].form_version
    version.xml, version.sha256 = b"<broken", "0" * 64
    version.save()
    assert answers(rows_of(mission))[visits[0].pk] == {}


def test_rows_are_read_with_few_queries(mission, visits, django_assert_max_num_queries):
    rows_of(mission)
    with django_assert_max_num_queries(8):
        rows_of(mission)


def test_a_mission_with_no_forms_has_no_rows(mission):
    assert rows_of(mission) == []
