"""The review screen: every answer works as a plain form and as a piece of the page."""

import json

import pytest

from orkhon.dialogue.actions.review import add_proposal
from orkhon.dialogue.models import Contact, Participation, Proposal
from orkhon.register.models import Person
from tests.rooms.dialogue.conftest import TEXT

HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def page(client, clerk, report):
    client.force_login(clerk)
    return f"/dialogue/reports/{report.pk}/"


def body(response):
    return response.content.decode()


def post(client, page, proposal, what, **said):
    htmx = HTMX if said.pop("htmx", False) else {}
    return client.post(f"{page}{proposal.number}/{what}/", said, **htmx)


def test_text_left_proposals_right_tied_by_numbers(client, page, found):
    shown = body(client.get(page))
    date = found("date")
    assert f'id="s{date.number}"' in shown
    assert f'<a href="#p{date.number}" data-at="{date.start}">' in shown
    assert f'id="p{date.number}"' in shown
    assert "0 of 10 proposals decided." in shown


def test_a_number_in_the_address_that_is_none_takes_nothing_in_hand(client, page):
    assert client.get(page, {"at": "²"}).status_code == 200


def test_yes_without_script_goes_on_to_the_next_proposal(client, page, found):
    date = found("date")
    response = post(client, page, date, "answer", answer="yes")
    kind = found("contact-kind")
    assert response.status_code == 302
    assert response["Location"] == f"{page}?at={kind.number}#p{kind.number}"
    assert Contact.objects.get().on == "2027-03-10"
    assert "Confirmed: 10 March 2027. Entry" in body(client.get(response["Location"]))


def test_yes_with_htmx_replaces_the_line_and_opens_the_next(client, page, found):
    date, kind = found("date"), found("contact-kind")
    response = post(client, page, date, "answer", answer="yes", htmx=True)
    shown = body(response)
    assert shown.count("<li") == 2
    assert f'id="p{date.number}"' in shown
    assert f'id="p{kind.number}"' in shown
    assert "1 of 10 decided" in shown
    told = json.loads(response["HX-Trigger-After-Settle"])["orkhon:decided"]
    assert told == {
        "number": date.number,
        "state": "is-confirmed",
        "here": kind.number,
    }


def test_an_unknown_person_is_asked_about_and_entered(client, page, found):
    unknown = found("participant", "Erlan")
    shown = body(client.get(f"{page}?at={unknown.number}"))
    assert 'value="new" checked' in shown
    response = post(client, page, unknown, "answer", answer="yes", htmx=True)
    assert "does not know “Erlan Tastaq” for certain" in body(response)
    assert not Participation.objects.exists()
    post(client, page, unknown, "answer", answer="yes", person="new")
    assert Participation.objects.get().person.display_name == "Erlan Tastaq"


def test_a_near_match_is_shown_with_the_words_that_differ(
    client, page, report, clerk, sundetbek
):
    start = TEXT.index("Chamber")
    near = add_proposal(
        report,
        kind="participant",
        start=start,
        end=start + 7,
        by=clerk,
        value={"name": "Omirgali Sundetbayev"},
    )
    shown = body(client.get(f"{page}{near.number}/"))
    assert f'value="{sundetbek.pk}"' in shown
    assert '<span class="differs">' in shown
    assert "checked" not in shown


def test_an_edit_keeps_what_was_typed_when_it_is_wrong(client, page, found):
    date = found("date")
    form = body(client.get(f"{page}{date.number}/?edit=1"))
    assert f'name="p{date.number}-value"' in form
    wrong = {"answer": "edit", f"p{date.number}-value": "2027-02-30"}
    response = client.post(f"{page}{date.number}/answer/", wrong)
    assert response.status_code == 422
    assert 'value="2027-02-30"' in body(response)
    assert "no day of the calendar" in body(response)
    right = {"answer": "edit", f"p{date.number}-value": "2027-03-09"}
    client.post(f"{page}{date.number}/answer/", right)
    assert Contact.objects.get().on == "2027-03-09"


def test_a_promise_is_edited_in_parts(client, page, found):
    promise = found("commitment")
    prefix = f"p{promise.number}-"
    said = {
        "answer": "edit",
        f"{prefix}what": "send its comments in writing",
        f"{prefix}who": "Sample Chamber\nOmirgali Sundetbek",
        f"{prefix}strength": "agreed",
        f"{prefix}when": "2027-04-30",
        f"{prefix}status": "open",
    }
    client.post(f"{page}{promise.number}/answer/", said)
    made = Contact.objects.get().commitments.get()
    assert (made.what, made.due) == ("send its comments in writing", "2027-04-30")
    assert [str(one) for one in made.parties.order_by("pk")] == [
        "Sample Chamber",
        "Omirgali Sundetbek",
    ]


