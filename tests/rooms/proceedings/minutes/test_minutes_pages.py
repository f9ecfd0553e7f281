"""The pages of minutes: a secretary leads them from notes to what is frozen."""

from datetime import timedelta

import pytest
from django.urls import reverse
from lxml import html

from orkhon.proceedings.models import Correction, Minutes, Note
from tests.rooms.proceedings.conftest import MORNING
from tests.rooms.proceedings.minutes.conftest import CLOSED
from tests.rooms.proceedings.minutes.test_minutes import AFTER

SITTING = ["plenary-16", 2]


def at(name, *more):
    return reverse(f"proceedings:{name}", args=[*SITTING, *more])


def page(client, url, status=200):
    answer = client.get(url)
    assert answer.status_code == status
    return html.fromstring(answer.content)


def words(found):
    return " ".join(" ".join(found.itertext()).split())


def leads_to(found, ending):
    """Links and forms of a page whose address ends like this."""
    return [
        one
        for one in found.xpath("//a | //form")
        if str(one.get("href") or one.get("action") or "").endswith(ending)
    ]


@pytest.fixture
def running(clock, sitting, item):
    return sitting


def test_a_note_is_kept_with_the_hour_on_the_clock_of_the_sitting(
    running, item, secretary, client
):
    client.force_login(secretary)
    answer = client.post(
        at("add-note"), {"text": "Heard", "at": "10:12", "item": item.pk}
    )
    assert answer.status_code == 302
    note = Note.objects.get()
    # 10:12 in Bishkek, whatever clock the reader has.
    assert (note.at, note.item) == (MORNING + timedelta(minutes=12), item)
    assert "10:12 Heard item 7" in words(page(client, at("sitting-minutes")))


def test_an_hour_after_midnight_is_of_the_next_day(running, secretary, client, clock):
    clock.move_to(MORNING + timedelta(hours=16))
    client.force_login(secretary)
    client.post(at("add-note"), {"text": "Late", "at": "01:30"})
    assert Note.objects.get().at == MORNING + timedelta(hours=15, minutes=30)


def test_a_note_that_is_refused_stays_in_the_form_with_the_reason(
    running, secretary, client
):
    client.force_login(secretary)
    answer = client.post(at("add-note"), {"text": "Tomorrow", "at": "23:00"})
    assert answer.status_code == 422
    said = words(html.fromstring(answer.content))
    assert "a note is of a time between the opening of the sitting and now" in said
    assert "Tomorrow" in said
    assert not Note.objects.exists()


def test_a_struck_note_is_shown_struck(running, secretary, client):
    client.force_login(secretary)
    client.post(at("add-note"), {"text": "Wrong"})
    client.post(at("strike-note", Note.objects.get().pk))
    (struck,) = page(client, at("sitting-minutes")).xpath("//del")
    assert struck.text == "Wrong"


def test_what_cannot_be_done_is_told_on_the_page(running, secretary, client):
    client.force_login(secretary)
    answer = client.post(at("draw-up-minutes"), follow=True)
    assert "close it before its minutes" in answer.content.decode()
    assert not Minutes.objects.exists()


def test_minutes_go_all_their_way_by_the_pages(
    sat, secretary, kazakh, delegates, client, clock
):
    client.force_login(secretary)
    client.post(at("draw-up-minutes"))
    minutes = Minutes.objects.get()
    one = minutes.paragraphs.get(number=2)
    form = page(client, at("minutes-paragraph", 2)).forms[-1]
    assert form.fields["text"].strip() == one.text
    client.post(
        at("minutes-paragraph", 2), {"text": "Anew.", "seen": form.fields["seen"]}
    )
    client.post(at("new-minutes-paragraph"), {"text": "Added.", "after": "2"})
    added = page(client, at("minutes-paragraph", 3)).forms[-1]
    client.post(at("minutes-paragraph", 3), dict(added.fields) | {"remove": "1"})
    assert minutes.paragraphs.count() == 5
    client.post(
        at("open-corrections"),
        {"closes": "2027-06-18T18:00", "time_zone": "Asia/Bishkek"},
    )
    client.force_login(kazakh)
    shown = page(client, at("sitting-minutes"))
    assert "Those who attended correct until 18 June 2027, 18:00" in words(shown)
    client.post(
        at("correct-minutes", 2),
        {"participant": delegates["KZ"][0].pk, "text": "Corrected.", "reason": "So"},
    )
    correction = Correction.objects.get()
    client.force_login(secretary)
    asked = page(client, at("answer-correction", correction.pk))
    assert "Corrected." in words(asked)
    client.post(at("answer-correction", correction.pk), {"answer": "taken"})
    assert not leads_to(page(client, at("sitting-minutes")), "approve/")
    clock.move_to(AFTER)
    client.force_login(secretary)
    assert leads_to(page(client, at("sitting-minutes")), "approve/")
    client.post(at("approve-minutes"))
    minutes.refresh_from_db()
    assert minutes.phase == Minutes.Phase.APPROVED
    said = words(page(client, at("sitting-minutes")))
    assert "Approved on 18 June 2027, 18:00 (Asia/Bishkek) by Secretary" in said
    assert minutes.frozen.sha256 in said
    answer = client.get(at("minutes-paper", "pdf"))
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="plenary-16-minutes-2.pdf"'
    )


