"""Reforms of members: dated events, contradictions side by side, corrections."""

import csv
import io
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.legislation.actions.citing import Cited
from orkhon.legislation.actions.reforms import Event, correct_reform, record_reform
from orkhon.legislation.models import Reform
from orkhon.legislation.queries.reforms import (
    HEAD,
    Chosen,
    events_to_disagree_with,
    reform_data,
    reform_rows,
    reforms_of,
    timeline,
)
from orkhon.record.refusals import Refusal
from orkhon.ui.tables import csv_bytes
from tests.rooms.legislation.entries import entries

SHOWN = Cited("Twelve of the regions must agree.", "sample.example 7", "en")
ELEVEN = Cited("Eleven of the regions must agree.", "sample.example 8", "en")


@pytest.fixture
def event(countries):
    """An event of an invented reform of Kazakhstan, otherwise where it is said."""

    def made(**change):
        said = {
            "country": countries["KZ"],
            "kind": "elections",
            "name": "Sample referendum",
            "what": "Twelve regions must agree.",
            "on": "2022-05",
            "reference": "sample.example 7",
        }
        return Event(**(said | change))

    return made


@pytest.fixture
def regions(event, research):
    """Two sources that do not agree on the number of regions."""
    first = record_reform(event(), by=research, shown=SHOWN)
    other = event(what="Eleven regions must agree.", on="2022", reference="other")
    second = record_reform(other, by=research, shown=ELEVEN, disagrees_with=first)
    first.refresh_from_db()
    return first, second


def test_an_event_leads_back_to_the_words_of_its_source(event, research, kazakh_law):
    made = record_reform(event(works=[kazakh_law]), by=research, shown=SHOWN)
    assert made.citation.quote == "Twelve of the regions must agree."
    assert [verb for verb, _said in entries(made)] == ["legislation.reform.record"]
    (told,) = reforms_of([made.country], None, date(2026, 11, 22))
    assert told.citations == (made.citation,)
    assert told.works == (("kz-toys", "Law on the recall of toys"),)


def test_sources_that_do_not_agree_stand_side_by_side(regions, event, research):
    third = record_reform(
        event(what="A third thing.", on="2023"), by=research, shown=SHOWN
    )
    assert [one.contradicted for one in regions] == [True, True]
    (line,) = timeline(Chosen()).countries
    (reform,) = line.reforms
    assert [(told.disagree, list(told.events)) for told in reform.told] == [
        (True, [regions[1], regions[0]]),
        (False, [third]),
    ]
    assert entries(regions[0])[-1] == (
        "legislation.reform.contradict",
        {"other": str(regions[1].pk)},
    )


def test_a_third_voice_in_a_dispute_joins_it(regions, event, research):
    third = event(what="Ten.", on="2022-06")
    made = record_reform(third, by=research, shown=SHOWN, disagrees_with=regions[0])
    (told,) = timeline(Chosen()).countries[0].reforms[0].told
    assert len(told.events) == 3
    assert made.contradicted
    assert len([verb for verb, _ in entries(regions[0]) if "contradict" in verb]) == 1


@pytest.mark.parametrize(
    "change", [{"name": "Another reform"}, {"kind": "constitution"}]
)
def test_events_of_two_reforms_do_not_contradict(regions, event, research, change):
    with pytest.raises(Refusal, match="only within one reform"):
        record_reform(
            event(**change), by=research, shown=SHOWN, disagrees_with=regions[0]
        )


def test_a_correction_replaces_an_event_and_both_stay(regions, event, research):
    said = event(on="2022-05-05")
    made = correct_reform(
        regions[0], said, "the day was found", by=research, shown=None
    )
    assert (made.citation, made.contradicted) == (regions[0].citation, True)
    (reform,) = timeline(Chosen()).countries[0].reforms
    assert list(reform.replaced) == [regions[0]]
    assert [one["state"] for one in reform_data(Chosen())] == [
        "confirmed",
        "superseded",
        "confirmed",
    ]
    verb, payload = entries(made)[-1]
    assert (verb, payload["replaces"], payload["why"]) == (
        "legislation.reform.correct",
        str(regions[0].pk),
        "the day was found",
    )
    with pytest.raises(Refusal, match="replaced before"):
        correct_reform(regions[0], said, "again", by=research, shown=None)
    with pytest.raises(Refusal, match="why it is corrected"):
        correct_reform(made, said, " ", by=research, shown=None)
    assert correct_reform(made, said, "words", by=research, shown=ELEVEN).citation != (
        made.citation
    )


