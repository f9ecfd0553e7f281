"""The draw: by seed, kept with its frame, published before the day, repeated by strangers."""

import csv
import hashlib
import io

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from orkhon.observation.actions.areas import assign_areas
from orkhon.observation.actions.draws import (
    draw_stations,
    give_up_draw,
    is_late,
    preview,
    publish_draw,
    repeat_draw,
)
from orkhon.observation.documents.draw_papers import (
    draw_lines,
    draw_paper,
    how_to_repeat,
)
from orkhon.observation.models import Area, DrawnStation, PollingStation, StationDraw
from orkhon.observation.queries.draws import (
    DrawSaid,
    frame_bytes,
    frame_from,
    frame_of,
    percent,
    repeat,
    standing_draw,
)
from orkhon.record.queries import bytes_of
from orkhon.record.refusals import Refusal
from tests.rooms.observation.station_samples import brought_in

SEED = "48213"
SIMPLE = DrawSaid(design="simple", size=4, reserves=2, seed=SEED)


def a_list(districts=(6, 4)):
    lines = ["number,region,district,name,voters,settlement,kind"]
    number = 0
    for district, count in enumerate(districts, 1):
        for _ in range(count):
            number += 1
            lines.append(
                f"{number:03},Sample region,District {district},School,{100 + number},"
                f"{'urban' if number % 2 else ''},{'hospital' if number == 1 else ''}"
            )
    return "\n".join(lines) + "\n"


@pytest.fixture
def stations(mission, protocol, city):
    columns = {
        one: one
        for one in (
            "number", "region", "district", "name", "voters", "settlement", "kind",
        )
    }  # fmt: skip
    brought_in(mission, a_list(), by=protocol, columns=columns)
    assign_areas(mission, {Area.objects.get(kind="region").pk: city}, by=protocol)
    return PollingStation.objects.filter(mission=mission)


@pytest.fixture
def drawn(mission, stations, protocol):
    return draw_stations(mission, SIMPLE, by=protocol)


def order(kept, *, reserves=False):
    rows = kept.stations.filter(is_reserve=reserves).select_related("station")
    return [one.station.code for one in rows.order_by("order", "pk")]


def test_a_stranger_repeats_the_draw_with_sha_256_alone(drawn):
    # The stranger has the frame's file and the seed, and reads docs/methods/sampling.md.
    frame = csv.DictReader(io.StringIO(bytes_of(drawn.frame).decode()))
    tickets = sorted(
        (
            hashlib.sha256(f"{SEED}:{row['station']}".encode()).hexdigest(),
            row["station"],
        )
        for row in frame
    )
    expected = [code for _ticket, code in tickets]
    assert order(drawn) == expected[:4]
    assert order(drawn, reserves=True) == expected[4:6]


def test_what_is_drawn_is_kept_with_its_chances(drawn, said):
    assert (drawn.frame_size, drawn.size, drawn.reserves) == (10, 4, 2)
    assert {one.probability for one in drawn.stations.all()} == {0.4}
    assert percent(0.4) == 40
    assert drawn.parameters["allocation"] == {"": 4}
    assert said(drawn) == ["observation.draw.make"]
    assert len(drawn.frame_digest) == 64


def test_looking_keeps_nothing(mission, stations):
    assert len(preview(mission, SIMPLE).units) == 4
    assert not StationDraw.objects.exists()


def test_the_frame_comes_back_from_its_file(mission, stations):
    said = DrawSaid(
        "clustered", 4, 0, SEED, cluster_by="area", per_cluster=2, measure="size"
    )
    frame = frame_of(mission, said)
    assert sorted(frame_from(frame_bytes(frame)), key=lambda one: one.id) == sorted(
        frame, key=lambda one: one.id
    )
    assert {one.size for one in frame} == {100 + number for number in range(1, 11)}
    assert {one.cluster for one in frame} == {
        "Sample region / District 1",
        "Sample region / District 2",
    }


