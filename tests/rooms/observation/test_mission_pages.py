"""The list of missions, one mission, its form, electoral rules, as pages."""

from datetime import UTC, datetime, time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from orkhon.observation.models import Coordinator, ElectoralRules, Mission
from orkhon.observation.queries.missions import lists_due, missions_for
from orkhon.register.actions.nouns import add_person

NOW = datetime(2027, 3, 1, tzinfo=UTC)


@pytest.fixture
def another(kazakhstan):
    """A mission by its number and the day of its vote."""

    def made(number, vote_on, **fields):
        return Mission.objects.create(
            number=number,
            title=f"Mission {number}",
            vote_kind="local",
            country=kazakhstan,
            vote_on=vote_on,
            time_zone="Asia/Almaty",
            **fields,
        )

    return made


def numbers(user, now=NOW):
    return [line.mission.number for line in missions_for(user, now)]


def test_what_is_due_first_stands_first_and_closed_ones_last(
    mission, another, protocol
):
    another(2, "2027-02-01", closed_at=NOW)
    another(3, "2027-02-15", closed_at=NOW)
    nothing_due = another(4, "2027-12-01")
    soon = another(5, "2027-09-01")
    soon.steps.create(stage="meetings", title="Call", due_at="2027-03-02T00:00Z")
    soon.steps.create(
        stage="meetings", title="Done", due_at="2027-03-01T00:00Z", done_at=NOW
    )
    assert numbers(protocol) == [5, 1, nothing_due.number, 3, 2]


def test_a_list_that_was_sent_is_due_no_more(mission, protocol):
    assert missions_for(protocol, NOW)[0].due_at == datetime(
        2027, 3, 8, 13, 0, tzinfo=UTC
    )
    mission.lists.create(number=1, made_at=NOW, made_by="x", sent_at=NOW)
    assert missions_for(protocol, NOW)[0].due_at is None


def test_everybody_sees_the_missions_that_concern_them(
    mission, another, turkish_secretary, press, coordinator, stranger
):
    another(2, "2027-02-01", closed_at=NOW)
    assert numbers(press) == [1, 2]
    assert numbers(coordinator) == [1]
    (line,) = missions_for(turkish_secretary, NOW)
    assert (line.mission.number, line.is_open_to_reader) == (1, False)
    assert numbers(stranger) == []


def test_the_list_is_read_as_often_for_one_as_for_three(
    mission, another, protocol, django_assert_num_queries
):
    list(protocol.roles)
    for number in (2, 3):
        with django_assert_num_queries(4):
            missions_for(protocol, NOW)
        made = another(number, "2027-09-01")
        made.steps.create(stage="report", title="R", due_at=NOW)


def test_the_pages_name_only_the_parts_that_open(
    mission, observers, signed_in, protocol, turkish_secretary
):
    page = signed_in(protocol).get(reverse("observation:mission", args=[1]))
    labels = [link.label for link in parts(page)]
    assert labels[:2] == ["Overview", "Observers"]
    assert "Stations" in labels
    page = signed_in(turkish_secretary).get(reverse("observation:observers", args=[1]))
    assert [link.label for link in parts(page)] == ["Observers"]
    assert "AZ-01" not in page.content.decode()
    assert "TR-01" in page.content.decode()


def parts(page):
    return next(one["parts"] for one in page.context if "parts" in one)


def test_the_overview_tells_the_deadline_in_both_times(
    mission, protocol, signed_in, time_machine, settings
):
    settings.TIME_ZONE = "Asia/Baku"
    time_machine.move_to(datetime(2027, 3, 1, 12, 0, tzinfo=UTC), tick=False)
    page = signed_in(protocol).get(reverse("observation:mission", args=[1]))
    text = " ".join(page.content.decode().split())
    # 18:00 in Almaty (UTC+5) is 17:00 in Baku (UTC+4).
    assert 'Monday 8 March 2027,</time> <span class="nowrap">18:00' in text
    assert "8 March 2027, 17:00" in text
    assert "7 days left" in text


def words(**said):
    return {
        "title": "Sample election",
        "vote_kind": "referendum",
        "vote_on": "2027-10-31",
        "time_zone": "Asia/Almaty",
        "least_parliaments_a_team": 2,
        "positions_kept_days": 7,
        "documents_kept_days": 30,
    } | said


def test_a_mission_is_entered_on_the_page(kazakhstan, protocol, signed_in):
    client, address = signed_in(protocol), reverse("observation:found-mission")
    assert client.get(address).status_code == 200
    refused = client.post(address, words(country=kazakhstan.pk, deadline_days=6))
    assert refused.status_code == 422
    assert "both a day and an hour" in refused.content.decode()
    client.post(
        address,
        words(country=kazakhstan.pk, deadline_days=6, deadline_time="18:00"),
    )
    made = Mission.objects.get()
    assert (made.title, made.deadline_time) == ("Sample election", time(18))


def test_a_mission_is_entered_after_an_earlier_one(
    mission, city, kazakhstan, protocol, signed_in
):
    client = signed_in(protocol)
    address = f"{reverse('observation:found-mission')}?from=1"
    assert "A mission after" in client.get(address).content.decode()
    said = words(country=kazakhstan.pk, with_cities="on")
    client.post(address, said)
    made = Mission.objects.get(number=2)
    assert (made.follows, made.deadline_days) == (mission, 6)
    assert [one.name for one in made.cities.all()] == ["Köktöbe"]