def test_the_years_have_no_gap_and_name_what_happened(
    regions, event, research, countries
):
    later = event(country=countries["AZ"], kind="constitution", on="2024-02-07")
    record_reform(later, by=research, shown=SHOWN)
    found = timeline(Chosen())
    assert list(found.years) == [2022, 2023, 2024]
    assert found.events == 3
    assert [line.country.code for line in found.countries] == ["AZ", "KZ"]
    marks = [
        [[key for key, _label, _event in cell.marks] for cell in line.cells]
        for line in found.countries
    ]
    assert marks == [[[], [], ["constitution"]], [["elections"], [], []]]


def test_nothing_recorded_has_no_years(db):
    found = timeline(Chosen())
    assert (list(found.years), found.countries, found.events) == ([], [], 0)


@pytest.mark.parametrize(
    ("chosen", "count"),
    [
        (Chosen(), 3),
        (Chosen(country="AZ"), 1),
        (Chosen(kind="elections"), 2),
        (Chosen(first=2023), 1),
        (Chosen(last=2022), 2),
        (Chosen(country="KZ", first=2023), 0),
    ],
)
def test_reforms_are_asked_for_by_country_kind_and_years(
    regions, event, research, countries, chosen, count
):
    later = event(country=countries["AZ"], kind="constitution", on="2024-02-07")
    record_reform(later, by=research, shown=SHOWN)
    assert len(reform_rows(chosen)) == timeline(chosen).events == count
    assert chosen.is_everything == (chosen == Chosen())


def test_the_table_names_country_day_and_laws(event, research, kazakh_law):
    record_reform(event(works=[kazakh_law]), by=research, shown=SHOWN)
    table = csv_bytes(HEAD, reform_rows(Chosen())).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(table))
    assert (row["country"], row["on"], row["works"], row["contradicted"]) == (
        "KZ",
        "2022-05",
        "kz-toys",
        "False",
    )


def test_a_paper_asks_for_what_happened_since(regions, event, research, countries):
    record_reform(event(on="2026-12"), by=research, shown=SHOWN)
    kazakhstan, until = countries["KZ"], date(2026, 11, 22)
    assert [one.on for one in reforms_of([kazakhstan.pk], None, until)] == [
        "2022-05",
        "2022",
    ]
    # A bare year may lie after a day in it; May may not.
    since = reforms_of([kazakhstan], date(2022, 6, 30), until)
    assert [(one.on, one.is_contradicted) for one in since] == [("2022", True)]
    assert reforms_of([countries["TR"]], None, until) == ()
    assert reforms_of([], None, until) == ()


def test_only_events_that_hold_can_be_contradicted(regions, event, research):
    made = correct_reform(regions[0], event(), "so", by=research, shown=None)
    assert {one.pk for one in events_to_disagree_with()} == {regions[1].pk, made.pk}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"kind": "tax"}, "“tax” is no kind of reform"),
        ({"name": " "}, "Say which reform it is"),
        ({"what": " "}, "Say which reform it is"),
        ({"on": ""}, "Say which reform it is"),
        ({"reference": ""}, "Say which reform it is"),
        ({"on": "spring"}, "“spring” is no date"),
        ({"what": "x" * 2001}, "the event has more than 2000 letters"),
        ({"name": "x" * 201}, "reform: more than 200 letters"),
        ({"reference": "x" * 301}, "where it was read: more than 300"),
    ],
)
def test_an_event_that_cannot_stand_is_refused(event, research, change, why):
    with pytest.raises(Refusal, match=why):
        record_reform(event(**change), by=research, shown=SHOWN)
    assert not Reform.objects.exists()


def test_the_press_office_records_no_reform(regions, event, press):
    with pytest.raises(PermissionDenied):
        record_reform(event(), by=press, shown=SHOWN)
    with pytest.raises(PermissionDenied):
        correct_reform(regions[0], event(), "so", by=press, shown=None)
