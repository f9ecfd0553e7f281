"""The pages of visits and programmes: written by keyboard, with and without htmx."""

import pytest
from django.urls import reverse

from orkhon.protocol.actions.programme_people import Place, assign
from orkhon.protocol.models import (
    Entitlement,
    ProgrammeItem,
    Visit,
    VisitCategory,
)
from tests.rooms.protocol.programmes import a_car, a_line, a_person

HTMX = {"headers": {"HX-Request": "true"}}


@pytest.fixture
def browse(client, protocol):
    client.force_login(protocol)
    return client


def to(name, visit, *more):
    return reverse(f"protocol:{name}", args=[visit.key, *more])


def test_a_line_is_written_in_one_go_with_its_people_and_car(
    browse, visit, guests, protocol
):
    a_car(visit, protocol)
    answer = browse.post(
        to("add-line", visit),
        {"line": "d2 9:00-9:30 To the museum @ Hotel > Museum +1,3 *a"},
    )
    assert answer.headers["Location"].endswith("?day=2027-03-04")
    item = visit.programme.get()
    assert (item.kind, item.place, item.to_place) == ("transfer", "Hotel", "Museum")
    assert {(one.participant, one.car.label) for one in item.assignments.all()} == {
        (guests[0], "A"),
        (guests[2], "A"),
    }


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Meeting", "does not begin as in"),
        ("10:00 Meeting +9", "nobody in this visit has the number 9"),
        ("10:00 Meeting *Z", "there is no car “Z”"),
    ],
)
def test_a_line_that_cannot_be_read_is_kept_in_its_field(browse, visit, typed, words):
    answer = browse.post(to("add-line", visit), {"line": typed})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page
    assert f'value="{typed}"' in page
    assert not visit.programme.exists()


def test_htmx_receives_the_day_alone(browse, visit):
    answer = browse.post(to("add-line", visit), {"line": "10:00 Coffee"}, **HTMX)
    page = answer.content.decode()
    assert page.startswith('<div id="day"')
    assert "Coffee" in page
    assert "<html" not in page


def test_a_conflict_stands_under_its_lines_and_on_the_first_page(
    browse, visit, guests, protocol
):
    car = a_car(visit, protocol)
    for place, who in (("Hotel", guests[0]), ("Office", guests[1])):
        ride = a_line(visit, protocol, f"From {place}", "09:00", kind="transfer",
                      place=place, to_place="Hall")  # fmt: skip
        assign(ride, who, Place(car=car), by=protocol)
    Visit.objects.update(begins_on="2099-03-03", ends_on="2099-03-04")
    words = "Car A is in two places"
    assert words in browse.get(reverse("protocol:index")).content.decode()
    assert words in browse.get(to("visit", visit)).content.decode()
    for by in ("places", "people", "cars", "nothing"):
        page = browse.get(f"{to('programme', visit)}?by={by}&day=2027-03-03")
        assert page.content.decode().count(f"■ {words}") == 0
        assert page.content.decode().count(words) == 2
        assert "is-clash" in page.content.decode()


def test_a_line_is_changed_with_the_revision_that_was_seen(browse, visit, line):
    address = to("line", visit, line.number)
    said = {"kind": "meeting", "begins": "2027-03-03T10:30", "ends": "2027-03-03T11:00",
            "title": line.title, "seen": 0}  # fmt: skip
    assert browse.post(address, said).status_code == 302
    late = browse.post(address, said | {"title": "Other"})
    assert late.status_code == 422
    assert "was changed meanwhile" in late.content.decode()
    line.refresh_from_db()
    assert f"{line.begins_at:%H:%M}" == "06:30"


def test_an_hour_that_clocks_skip_is_named_on_the_form(browse, visit):
    Visit.objects.update(begins_on="2027-03-28", ends_on="2027-03-28",
                         time_zone="Europe/Berlin")  # fmt: skip
    answer = browse.post(to("add-line", visit), {"line": "02:30 Coffee"})
    assert (
        "clocks in Europe/Berlin do not show 02:30 on 2027-03-28"
        in answer.content.decode()
    )


def test_people_are_put_in_moved_and_taken_off(browse, visit, line, guests, protocol):
    helper = a_person(visit, protocol, "Sample interpreter", role="interpreter")
    browse.post(to("line-people", visit, line.number), {"who": ["1"], "numbers": "3"})
    assert {one.participant for one in line.assignments.all()} == {guests[0], guests[2]}
    place = to("line-place", visit, line.number, 1)
    part = browse.post(
        place, {"seat": "4", "interpreter": helper.pk, "seen": 0}, **HTMX
    )
    assert "The place of Sample leader is kept." in part.content.decode()
    row = line.assignments.get(participant=guests[0])
    assert (row.seat, row.interpreter) == ("4", helper)
    late = browse.post(place, {"seat": "5", "seen": 0}, **HTMX)
    assert "was changed meanwhile" in late.content.decode()
    strange = browse.post(place, {"car": "9", "seen": 1}, **HTMX)
    assert "not of this visit" in strange.content.decode()
    browse.post(to("line-place", visit, line.number, 3), {"act": "off"})
    assert line.assignments.get(participant=guests[2]).dropped_at is not None


