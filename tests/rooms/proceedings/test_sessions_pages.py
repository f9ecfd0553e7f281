"""Pages of sessions, organs, chair, agenda and programme, as people use them."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from orkhon.proceedings.actions.circulation import circulate_agenda
from orkhon.proceedings.models import (
    AgendaItem,
    ProgrammeLine,
    Question,
    Session,
    Sitting,
)
from orkhon.register.actions import add_person
from orkhon.register.models import Chairmanship

NOW = datetime(2027, 5, 1, 8, 0, tzinfo=UTC)
PLAN = {
    "number": "17",
    "title": "Seventeenth session",
    "decided_place": "Istanbul",
    "place": "Ankara",
    "from_on": "2028-05-10",
    "to_on": "2028-05-11",
    "time_zone": "Europe/Istanbul",
    "registration": "2028-05-01T18:00",
    "sample": "on",
}


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def at_work(client, secretary):
    client.force_login(secretary)
    return client


@pytest.fixture
def planned(session):
    session.progress = Session.State.PLANNED
    session.save()
    return session


@pytest.fixture
def circulated(session, item, parliaments, secretary):
    return circulate_agenda(
        session, is_draft=True, recipients=list(parliaments.values()), by=secretary
    )


def put(client, address, **said):
    return client.post(address, said, follow=True)


# The first page


def test_what_is_due_stands_first_in_time(at_work, session):
    Session.objects.update(
        progress="convened",
        answer_by=NOW + timedelta(days=10),
        registration_closes_at=NOW + timedelta(days=20),
    )
    Question.objects.create(
        session=session,
        number=1,
        words="Date of the next session",
        procedure=Question.Procedure.SILENCE,
        rule="unanimity",
        opened_at=NOW - timedelta(days=9),
        opened_by="somebody",
        deadline_at=NOW - timedelta(days=1),
    )
    due = at_work.get("/sessions/").context["due"]
    assert [(one.what, one.is_late) for one in due] == [
        ("Silence procedure, question 1", True),
        ("Answers to the convocation", False),
        ("Registration of participants", False),
        ("Next session", False),
    ]
    # Eight in the morning in UTC is two in the afternoon in Bishkek.
    assert due[1].when == "11 May 2027, 14:00"


def test_sessions_of_one_organ_are_shown_alone(at_work, session, assembly):
    legal = type(assembly).objects.create(
        key="sample-legal", kind="commission", display_name="Legal", parent=assembly
    )
    Session.objects.create(
        key="legal-3", organ=legal, number=3, title="Legal, third", from_on="2027-06-01"
    )
    every = at_work.get("/sessions/").context
    assert [one.key for one in every["sessions"]] == ["legal-3", "plenary-16"]
    one = at_work.get("/sessions/", {"organ": "sample-legal"}).context
    assert [row.key for row in one["sessions"]] == ["legal-3"]
    assert [row.session.key for row in one["due"]] == ["legal-3"]
    assert at_work.get("/sessions/", {"organ": "nowhere"}).status_code == 404


def test_a_planned_session_whose_days_are_over_asks_whether_it_was_held(
    at_work, planned
):
    Session.objects.filter(pk=planned.pk).update(
        from_on="2026", from_day="2026-01-01", to_day="2026-12-31"
    )
    found = at_work.get("/sessions/").context
    assert ([*found["sessions"]], found["unsaid"]) == ([], [planned])


def test_the_first_page_asks_as_often_for_three_sessions_as_for_one(
    at_work, session, assembly, django_assert_max_num_queries
):
    def count():
        with django_assert_max_num_queries(60) as asked:
            at_work.get("/sessions/")
        return len(asked)

    at_work.get("/sessions/")
    once = count()
    for n in (17, 18):
        Session.objects.create(
            key=f"plenary-{n}", organ=assembly, number=n, title=f"{n}", from_on="2028"
        )
    assert count() == once


# Planning


def test_a_session_is_entered_changed_and_convened(
    at_work, assembly, parliaments, secretary
):
    said = PLAN | {"organ": assembly.pk, "host": parliaments["TR"].pk}
    shown = put(at_work, "/sessions/new/", **said)
    assert shown.redirect_chain == [("/sessions/plenary-17/", 302)]
    session = Session.objects.get(key="plenary-17")
    # Six in the evening in Istanbul, three hours ahead of UTC.
    assert session.registration_closes_at == datetime(2028, 5, 1, 15, 0, tzinfo=UTC)
    put(at_work, "/sessions/plenary-17/change/", **(said | {"place": "Izmir"}))
    session.refresh_from_db()
    assert (session.place, session.decided_place) == ("Izmir", "Istanbul")
    shown = put(at_work, "/sessions/plenary-17/convene/", answer_by="2028-04-01T12:00")
    session.refresh_from_db()
    assert session.answer_by == datetime(2028, 4, 1, 9, 0, tzinfo=UTC)
    (letter,) = shown.context["letters"]
    assert len(letter.files) == 2


def test_what_is_refused_stands_at_the_form_and_nothing_typed_is_lost(
    at_work, assembly
):
    said = PLAN | {"organ": assembly.pk, "to_on": "2028-05-09"}
    shown = at_work.post("/sessions/new/", said)
    assert shown.status_code == 422
    form = shown.context["form"]
    assert form.non_field_errors() == [
        "the session ends on 2028-05-09, before it begins on 2028-05-10"
    ]
    assert form["title"].value() == "Seventeenth session"
    assert not Session.objects.exists()


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("convene/", {"answer_by": "2027-06-10T00:30"}),
        ("cancel/", {"why": "   "}),
        ("sittings/plan/", {"begins": "2027-06-12T09:00"}),
        ("change/", {"title": ""}),
        ("programme/add/", {"begins": "2027-07-10T09:00", "title": "Tour"}),
        ("agenda/add/", {"title": "", "kind": "other"}),
    ],
)
def test_a_form_that_cannot_be_is_shown_again(at_work, planned, page, said):
    assert at_work.post(f"/sessions/plenary-16/{page}", said).status_code == 422


def test_an_hour_that_the_clocks_leave_out_is_refused(at_work, planned):
    # In the night to 28 March 2027 clocks in Berlin go from 2:00 to 3:00.
    Session.objects.filter(pk=planned.pk).update(
        time_zone="Europe/Berlin",
        from_on="2027-03-28",
        to_on="2027-03-28",
        from_day="2027-03-28",
        to_day="2027-03-28",
    )
    shown = at_work.post(
        "/sessions/plenary-16/sittings/plan/", {"begins": "2027-03-28T02:30"}
    )
    assert shown.status_code == 422
    assert "do not show 02:30" in str(shown.context["form"].errors)


def test_a_session_opens_and_closes_by_a_button(at_work, session):
    Session.objects.update(progress="convened")
    put(at_work, "/sessions/plenary-16/advance/open/")
    assert Session.objects.get().progress == "open"
    put(at_work, "/sessions/plenary-16/advance/close/")
    assert Session.objects.get().progress == "closed"
    put(at_work, "/sessions/plenary-16/advance/close/")
    assert at_work.post("/sessions/plenary-16/advance/sing/").status_code == 404


def test_a_session_is_cancelled_with_its_reason(at_work, planned):
    put(at_work, "/sessions/plenary-16/cancel/", why="The host withdrew")
    planned.refresh_from_db()
    assert (planned.progress, planned.note) == ("cancelled", "The host withdrew")


def test_sittings_are_planned_moved_and_taken_back(at_work, planned):
    put(at_work, "/sessions/plenary-16/sittings/plan/", begins="2027-06-10T15:00")
    sitting = Sitting.objects.get()
    assert sitting.begins_at == datetime(2027, 6, 10, 9, 0, tzinfo=UTC)
    page = "/sessions/plenary-16/sittings/1/"
    shown = at_work.get(f"{page}change/")
    assert 'value="2027-06-10T15:00"' in shown.content.decode()
    put(at_work, f"{page}change/", begins="2027-06-10T16:00", place="Hall")
    sitting.refresh_from_db()
    assert sitting.begins_at == datetime(2027, 6, 10, 10, 0, tzinfo=UTC)
    assert (
        at_work.post(f"{page}change/", {"begins": "2027-06-12T16:00"}).status_code
        == 422
    )
    put(at_work, f"{page}drop/")
    assert not Sitting.objects.exists()


def test_a_sitting_that_has_begun_is_not_taken_back(at_work, session, sitting):
    shown = put(at_work, "/sessions/plenary-16/sittings/2/drop/")
    assert "sitting 2 has begun" in shown.content.decode()
    assert Sitting.objects.exists()


# The agenda


def test_an_agenda_is_not_there_for_delegations_before_it_went_out(
    client, kazakh, session, item
):
    client.force_login(kazakh)
    shown = client.get("/sessions/plenary-16/agenda/")
    assert shown.context["is_hidden"]
    assert "Draft declaration" not in shown.content.decode()
    assert (
        "Draft declaration" not in client.get("/sessions/plenary-16/").content.decode()
    )
    assert client.get("/sessions/plenary-16/agenda/paper.text").status_code == 404


def test_delegations_read_the_agenda_once_it_went_out(client, kazakh, circulated):
    client.force_login(kazakh)
    shown = client.get("/sessions/plenary-16/agenda/")
    assert "Draft declaration" in shown.content.decode()
    assert not shown.context["may_prepare"]
    paper = client.get("/sessions/plenary-16/agenda/paper.text", {"language": "en"})
    assert "Draft declaration" in paper.content.decode()


def test_an_item_is_put_on_changed_translated_and_moved(at_work, sitting, item):
    here = {"kind": "budget", "sitting": sitting.pk}
    put(at_work, "/sessions/plenary-16/agenda/add/", title="Budget", **here)
    budget = AgendaItem.objects.get(title="Budget")
    assert budget.number == "8"
    page = f"/sessions/plenary-16/agenda/{budget.pk}/"
    put(at_work, page, title="Budget of 2028", minutes="20", **here)
    put(at_work, f"{page}kk/", title="2028 жылғы бюджет", annotation="")
    budget.refresh_from_db()
    assert (budget.title, budget.minutes) == ("Budget of 2028", 20)
    shown = put(at_work, f"{page}move/", to="up")
    assert shown.redirect_chain == [(f"/sessions/plenary-16/agenda/#i{budget.pk}", 302)]
    order = AgendaItem.objects.order_by("precedence").values_list("number", flat=True)
    assert list(order) == ["8", "7"]
    shown = at_work.get("/sessions/plenary-16/agenda/", {"language": "kk"})
    assert "2028 жылғы бюджет" in shown.content.decode()


def test_moving_keeps_the_keyboard_where_it_was(at_work, session, item):
    # The buttons keep their ids when the list is replaced, so that focus stays.
    shown = at_work.get("/sessions/plenary-16/agenda/").content.decode()
    assert f'id="up-{item.pk}"' in shown
    assert 'hx-select="#order"' in shown
    refused = put(at_work, f"/sessions/plenary-16/agenda/{item.pk}/move/", to="up")
    assert "item 7 is the first already" in refused.content.decode()


@pytest.mark.parametrize(
    ("act", "progress"),
    [("strike", "struck"), ("put-off", "postponed"), ("restore", "planned")],
)
def test_an_item_is_taken_off_put_off_and_back(at_work, session, item, act, progress):
    if act == "restore":
        AgendaItem.objects.update(progress="struck")
    put(at_work, f"/sessions/plenary-16/agenda/{item.pk}/act/{act}/")
    item.refresh_from_db()
    assert item.progress == progress
    again = put(at_work, f"/sessions/plenary-16/agenda/{item.pk}/act/{act}/")
    assert "item 7 is" in again.content.decode()


def test_what_is_no_act_or_language_is_not_there(at_work, session, item):
    page = f"/sessions/plenary-16/agenda/{item.pk}/"
    assert at_work.post(f"{page}act/eat/").status_code == 404
    assert at_work.get(f"{page}en/").status_code == 404
    assert at_work.get("/sessions/plenary-16/agenda/paper.exe").status_code == 404
    assert at_work.get("/sessions/plenary-16/programme/paper.exe").status_code == 404


def test_items_are_numbered_anew_and_taken_over_by_buttons(
    at_work, session, item, assembly
):
    put(at_work, "/sessions/plenary-16/agenda/number/")
    item.refresh_from_db()
    assert item.number == "1"
    again = put(at_work, "/sessions/plenary-16/agenda/number/")
    assert "nothing is changed" in again.content.decode()
    later = Session.objects.create(
        key="plenary-17", organ=assembly, number=17, title="Seventeenth session"
    )
    put(at_work, "/sessions/plenary-17/agenda/copy/", earlier=session.pk)
    assert [one.title for one in later.items.all()] == ["Draft declaration"]
    again = put(at_work, "/sessions/plenary-17/agenda/copy/", earlier=session.pk)
    assert "has an agenda already" in again.content.decode()


def test_a_rapporteur_is_found_in_any_spelling_or_named_as_unknown(
    at_work, session, item, secretary
):
    add_person("Aygül Səhərli", by=secretary, language="az")
    page = f"/sessions/plenary-16/agenda/{item.pk}/"
    said = {"title": "Draft declaration", "kind": "text", "minutes": "30"}
    put(at_work, page, **said, rapporteurs="Aygul Seherli")
    assert [str(one) for one in item.rapporteurs.all()] == ["Aygül Səhərli"]
    shown = at_work.post(page, said | {"rapporteurs": "Wxyz Qwerty"})
    assert "Nobody in the register is called “Wxyz Qwerty”." in str(
        shown.context["form"].errors
    )


# Programme, organs, chair


def test_the_programme_is_written_and_read(client, at_work, session, kazakh):
    page = "/sessions/plenary-16/programme/"
    put(at_work, f"{page}add/", begins="2027-06-10T19:30", title="Reception")
    line = ProgrammeLine.objects.get()
    assert line.begins_at == datetime(2027, 6, 10, 13, 30, tzinfo=UTC)
    put(at_work, f"{page}{line.pk}/", begins="2027-06-10T20:00", title="Reception")
    wrong = {"begins": "2027-07-10T20:00", "title": "Reception"}
    assert at_work.post(f"{page}{line.pk}/", wrong).status_code == 422
    client.force_login(kazakh)
    shown = client.get(page).content.decode()
    assert "20:00" in shown
    assert client.get(f"{page}paper.docx").content.startswith(b"PK")


def test_a_line_is_taken_out(at_work, session):
    line = ProgrammeLine.objects.create(session=session, begins_at=NOW, title="Tour")
    put(at_work, f"/sessions/plenary-16/programme/{line.pk}/", act="drop")
    assert not ProgrammeLine.objects.exists()


def test_organs_and_chair_answer_for_a_day(at_work, assembly, parliaments):
    for code, day in (("KZ", "2025-06-11"), ("KG", "2026-06-11")):
        Chairmanship.objects.create(
            assembly=assembly, parliament=parliaments[code], from_on=day
        )
    shown = at_work.get("/sessions/chair/", {"on": "2026-01-01"})
    assert shown.context["answer"].parliament.key == "sample-kz"
    assert shown.context["next"].parliament.key == "sample-kg"
    shown = at_work.get("/sessions/organs/", {"on": "2026-13"})
    assert "2026-13" in shown.context["wrong"]
    assert len(shown.context["organs"].delegations) == 4
    assert at_work.get("/sessions/chair/", {"assembly": "x"}).status_code == 404


def test_without_an_assembly_the_pages_say_what_they_would_hold(at_work):
    assert "No chairmanship" in at_work.get("/sessions/chair/").content.decode()
    assert "No assembly" in at_work.get("/sessions/organs/").content.decode()
    assert "No session is planned." in at_work.get("/sessions/").content.decode()
