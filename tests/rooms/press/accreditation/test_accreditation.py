"""Journalists ask, somebody decides, badges are printed, and their data go."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from orkhon.press.actions.accreditation import (
    Asked,
    EventPlan,
    ask_accreditation,
    decide,
    make_event,
    open_event,
    tick_arrival,
)
from orkhon.press.models import Journalist
from orkhon.press.queries.accreditation import applicants, kept_until, room_in
from orkhon.press.tasks.accreditation import erase_personal_data
from orkhon.record.models import EntryPayload
from orkhon.record.refusals import Refusal
from tests.rooms.press.mailing.conftest import Work

NOW = datetime(2027, 3, 1, 6, 0, tzinfo=UTC)
PLAN = EventPlan(
    title="Sample briefing",
    place="Baku",
    begins=datetime(2027, 3, 3, 12, 0),  # noqa: DTZ001 -- the zone stands beside it
    asks_until=datetime(2027, 3, 2, 18, 0),  # noqa: DTZ001 -- as above
    zone="Asia/Baku",
    keep_days=30,
    seats=1,
)
ONE = Asked(
    name="Aygün Örnək",
    outlet="Sample Gazette",
    country="Azerbaijan",
    work="print",
    email="aygun@example.org",
    phone="+994 00 000 00 00",
    equipment="one camera",
)


@pytest.fixture(autouse=True)
def _now(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def event(press):
    made = make_event(PLAN, by=press)
    open_event(made, by=press)
    return made


@pytest.fixture
def journalist(event):
    return ask_accreditation(event, ONE, "en")


def test_the_deadline_runs_by_the_clock_of_the_place(event, time_machine):
    # 18:00 in Baku is 14:00 in Greenwich.
    time_machine.move_to(datetime(2027, 3, 2, 14, 0, tzinfo=UTC), tick=False)
    ask_accreditation(event, ONE, "en")
    time_machine.move_to(datetime(2027, 3, 2, 14, 0, 1, tzinfo=UTC), tick=False)
    with pytest.raises(Refusal, match="closed"):
        ask_accreditation(event, ONE, "en")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"title": "  "}, "title"),
        ({"zone": "Mars/Olympus"}, "Mars"),
        ({"asks_until": datetime(2027, 3, 4)}, "after"),  # noqa: DTZ001 -- as above
        ({"begins": datetime(2027, 3, 3, 12, 3)}, "12:03"),  # noqa: DTZ001 -- as above
        ({"keep_days": 0}, "0 days"),
        ({"seats": 0}, "0 seats"),
    ],
)
def test_an_event_that_cannot_be_is_refused(press, change, said):
    with pytest.raises(Refusal, match=said):
        make_event(replace(PLAN, **change), by=press)


def test_an_event_that_is_not_open_is_not_there(client, press):
    made = make_event(PLAN, by=press)
    assert make_event(PLAN, by=press).key == f"{made.key}-2"
    assert client.get(f"/press/apply/{made.key}/en/").status_code == 404
    with pytest.raises(Refusal, match="closed"):
        ask_accreditation(made, ONE, "en")


def test_the_form_says_what_the_data_are_for_and_until_when(client, event):
    page = client.get(f"/press/apply/{event.key}/en/").content.decode()
    assert "erased after 2027-04-02" in page
    assert "2027-03-02 18:00 (Asia/Baku)" in page
    answer = client.post(f"/press/apply/{event.key}/en/", vars(ONE))
    assert (answer.status_code, Journalist.objects.get().phone) == (200, ONE.phone)


@pytest.mark.parametrize(
    "change",
    [
        {"name": ""},
        {"name": "x" * 201},
        {"name": "A\r\nB"},
        {"outlet": ""},
        {"email": "nobody"},
        {"email": ""},
        {"work": "spy"},
        {"phone": "1\x000"},
    ],
)
def test_hostile_input_writes_nothing(client, event, change):
    asked = replace(ONE, **change)
    address = f"/press/apply/{event.key}/en/"
    assert client.post(address, vars(asked)).status_code in (200, 422)
    with pytest.raises(Refusal):
        ask_accreditation(event, asked, "en")


def test_markup_is_shown_as_it_was_written(client, event, press):
    ask_accreditation(event, replace(ONE, outlet="<script>alert(1)</script>"), "en")
    client.force_login(press)
    page = client.get(reverse("press:event", args=[event.key])).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


def test_a_form_of_another_site_asks_for_nobody(event):
    stranger = Client(enforce_csrf_checks=True)
    address = f"/press/apply/{event.key}/en/"
    assert stranger.post(address, vars(ONE)).status_code == 403


def test_the_same_person_twice_is_shown_in_any_script(event, journalist):
    ask_accreditation(
        event, replace(ONE, name="AYGÜN ÖRNƏK", email="b@example.org"), "en"
    )
    ask_accreditation(event, replace(ONE, name="Other Person"), "en")
    found = {one.journalist.number: one.same_as for one in applicants(event)}
    assert found == {1: (2, 3), 2: (1,), 3: (1,)}


def test_over_the_limit_is_allowed_and_told(event, journalist, press):
    assert decide(journalist, "accredited", by=press) is False
    assert room_in(event).is_full
    other = ask_accreditation(event, replace(ONE, name="Other"), "en")
    assert decide(other, "accredited", by=press) is True
    assert room_in(event).left == -1


def test_a_refusal_and_a_withdrawal_need_a_reason(journalist, press):
    for word in ("refused", "withdrawn", "promoted"):
        with pytest.raises(Refusal):
            decide(journalist, word, by=press)
    decide(journalist, "accredited", by=press)
    decide(journalist, "withdrawn", by=press, why="The outlet sent another.")
    journalist.refresh_from_db()
    assert journalist.get_progress_display() == "withdrawn"
    with pytest.raises(Refusal, match="not accredited"):
        tick_arrival(journalist, by=press)


def test_data_go_after_the_days_and_the_decision_stays(
    event, journalist, press, time_machine
):
    waiting = ask_accreditation(event, replace(ONE, name="Other"), "en")
    decide(journalist, "accredited", by=press)
    # The last day in Baku ends at 20:00 in Greenwich.
    end = datetime(2027, 4, 2, 20, 0, tzinfo=UTC)
    assert kept_until(event).isoformat() == "2027-04-02"
    time_machine.move_to(end - timedelta(seconds=1), tick=False)
    assert erase_personal_data(Work()) == {"erased": 0}
    time_machine.move_to(end, tick=False)
    assert erase_personal_data(Work()) == {"erased": 2}
    journalist.refresh_from_db()
    waiting.refresh_from_db()
    left = (journalist.name, journalist.email, journalist.phone, journalist.equipment)
    assert left == ("", "", "", "")
    assert (journalist.outlet, journalist.progress) == (ONE.outlet, "accredited")
    assert waiting.progress == "erased"
    said = "".join(str(one) for one in EntryPayload.objects.values_list())
    assert ONE.email not in said
    assert ONE.phone not in said
    with pytest.raises(Refusal, match="erased"):
        decide(journalist, "refused", by=press, why="Late.")


def test_contacts_are_for_those_who_accredit(client, event, journalist, make, press):
    for user, sees in ((make("research", "research"), False), (press, True)):
        client.force_login(user)
        page = client.get(reverse("press:event", args=[event.key])).content.decode()
        assert (ONE.email in page, ONE.phone in page) == (sees, sees)


def test_who_may_not_accredit_is_refused(journalist, stranger):
    with pytest.raises(PermissionDenied):
        decide(journalist, "accredited", by=stranger)
    with pytest.raises(PermissionDenied):
        make_event(PLAN, by=stranger)


def test_from_the_pages_an_event_is_made_decided_and_printed(client, press):
    client.force_login(press)
    said = {
        "title": "Sample signing",
        "begins": "2027-03-03T12:00",
        "asks_until": "2027-03-02T18:00",
        "zone": "Asia/Baku",
        "keep_days": "30",
    }
    lacking = {key: word for key, word in said.items() if key != "keep_days"}
    new = reverse("press:new-event")
    assert client.post(new, lacking).status_code == 422
    page = client.post(new, said)["Location"]
    assert client.get(f"{page}badges.pdf").status_code == 302
    client.post(f"{page}open/", {"act": "open"})
    client.post("/press/apply/sample-signing/en/", vars(ONE))
    client.post(f"{page}1/decide/", {"progress": "accredited"})
    client.post(f"{page}1/came/", {"came": "yes"})
    assert Journalist.objects.get().came_at == NOW
    assert client.get(f"{page}badges.pdf").content.startswith(b"%PDF")
    paper = client.get(f"{page}accredited.docx")
    assert paper.status_code == 200
    assert client.get(f"{page}accredited.exe").status_code == 404
    assert "Sample signing" in client.get(reverse("press:events")).content.decode()
    client.post(f"{page}open/", {"act": "close"})
    assert client.get("/press/apply/sample-signing/en/").status_code == 404
