"""The sample mission: what the demonstration says of it is what the tables hold.

The counts are those of its data files and of the rules by which forms were left out,
written down here by hand.
"""

import re
from pathlib import Path

import pytest
from django.db import transaction
from django.test import override_settings

from orkhon.accounts.actions import add_account
from orkhon.engines.badges import verify
from orkhon.observation.actions.draws import repeat_draw
from orkhon.observation.models import (
    Badge,
    ElectoralRules,
    FieldKey,
    Incident,
    MessageDelivery,
    Observer,
    PollingStation,
    ProtocolCheck,
    Submission,
    TextMessage,
    VotersOnList,
)
from orkhon.record.models import Entry
from orkhon.record.roles import Role
from orkhon.register.models import Body, Person
from orkhon.sample import observation_story, public_facts, public_rules
from orkhon.sample.observation_answers import station_day
from orkhon.sample.observation_people import SENDERS, names_in


@pytest.fixture(scope="module")
def whole_story(django_db_setup, django_db_blocker, tmp_path_factory):
    """The story told once; each test rolls back to its end."""
    folder = tmp_path_factory.mktemp("sample")
    with (
        django_db_blocker.unblock(),
        override_settings(
            DATA_DIR=folder,
            MEDIA_ROOT=folder / "files",
            ORKHON_MISSION_KEYS=str(folder / "mission-keys"),
            ORKHON_DOCUMENTS_KEY_FILE=str(folder / "documents-key"),
        ),
        transaction.atomic(),
    ):
        accounts = {
            name: add_account(
                name,
                by=None,
                display_name=name.title(),
                roles=[role],
                parliament=parliament,
                must_change_password=False,
            )
            for name, role, parliament in (
                ("protocol", Role.PROTOCOL, ""),
                ("delegation", Role.DELEGATION_SECRETARY, "milli-majlis"),
                ("research", Role.RESEARCH, ""),
            )
        }
        public_facts.load(by=accounts["protocol"])
        public_rules.load(by=accounts["protocol"])

        def tell():
            return observation_story.load(
                accounts["protocol"], accounts["delegation"], accounts["research"]
            )

        yield tell, tell(), accounts["protocol"], folder
        transaction.set_rollback(True)


@pytest.fixture
def story(whole_story, db):
    return whole_story[1]


@pytest.fixture
def mission(story):
    return story.mission


@pytest.fixture
def keeper(whole_story, settings):
    """Who runs the mission, with the files of the story at hand."""
    folder = whole_story[3]
    settings.DATA_DIR = folder
    settings.MEDIA_ROOT = folder / "files"
    return whole_story[2]


def test_the_printed_line_says_what_there_is(story):
    assert str(story) == (
        "24 observers in 12 teams, 66 of 120 stations drawn, 96 of 102 planned forms"
        " received, 2 of 8 protocols do not add up, 3 of 7 incidents open, 5 held"
    )


def test_a_second_run_adds_nothing(whole_story, keeper, story):
    before = Entry.objects.count()
    assert whole_story[0]() == story
    assert Entry.objects.count() == before


def test_a_link_that_was_lost_is_made_anew_and_opens_the_mission(
    whole_story, keeper, story, settings, tmp_path
):
    settings.DATA_DIR = tmp_path
    again = whole_story[0]()
    assert again.token != story.token
    assert (tmp_path / "sample-observer-link").read_text() == again.token
    assert (tmp_path / "sample-observer-link").stat().st_mode & 0o777 == 0o600
    assert FieldKey.objects.filter(observer__code="KZ-01", revoked_at=None).count() == 2


def test_everybody_and_everything_is_labelled_sample(mission):
    assert mission.sample
    assert not mission.observers.filter(sample=False).exists()
    assert Person.objects.get(display_name="Aylin Örnek").sample
    assert Body.objects.get(country=mission.country).sample
    assert mission.rules.sample
    for filename in SENDERS:
        for name in names_in(filename):
            surname = name.split()[1].lower()
            assert re.match(r"(nümunə|ulgi|mysal|ülgü|misal|örnek)", surname), name


def test_no_state_is_said_to_have_had_this_vote(mission):
    # XA to XZ belong to nobody: ISO 3166-1, 8.1.3.
    assert mission.country.code == "XS"
    assert mission.country.english_name == "Sample Republic"


def test_the_list_went_out_without_the_one_who_did_not_pledge(mission):
    (sent,) = mission.lists.all()
    assert sent.sent_at is not None
    assert sent.why_late == ""
    assert len(sent.rows) == 24
    listed = {row["code"] for row in sent.rows}
    assert "TR-07" not in listed
    assert mission.observers.get(code="TR-07").state == Observer.State.NOMINATED


def test_the_replaced_observer_keeps_the_trace(mission):
    first = mission.observers.get(code="AZ-03")
    assert first.state == Observer.State.REPLACED
    assert first.replaced_by.name == "Orxan Nümunəbəy"
    (row,) = [
        row for row in mission.lists.get().rows if row["name"] == "Orxan Nümunəbəy"
    ]
    assert row["replaces"] == "Rəşad Nümunəyev"