@pytest.mark.parametrize(
    ("strata_by", "strata"),
    [
        ("city", {"Köktöbe"}),
        ("region", {"Sample region"}),
        ("area", {"Sample region / District 1", "Sample region / District 2"}),
        ("settlement", {"urban", "not known"}),
        ("kind", {"hospital", "ordinary"}),
    ],
)
def test_strata_are_formed_of_what_is_known(mission, stations, strata_by, strata):
    said = DrawSaid("stratified", 4, 0, SEED, strata_by=strata_by)
    assert {one.stratum for one in frame_of(mission, said)} == strata


def test_the_frame_is_what_a_person_says(mission, stations, city):
    count = lambda **fields: len(  # noqa: E731 -- short
        frame_of(mission, DrawSaid("simple", 1, 0, SEED, **fields))
    )
    PollingStation.objects.filter(code="002").update(city=None, area=None)
    PollingStation.objects.filter(code="003").update(withdrawn_at="2027-03-01T00:00Z")
    assert count() == 8
    assert count(everywhere=True) == 9
    assert count(city=city) == 8
    assert count(kinds=("hospital",)) == 1
    assert {
        one.stratum
        for one in frame_of(
            mission,
            DrawSaid("stratified", 1, 0, SEED, strata_by="region", everywhere=True),
        )
    } == {"Sample region", "not known"}


def test_a_stratified_draw_in_clusters(mission, stations, protocol):
    said = DrawSaid(
        "stratified-clustered",
        4,
        1,
        SEED,
        strata_by="area",
        cluster_by="area",
        per_cluster=2,
        minimum=1,
    )
    kept = draw_stations(mission, said, by=protocol)
    assert kept.stations.filter(is_reserve=False).count() == 4
    assert repeat(kept).holds
    clustered = DrawSaid("clustered", 4, 0, SEED, cluster_by="area", per_cluster=2)
    assert repeat(draw_stations(mission, clustered, by=protocol)).holds
    strata = DrawSaid("stratified", 4, 0, SEED, strata_by="area", minimum=1)
    assert repeat(draw_stations(mission, strata, by=protocol)).holds
    assert DrawnStation.objects.filter(draw=kept, cluster="").count() == 0


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (DrawSaid("simple", 11, 0, SEED), "of a frame of 10 is too many"),
        (DrawSaid("simple", 4, 0, " "), "no seed"),
        (DrawSaid("stratified", 4, 0, SEED), "by what the strata"),
        (DrawSaid("simple", 4, 0, SEED, strata_by="area"), "has no strata"),
        (DrawSaid("clustered", 4, 0, SEED), "by what the clusters"),
        (DrawSaid("simple", 4, 0, SEED, cluster_by="area"), "has no clusters"),
        (DrawSaid("simple", 4, 0, SEED, kinds=("army",)), "no stations"),
    ],
)
def test_no_dishonest_sample_is_drawn(mission, stations, protocol, said, words):
    with pytest.raises(Refusal, match=words):
        draw_stations(mission, said, by=protocol)
    assert not StationDraw.objects.exists()


def test_a_draw_is_published_with_all_that_a_stranger_needs(
    drawn, protocol, said, last_words
):
    publish_draw(drawn, by=protocol)
    words = last_words(drawn)
    assert words["seed"] == SEED
    assert words["method"] == "orkhon.elections.sampling/1"
    assert words["frame_digest"] == drawn.frame_digest
    assert words["frame_file_sha256"] == drawn.frame.sha256
    assert [code for code, *_ in words["stations"]] == order(drawn)
    assert [code for code, *_ in words["reserves"]] == order(drawn, reserves=True)
    assert {row[3] for row in words["stations"]} == {0.4}
    assert drawn.published_entry is not None
    with pytest.raises(Refusal, match="published or given up before"):
        publish_draw(drawn, by=protocol)
    assert said(drawn) == ["observation.draw.make", "observation.draw.publish"]


def test_publishing_after_midnight_in_the_host_s_time_is_marked(
    drawn, protocol, last_words
):
    assert not is_late(drawn)
    # Midnight of 14 March in Almaty (UTC+5) is 19:00 of the 13th in UTC.
    with time_machine.travel("2027-03-13T19:00:01Z", tick=False):
        publish_draw(drawn, by=protocol)
    assert last_words(drawn)["late"] is True
    assert is_late(drawn)


