"""The pages of reforms: the years, events entered and corrected, tables."""

import pytest

from orkhon.legislation.actions.citing import Cited
from orkhon.legislation.actions.reforms import Event, record_reform
from orkhon.legislation.models import Reform
from tests.rooms.legislation.pages import address, words_of

SHOWN = Cited("Twelve of the regions must agree.", "sample.example 7", "en")


@pytest.fixture
def as_research(client, research):
    client.force_login(research)
    return client


@pytest.fixture
def said(countries):
    """An event as the form gives it."""
    return {
        "country": countries["KZ"].pk,
        "kind": "elections",
        "name": "Sample referendum",
        "on": "2022-05",
        "what": "Twelve regions must agree.",
        "words": "Twelve of the regions must agree.",
        "reference": "sample.example 7",
    }


def test_an_event_is_recorded_with_its_words(as_research, said):
    page = address("record-reform")
    assert "No reform yet." in words_of(as_research.get(address("reforms")))
    assert as_research.get(page).status_code == 200
    answer = as_research.post(page, said, follow=True)
    shown = words_of(answer)
    assert "The event is recorded." in shown
    assert "May 2022 Twelve regions must agree." in shown
    assert "Kazakhstan, 2022: elections" in answer.content.decode()
    assert Reform.objects.get().citation.quote == "Twelve of the regions must agree."


@pytest.mark.parametrize("missing", ["words", "reference", "on", "name", "what"])
def test_an_event_without_its_source_is_not_recorded(as_research, said, missing):
    answer = as_research.post(address("record-reform"), said | {missing: ""})
    assert answer.status_code == 422
    assert not Reform.objects.exists()


def test_a_second_voice_is_shown_beside_the_first(as_research, said):
    page = address("record-reform")
    as_research.post(page, said)
    first = Reform.objects.get()
    other = {
        "what": "Eleven.",
        "words": "Eleven.",
        "reference": "other",
        "disagrees_with": first.pk,
    }
    answer = as_research.post(page, said | other | {"name": "Another"})
    assert "only within one reform" in words_of(answer)
    answer = as_research.post(page, said | other, follow=True)
    assert "sources do not agree" in words_of(answer)


def test_an_event_is_corrected_and_stays_struck(as_research, said):
    as_research.post(address("record-reform"), said)
    page = address("correct-reform", Reform.objects.get().pk)
    assert "Twelve regions must agree." in as_research.get(page).content.decode()
    later = said | {"on": "2022-05-05", "words": "", "why": "the day was found"}
    assert as_research.post(page, later | {"kind": "tax"}).status_code == 422
    shown = words_of(as_research.post(page, later, follow=True))
    assert "The event is corrected; both stay." in shown
    assert "corrected since" in shown


def test_reforms_are_filtered_and_go_out_as_tables(as_research, said):
    as_research.post(address("record-reform"), said)
    page = address("reforms")
    assert "No reform fits." in words_of(as_research.get(page + "?kind=constitution"))
    assert "No reform fits." in words_of(as_research.get(page + "?first=2023"))
    assert "Twelve" in words_of(as_research.get(page + "?country=KZ&last=2022"))
    assert "Twelve" in words_of(as_research.get(page + "?first=never"))
    rows = as_research.get(address("reforms-file", "json") + "?country=KZ").json()
    assert [one["on"] for one in rows] == ["2022-05"]
    table = as_research.get(address("reforms-file", "csv")).content.decode()
    assert "sample.example 7" in table
    assert as_research.get(address("reforms-file", "exe")).status_code == 404


def test_a_reader_who_may_not_enter_does_not_learn_of_reforms(client, stranger, db):
    client.force_login(stranger)
    assert client.get(address("reforms")).status_code == 404


def test_an_event_without_a_kept_place_says_so(as_research, countries, research):
    event = Event(countries["KZ"], "other", "Sample", "It happened.", "2026", "sample")
    made = record_reform(event, by=research, shown=SHOWN)
    Reform.objects.filter(pk=made.pk).update(citation=None)
    shown = words_of(as_research.get(address("reforms")))
    assert "Entered by hand; no source is kept for it" in shown