def test_the_head_is_found_in_any_spelling(mission, protocol, signed_in):
    one = add_person("Samir Nümunəli", by=protocol, language="az")
    for name in ("Aylin Örnek", "Deniz Örnek"):
        add_person(name, by=protocol)
    client = signed_in(protocol)
    address = reverse("observation:change-mission", args=[1])

    def change(head):
        said = words(country=mission.country_id, head=head, title="T " + head)
        return client.post(address, said, follow=True)

    assert client.get(address).status_code == 200
    assert change("Самир Нумунали").status_code == 200
    mission.refresh_from_db()
    assert mission.head == one
    assert "Nobody in the register is called" in change("Qqqq Zzzz").content.decode()
    asked = change("Örnek").content.decode()
    assert "Several persons may be meant" in asked
    assert change("Aylin Örnek").status_code == 200
    mission.refresh_from_db()
    assert str(mission.head) == "Aylin Örnek"
    assert "nothing is changed" in change("Aylin Örnek").content.decode()


def test_the_letter_is_kept_and_the_mission_closed_on_the_page(
    mission, protocol, signed_in, time_machine
):
    client = signed_in(protocol)
    place = reverse("observation:invitation", args=[1])
    letter = SimpleUploadedFile("letter.pdf", b"%PDF-1.7 sample")
    assert client.post(place, {}).status_code == 422
    page = client.post(place, {"file": letter}, follow=True).content.decode()
    assert "The invitation is kept." in page
    close = reverse("observation:close-mission", args=[1])
    assert "before the vote is over" in client.post(close, follow=True).content.decode()
    time_machine.move_to(datetime(2027, 3, 16, tzinfo=UTC))
    client.force_login(protocol)
    assert "The mission is closed." in client.post(close, follow=True).content.decode()
    refused = client.post(place, {"file": SimpleUploadedFile("l.pdf", b"x")})
    assert (
        refused.status_code,
        "the mission is closed" in refused.content.decode(),
    ) == (
        422,
        True,
    )
    page = client.post(close, {"act": "reopen"}, follow=True).content.decode()
    assert "The mission is open again." in page


def test_rules_are_entered_line_by_line(kazakhstan, protocol, press, signed_in):
    client = signed_in(protocol)

    def add(configuration):
        said = {
            "country": kazakhstan.pk,
            "vote_kind": "referendum",
            "name": "Sample rules",
            "configuration": configuration,
            "from_on": "2022-05",
        }
        return client.post(reverse("observation:add-rules"), said, follow=True)

    assert "Line 1 is no" in add("no colon").content.decode()
    assert "Line 3 says days again" in add("days: 7\n\ndays: 8").content.decode()
    add("classes: for, against\ndays: 7\nrecount: false\nheld if: “half”")
    rules = ElectoralRules.objects.get()
    assert rules.configuration == {
        "classes": ["for", "against"],
        "days": 7,
        "recount": False,
        "held if": "“half”",
    }
    assert "is entered already" in add("days: 7").content.decode()
    page = signed_in(press).get(reverse("observation:rules")).content.decode()
    assert "for, against" in page
    assert "Add rules" not in page
    end = reverse("observation:end-rules", args=[rules.pk])
    client = signed_in(protocol)
    assert "until when" in client.post(end, {}, follow=True).content.decode()
    assert "2022" in client.post(end, {"to_on": "2021"}, follow=True).content.decode()
    client.post(end, {"to_on": "x"}, follow=True)
    page = client.post(end, {"to_on": "2027"}, follow=True).content.decode()
    assert "The rules have an end." in page


def test_today_warns_of_the_list_whom_it_concerns(
    mission, observers, protocol, press, turkish_secretary, coordinator, signed_in
):
    week_before = datetime(2027, 3, 2, 12, 0, tzinfo=UTC)

    def due(user, now=week_before):
        return [(one.mission.number, one.unpledged) for one in lists_due(user, now)]

    assert due(protocol) == [(1, 4)]
    assert due(coordinator) == [(1, 4)]
    assert due(turkish_secretary) == [(1, 2)]
    assert due(press) == []
    assert due(protocol, datetime(2027, 2, 1, tzinfo=UTC)) == []
    # Past the deadline it stays, late; after the vote it is no matter of today.
    assert due(protocol, datetime(2027, 3, 14, 12, 0, tzinfo=UTC)) == [(1, 4)]
    assert due(protocol, datetime(2027, 3, 14, 19, 0, tzinfo=UTC)) == []
    mission.lists.create(number=1, made_at=NOW, made_by="x", sent_at=NOW)
    assert due(protocol) == []


def test_the_warning_stands_on_the_first_screen(
    mission, observers, turkish_secretary, signed_in, time_machine
):
    time_machine.move_to(datetime(2027, 3, 5, 12, 0, tzinfo=UTC), tick=False)
    page = signed_in(turkish_secretary).get("/").content.decode()
    assert "list to the ministry: 3 days left" in page
    assert "2 observers have no signed pledge" in page
    time_machine.move_to(datetime(2027, 3, 8, 12, 0, tzinfo=UTC), tick=False)
    assert "due today" in signed_in(turkish_secretary).get("/").content.decode()
    time_machine.move_to(datetime(2027, 3, 9, 12, 0, tzinfo=UTC), tick=False)
    assert "not sent" in signed_in(turkish_secretary).get("/").content.decode()


def test_a_coordinator_of_a_city_reads_the_overview(
    mission, city_coordinator, signed_in
):
    page = signed_in(city_coordinator).get(reverse("observation:mission", args=[1]))
    assert "Add a step" not in page.content.decode()
    assert Coordinator.objects.count() == 1