def test_publishing_the_day_before_is_in_time(drawn, protocol, last_words):
    with time_machine.travel("2027-03-13T18:59:59Z", tick=False):
        publish_draw(drawn, by=protocol)
    assert last_words(drawn)["late"] is False
    assert not is_late(drawn)


def test_a_changed_draw_is_found_out_and_not_published(drawn, protocol, last_words):
    one = drawn.stations.get(is_reserve=False, order=1)
    other = PollingStation.objects.exclude(drawn__draw=drawn).first()
    missing = order(drawn)[0]
    DrawnStation.objects.filter(pk=one.pk).update(station=other)
    found = repeat_draw(drawn, by=protocol)
    assert not found.holds
    assert (found.missing, found.foreign) == ((other.code,), (missing,))
    assert last_words(drawn)["holds"] is False
    with pytest.raises(Refusal, match="not what its seed and frame give"):
        publish_draw(drawn, by=protocol)


def test_an_order_that_was_changed_is_found_out(drawn, protocol):
    first, second = drawn.stations.filter(is_reserve=False)[:2]
    DrawnStation.objects.filter(pk=first.pk).update(order=second.order)
    DrawnStation.objects.filter(pk=second.pk).update(order=first.order)
    assert not repeat_draw(drawn, by=protocol).same_order


def test_the_list_may_change_and_the_draw_still_comes_out(drawn, protocol):
    PollingStation.objects.exclude(drawn__draw=drawn).update(
        withdrawn_at="2027-03-01T00:00Z"
    )
    assert repeat_draw(drawn, by=protocol).holds


def test_a_new_draw_beside_a_published_one_says_why_and_both_stay(
    mission, drawn, protocol, city, said
):
    publish_draw(drawn, by=protocol)
    assert standing_draw(mission, city) == drawn
    with pytest.raises(Refusal, match="say why another one is made"):
        draw_stations(mission, SIMPLE, by=protocol)
    again = draw_stations(mission, SIMPLE, by=protocol, why="A district was left out")
    drawn.refresh_from_db()
    assert drawn.why_given_up == "A district was left out"
    assert said(drawn)[-1] == "observation.draw.give-up"
    assert standing_draw(mission, city) is None
    publish_draw(again, by=protocol)
    assert standing_draw(mission, city) == again
    with pytest.raises(Refusal):
        publish_draw(drawn, by=protocol)


def test_a_draw_is_given_up_once_and_with_a_reason(drawn, protocol):
    with pytest.raises(Refusal, match="Say why"):
        give_up_draw(drawn, by=protocol, why="")
    give_up_draw(drawn, by=protocol, why="Wrong list")
    with pytest.raises(Refusal, match="given up before"):
        give_up_draw(drawn, by=protocol, why="Wrong list")


def test_whoever_only_reads_draws_nothing(mission, drawn, press):
    for verb in (
        lambda: draw_stations(mission, SIMPLE, by=press),
        lambda: publish_draw(drawn, by=press),
        lambda: give_up_draw(drawn, by=press, why="no"),
        lambda: repeat_draw(drawn, by=press),
    ):
        with pytest.raises(PermissionDenied):
            verb()


def test_the_paper_says_how_to_repeat_it(drawn, protocol):
    paper = draw_paper(drawn, language="en")
    assert paper.status == "Not published."
    publish_draw(drawn, by=protocol)
    paper = draw_paper(drawn, language="en")
    assert paper.status.startswith("Published")
    assert drawn.frame.sha256 in how_to_repeat(drawn)[0].replace(" ", "")
    give_up_draw(drawn, by=protocol, why="Wrong list")
    assert draw_paper(drawn, language="en").status == "Given up: Wrong list"


def test_the_csv_has_every_station_in_order(drawn):
    rows = list(
        csv.DictReader(io.StringIO("".join(draw_lines(drawn)).lstrip("\ufeff")))
    )
    assert [row["station"] for row in rows] == order(drawn) + order(
        drawn, reserves=True
    )
    assert rows[0]["probability"] == "0.4"
    assert rows[-1]["reserve"] == "yes"