def test_nobody_comes_from_the_country_whose_vote_it_is(mission):
    assert not mission.observers.filter(parliament__country=mission.country).exists()


def test_every_badge_holds_against_the_missions_key(mission):
    badges = Badge.objects.filter(observer__mission=mission, revoked_at=None)
    assert badges.count() == 24
    for badge in badges.select_related("observer"):
        said = verify(badge.code, bytes(mission.badge_key))
        assert (said.observer, said.card) == (
            badge.observer.code,
            badge.observer.card_number,
        )


def test_every_station_has_two_dated_figures_and_a_place(mission):
    stations = PollingStation.objects.filter(mission=mission)
    assert stations.count() == 120
    assert not stations.filter(latitude=None).exists()
    assert not stations.filter(city=None).exists()
    figures = VotersOnList.objects.filter(station__mission=mission)
    assert {row.as_of for row in figures} == {"2027-02-20", "2027-03-10"}
    assert figures.count() == 240


def test_the_draw_is_in_the_record_and_can_be_repeated(mission, keeper):
    (draw,) = mission.draws.all()
    assert draw.published_entry is not None
    assert draw.stations.filter(is_reserve=False).count() == 66
    assert draw.stations.filter(is_reserve=True).count() == 9
    # 52, 40 and 28 of 120 stations: 66 of them are 28.6, 22 and 15.4.
    assert {
        city.name: draw.stations.filter(stratum=city.name, is_reserve=False).count()
        for city in mission.cities.all()
    } == {"Köktöbe": 29, "Saryözen": 22, "Ulytas": 15}
    assert repeat_draw(draw, by=keeper).holds


def test_every_team_opens_once_and_counts_once(mission):
    for team in mission.teams.all():
        stages = [one.stage for one in team.visits.filter(cancelled_at=None)]
        assert [stages.count(one) for one in ("opening", "closing", "counting")] == [
            1, 1, 1,
        ]  # fmt: skip


def test_two_protocols_do_not_add_up_to_the_unit(mission):
    wrong = ProtocolCheck.objects.filter(mission=mission, balanced=False)
    found = {
        one.submission.team.code: [
            (result["key"], result["left"], result["right"])
            for result in one.results
            if result["status"] == "broken"
        ]
        for one in wrong.select_related("submission__team")
    }
    assert found == {
        "T-02": [("boxes_sorted", 812, 789 + 18 + 8)],
        "T-07": [("ballots_accounted", 1240, 651 + 4 + 4 + 571)],
    }


def test_what_is_held_says_why(mission):
    forms = Submission.objects.filter(mission=mission)
    (version,) = forms.filter(state=Submission.State.QUARANTINED)
    assert "2027020101" in version.why_held
    (stray,) = forms.filter(station=None).exclude(station_code="")
    assert stray.station_code == "KT-444"
    (waiting,) = forms.filter(is_complete=False)
    assert waiting.stage == "protocol"
    assert TextMessage.objects.get(state="unread").problem
    assert TextMessage.objects.get(state="read").submission.channel == "sms"


def test_incidents_are_told_in_the_observers_own_languages(mission):
    rows = Incident.objects.filter(mission=mission).select_related("submission")
    assert sorted(one.state for one in rows) == [
        "closed", "closed", "closed", "closed", "followed", "followed", "open",
    ]  # fmt: skip
    told = " ".join(one.submission.values["/data/incident/what"] for one in rows)
    for word in ("Үлгі", "Nümunə", "Үлгү", "Örnek", "Sample", "Пример"):
        assert word in told


def test_every_team_was_asked_and_nine_observers_answered(mission):
    deliveries = MessageDelivery.objects.filter(
        message__mission=mission, message__text__contains="20:00"
    )
    assert deliveries.count() == 24
    assert deliveries.exclude(answer="").count() == 9


@pytest.mark.parametrize("voters", [41, 620, 2379])
def test_an_invented_protocol_adds_up(voters):
    lines = station_day(f"XX-{voters}", voters).protocol()
    assert all(value >= 0 for value in lines.values())
    assert lines["received"] == (
        lines["issued"] + lines["issued_mobile"] + lines["spoiled"] + lines["unused"]
    )
    assert lines["in_boxes"] == (
        lines["valid"] + lines["invalid"] + lines["not_counted"]
    )
    assert lines["valid"] == lines["option_for"] + lines["option_against"]
    assert lines["in_boxes"] <= lines["voters_on_list"]


def test_kazakhstans_rules_cite_their_lines(story):
    rules = ElectoralRules.objects.get(country__code="KZ")
    assert not rules.sample
    assert rules.from_on == "2022-05"
    quote = rules.citation.quote
    lines = re.findall(r"^R\d\d \| (.+) \| (.+)$", quote, re.MULTILINE)
    assert len(lines) == 10
    assert all(source for _fact, source in lines)
    text = (Path(public_facts.FOLDER) / "rules.txt").read_text(encoding="utf-8")
    assert quote in text