def test_a_second_answer_says_that_it_was_decided(client, page, found):
    date = found("date")
    post(client, page, date, "answer", answer="yes")
    response = post(client, page, date, "answer", answer="no")
    assert response.status_code == 422
    assert "decided already: yes" in body(response)


def test_undo_brings_the_proposal_back(client, page, found):
    date = found("date")
    post(client, page, date, "answer", answer="yes")
    response = post(client, page, date, "undo")
    assert response["Location"] == f"{page}?at={date.number}#p{date.number}"
    assert found("date").state == Proposal.State.PROPOSED
    again = client.get(response["Location"])
    assert "waits again" in body(again)
    post(client, page, date, "undo")
    assert "waits for an answer already" in body(client.get(page))


def test_selected_words_become_a_proposal(client, page, report):
    start = TEXT.index("product safety")
    said = {"kind": "topic", "start": start, "end": start + 14, "quote": "x"}
    response = client.post(f"{page}draw/", said)
    drawn = report.proposals.get(drawn=True)
    assert drawn.value == {"value": "product safety"}
    assert response["Location"] == f"{page}?at={drawn.number}&edit=1#p{drawn.number}"


def test_words_typed_without_script_are_found_in_the_text(client, page, report):
    said = {"kind": "commitment", "quote": "intends to send its comments"}
    client.post(f"{page}draw/", said)
    drawn = report.proposals.get(drawn=True)
    assert TEXT[drawn.start : drawn.end] == "intends to send its comments"
    assert drawn.value["what"] == "intends to send its comments"


def test_words_that_the_text_does_not_say_are_refused(client, page, report):
    said = {"kind": "topic", "quote": "a treaty on peace"}
    response = client.post(f"{page}draw/", said)
    assert response.status_code == 422
    assert "a treaty on peace" in body(response)
    assert "exactly as they stand" in body(response)
    assert not report.proposals.filter(drawn=True).exists()


def test_a_figure_is_drawn_from_its_digits(client, page, report):
    client.post(f"{page}draw/", {"kind": "figure", "quote": "7 countries"})
    assert report.proposals.get(drawn=True).value == {
        "value": 7,
        "what": "countries",
        "of": "",
    }


def test_a_wrong_span_is_drawn_anew(client, page, found):
    date = found("date")
    start = TEXT.index("March")
    post(client, page, date, "span", start=start, end=start + 5)
    date.refresh_from_db()
    assert TEXT[date.start : date.end] == "March"
    post(client, page, date, "span", start=start, end=99_999)
    assert "not in a text of" in body(client.get(page))


def test_a_report_is_closed_when_all_is_answered(client, page, report):
    client.post(f"{page}close/")
    assert "wait for an answer" in body(client.get(page))
    for proposal in report.proposals.all():
        post(client, page, proposal, "answer", answer="no")
    assert "Close this report" in body(client.get(page))
    assert client.post(f"{page}close/")["Location"] == "/dialogue/"
    report.refresh_from_db()
    assert report.closed_at is not None


@pytest.mark.parametrize("answer", ["", "perhaps"])
def test_an_answer_that_is_none_is_not_found(client, page, found, answer):
    assert post(client, page, found("date"), "answer", answer=answer).status_code == 404


def test_a_person_who_is_not_there_is_not_found(client, page, found):
    unknown = found("participant", "Erlan")
    for nobody in ("nonsense", "00000000-0000-4000-8000-000000000000"):
        response = post(client, page, unknown, "answer", answer="yes", person=nobody)
        assert response.status_code == 404
    assert not Person.objects.filter(display_name="Erlan Tastaq").exists()


def test_markup_in_a_report_is_shown_as_words(client, clerk):
    client.force_login(clerk)
    text = (
        "Baku, 10 March 2027. Chairman <script>alert(1)</script> Ulan Sample met with "
        'Deputy Speaker "><img src=x onerror=alert(2)> Aizada Test.'
    )
    from_words = {"words": text, "name": "<b>bold</b>"}
    response = client.post("/dialogue/reports/new/", from_words, follow=True)
    shown = body(response)
    assert "<script>alert" not in shown
    assert "<img src=x" not in shown
    assert "<b>bold</b>" not in shown
    assert "&lt;script&gt;alert(1)" in shown


def test_four_hundred_proposals_cost_no_more_queries_than_ten(
    client, page, report, django_assert_max_num_queries
):
    client.get(page)
    with django_assert_max_num_queries(40) as ten:
        client.get(page)
    Proposal.objects.bulk_create(
        Proposal(
            report=report,
            number=100 + number,
            kind="topic",
            value={"value": f"topic {number}"},
            start=number % 300,
            end=number % 300 + 20,
            rule="x",
            confidence=0.5,
        )
        for number in range(390)
    )
    with django_assert_max_num_queries(len(ten)):
        shown = body(client.get(page))
    assert "0 of 400 proposals decided." in shown