def test_a_line_is_moved_copied_translated_and_cancelled(
    browse, visit, line, guests, protocol
):
    assign(line, guests[0], Place(), by=protocol)
    dinner = a_line(visit, protocol)
    browse.post(to("copy-people", visit, dinner.number), {"from": line.number})
    assert dinner.assignments.get().participant == guests[0]
    browse.post(to("move-line", visit, line.number), {"minutes": "20"})
    browse.post(to("move-line", visit, line.number), {"minutes": "late"})
    browse.post(
        to("line-words", visit, line.number), {"language": "kk", "title": "Кездесу"}
    )
    browse.post(to("line-words", visit, line.number), {"language": "xx"})
    browse.post(to("cancel-line", visit, line.number), {"why": ""})
    browse.post(to("cancel-line", visit, line.number), {"why": "Fog"})
    found = ProgrammeItem.objects.get(pk=line.pk)
    assert f"{found.begins_at:%H:%M}" == "06:20"
    assert found.texts.get().title == "Кездесу"
    assert found.cancelled_why == "Fog"
    assert "Fog" in browse.get(to("line", visit, line.number)).content.decode()


def test_press_reads_a_programme_and_changes_none(client, visit, line, press):
    client.force_login(press)
    page = client.get(to("programme", visit)).content.decode()
    assert line.title in page
    assert 'name="line"' not in page
    assert client.post(to("line", visit, line.number), {}).status_code == 404


def test_the_number_of_queries_does_not_grow_with_lines(
    browse, visit, guests, protocol, django_assert_max_num_queries
):
    def written(count):
        for number in range(count):
            item = a_line(visit, protocol, f"Line {number}", f"{9 + number:02d}:00", 30)
            for one in guests:
                assign(item, one, Place(), by=protocol)

    def asked():
        with django_assert_max_num_queries(60) as queries:
            browse.get(f"{to('programme', visit)}?day=2027-03-03")
        return len(queries)

    written(1)
    asked()
    once = asked()
    written(3)
    assert asked() == once


def test_a_visit_is_planned_changed_and_cancelled_on_its_pages(
    browse, parliament, secretariat
):
    said = {"title": "New", "direction": "received", "guest": parliament.pk,
            "host": secretariat.pk, "begins_on": "2027-05-03", "ends_on": "2027-05-04",
            "time_zone": "Asia/Baku"}  # fmt: skip
    wrong = browse.post(reverse("protocol:new-visit"), said | {"time_zone": "Baku"})
    assert "is no time zone" in wrong.content.decode()
    browse.post(reverse("protocol:new-visit"), said)
    made = Visit.objects.get(title="New")
    browse.post(to("change-visit", made), said | {"place": "Baku"})
    browse.post(to("advance-visit", made, "confirm"))
    made.refresh_from_db()
    assert (made.place, made.progress) == ("Baku", "confirmed")
    browse.post(to("invite", made), {"to_body": parliament.pk, "sent_on": "2027-04-01"})
    invitation = made.invitations.get()
    browse.post(
        to("answer-invitation", made, invitation.pk),
        {"answer": "accepted", "on": "2027-04-02"},
    )
    assert "accepted" in browse.get(to("visit", made)).content.decode()
    browse.post(to("cancel-visit", made), {"why": "Snow"})
    assert "Cancelled: Snow" in browse.get(to("visit", made)).content.decode()
    assert browse.post(to("advance-visit", made, "burn")).status_code == 404


def test_a_category_is_entered_with_what_guests_receive(browse, visit):
    browse.post(reverse("protocol:enter-category"), {"title": "Official (sample)"})
    key = "official-sample"
    browse.post(
        reverse("protocol:entitle", args=[key]), {"what": "Flowers", "kind": "other"}
    )
    browse.post(reverse("protocol:entitle", args=[key]), {"what": ""})
    page = browse.get(reverse("protocol:categories")).content.decode()
    assert page.count("Flowers") == 2
    Visit.objects.update(category=VisitCategory.objects.get(key=key))
    assert (
        "Not ticked off as given: Flowers"
        in browse.get(to("visit", visit)).content.decode()
    )
    right = Entitlement.objects.get()
    browse.post(to("given", visit), {"given": [right.pk]})
    assert "Not ticked off" not in browse.get(to("visit", visit)).content.decode()
    browse.post(reverse("protocol:drop-entitlement", args=[right.pk]))
    assert (
        "Flowers</" not in browse.get(reverse("protocol:categories")).content.decode()
    )