@pytest.mark.parametrize(
    ("name", "more", "data", "why"),
    [
        ("minutes-paragraph", [2], {"text": "x", "seen": "yesterday"}, "no UTC moment"),
        ("new-minutes-paragraph", [], {"text": "x", "after": 99}, "no paragraph 99"),
        (
            "open-corrections",
            [],
            {"closes": "2027-06-18T18:00", "time_zone": "Here"},
            "no time zone",
        ),
    ],
)
def test_a_form_that_is_refused_says_why(
    draft, secretary, client, name, more, data, why
):
    client.force_login(secretary)
    answer = client.post(at(name, *more), data)
    assert answer.status_code == 422
    assert why in answer.content.decode()


def test_a_letter_is_entered_with_the_hour_at_which_it_came(
    corrected, secretary, delegates, client, clock
):
    clock.move_to(AFTER)
    client.force_login(secretary)
    late = {"participant": delegates["AZ"][0].pk, "text": "By letter."}
    assert client.post(at("correct-minutes", 2), late).status_code == 422
    client.post(at("correct-minutes", 2), late | {"received_at": "2027-06-18T17:00"})
    # 17:00 in Bishkek.
    assert Correction.objects.get().made_at == AFTER.replace(hour=11, second=0)
    refused = client.post(
        at("answer-correction", Correction.objects.get().pk), {"answer": "declined"}
    )
    assert "say why the correction is not taken over" in refused.content.decode()


def test_to_a_delegation_a_draft_does_not_exist(draft, kazakh, client):
    client.force_login(kazakh)
    page(client, at("sitting-minutes"), 404)
    page(client, at("minutes-paper", "pdf"), 404)
    listed = page(client, reverse("proceedings:minutes", args=["plenary-16"]))
    assert not listed.xpath("//tbody//th/a")


def test_a_delegation_of_which_nobody_attended_corrects_nothing(
    corrected, make, parliaments, client
):
    absent = make("kyrgyz", "delegation-secretary", parliament="sample-kg")
    client.force_login(absent)
    page(client, at("correct-minutes", 2), 404)
    shown = page(client, at("sitting-minutes"))
    assert not leads_to(shown, "correct/")


def test_a_paper_of_another_kind_does_not_exist(corrected, secretary, client):
    client.force_login(secretary)
    decisions = reverse("proceedings:decisions-paper", args=["plenary-16", "x"])
    for address in (at("minutes-paper", "odt"), decisions):
        assert client.get(address).status_code == 404


def test_the_list_says_what_is_next_for_each_sitting(
    corrected, session, secretary, delegates, client
):
    session.sittings.create(number=3, begins_at=CLOSED)
    Correction.objects.create(
        paragraph=corrected.paragraphs.first(),
        participant=delegates["AZ"][0],
        text="x",
        made_at=CLOSED,
        entered_by="x",
    )
    client.force_login(secretary)
    rows = page(client, reverse("proceedings:minutes", args=["plenary-16"])).xpath(
        "//tbody/tr"
    )
    assert [words(row.xpath("td")[-1]) for row in rows] == [
        "corrections until 18 June 2027, 18:00 (Asia/Bishkek); 1 waits for an answer",
        "the sitting is not closed",
    ]


def test_the_page_of_decisions_shows_who_gave_each_position(sat, kazakh, client):
    client.force_login(kazakh)
    shown = page(client, reverse("proceedings:decisions-record", args=["plenary-16"]))
    assert [
        words(row) for row in shown.xpath("//table[@class='positions']/tbody/tr")
    ] == [
        "Azerbaijan agrees 10:40 Sample leader of Azerbaijan",
        "Kazakhstan said nothing",
        "Kyrgyz Republic absent",
        "Türkiye objects Asks for “by 2029” 10:40 Sample leader of Türkiye",
    ]
