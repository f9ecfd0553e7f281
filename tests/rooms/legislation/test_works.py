"""Works and their versions: entered, corrected, listed."""

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.engines.periods import PartialDateError
from orkhon.legislation.actions.texts import Dates, begin_version, begin_work
from orkhon.legislation.actions.versions import call_authentic, correct_version
from orkhon.legislation.models import Work
from orkhon.legislation.queries.texts import authentic, expression_in, latest
from orkhon.record.refusals import Refusal
from tests.rooms.legislation.entries import entries


def test_a_national_law_is_entered_with_its_country(legal, countries):
    work = begin_work(
        "kz-toys",
        "national-law",
        "  Law  on toys ",
        by=legal,
        country=countries["KZ"],
        official_number=" 12-VI ",
        subject=" toys ",
    )
    assert (work.title, work.official_number, work.subject) == (
        "Law on toys",
        "12-VI",
        "toys",
    )
    assert entries(work) == [
        (
            "legislation.work.begin",
            {
                "key": "kz-toys",
                "kind": "national-law",
                "title": "Law on toys",
                "country": "KZ",
                "official_number": "12-VI",
            },
        )
    ]


@pytest.mark.parametrize(
    ("key", "kind", "title", "country", "why"),
    [
        ("one", "model-law", "  ", "", "the law has no title"),
        ("one", "model-law", "x" * 301, "", "the title has more than 300 letters"),
        ("one", "decree", "Toys", "", "“decree” is no kind of law"),
        ("Не то", "model-law", "Toys", "", "cannot stand in an address"),
        ("a" * 81, "model-law", "Toys", "", "cannot stand in an address"),
        ("one--two", "model-law", "Toys", "", "cannot stand in an address"),
        ("taken", "model-law", "Toys", "", "another law is called taken"),
        ("one", "national-law", "Toys", "", "a national law belongs to a country"),
        ("one", "model-law", "Toys", "KZ", "only a national law belongs to a country"),
    ],
)
def test_a_work_that_cannot_stand_is_refused(
    legal, countries, key, kind, title, country, why
):
    begin_work("taken", "model-law", "Taken", by=legal)
    with pytest.raises(Refusal, match=why):
        begin_work(key, kind, title, by=legal, country=countries.get(country))
    assert Work.objects.count() == 1


def test_versions_are_counted_and_written_to_the_record(legal, model):
    version = begin_version(
        model,
        "adopted",
        by=legal,
        dates=Dates(adopted_on="2026-11", as_of="2026-12-01"),
        note=" after the plenary ",
    )
    assert (version.number, version.note) == (2, "after the plenary")
    assert f"{version.as_of_day}" == "2026-12-01"
    assert latest(model) == version
    assert entries(model)[-1] == (
        "legislation.version.begin",
        {
            "version": 2,
            "state": "adopted",
            "adopted_on": "2026-11",
            "in_force_on": "",
            "as_of": "2026-12-01",
            "note": "after the plenary",
        },
    )


def test_a_version_without_a_known_state_or_with_a_long_note_is_refused(legal, model):
    with pytest.raises(Refusal, match="“signed” is no state of a text"):
        begin_version(model, "signed", by=legal, dates=Dates())
    with pytest.raises(Refusal, match="the note has more than 300 letters"):
        begin_version(model, "draft", by=legal, dates=Dates(), note="x" * 301)
    assert model.versions.count() == 1


def test_a_date_that_does_not_exist_is_refused():
    with pytest.raises(PartialDateError):
        Dates(adopted_on="2026-02-30")


def test_state_and_dates_of_a_version_can_be_corrected(legal, model):
    version = latest(model)
    corrected = correct_version(
        version, "adopted", by=legal, dates=Dates("2026-11-20"), note="unanimously"
    )
    version.refresh_from_db()
    assert (version.state, version.adopted_on) == ("adopted", "2026-11-20")
    assert corrected == version
    empty = {"in_force_on": "", "as_of": ""}
    assert entries(model)[-1] == (
        "legislation.version.correct",
        {
            "version": 1,
            "was": {
                **empty,
                "state": "draft",
                "adopted_on": "",
                "as_of": "2026-09-01",
                "note": "",
            },
            "now": {
                **empty,
                "state": "adopted",
                "adopted_on": "2026-11-20",
                "note": "unanimously",
            },
        },
    )
    with pytest.raises(Refusal, match="nothing is changed"):
        correct_version(
            version, "adopted", by=legal, dates=Dates("2026-11-20"), note="unanimously"
        )


def test_a_correction_to_no_state_or_with_a_long_note_is_refused(legal, model):
    version = latest(model)
    with pytest.raises(Refusal, match="“signed” is no state of a text"):
        correct_version(version, "signed", by=legal, dates=Dates())
    with pytest.raises(Refusal, match="the note has more than 300 letters"):
        correct_version(version, "draft", by=legal, dates=Dates(), note="x" * 301)
    version.refresh_from_db()
    assert version.state == "draft"


def test_another_language_can_be_called_the_authentic_one(legal, model):
    version = latest(model)
    call_authentic(expression_in(version, "ru"), by=legal)
    assert {one.language: one.is_authentic for one in version.expressions.all()} == {
        "en": False,
        "ru": True,
    }
    assert authentic(version).language == "ru"
    assert entries(model)[-1] == (
        "legislation.text.call-authentic",
        {"version": 1, "language": "ru", "before": "en"},
    )
    with pytest.raises(Refusal, match="authentic one already"):
        call_authentic(expression_in(version, "ru"), by=legal)


def test_a_version_may_have_had_no_authentic_language(legal, model):
    version = latest(model)
    version.expressions.update(is_authentic=False)
    call_authentic(expression_in(version, "ru"), by=legal)
    assert entries(model)[-1][1]["before"] == ""


@pytest.mark.parametrize("who", ["press", "delegate", "stranger"])
def test_only_editors_enter_and_correct_laws(request, who, model):
    by = request.getfixturevalue(who)
    version = latest(model)
    before = len(entries(model))
    with pytest.raises(PermissionDenied):
        begin_work("one", "model-law", "One", by=by)
    with pytest.raises(PermissionDenied):
        begin_version(model, "draft", by=by, dates=Dates())
    with pytest.raises(PermissionDenied):
        correct_version(version, "adopted", by=by, dates=Dates())
    with pytest.raises(PermissionDenied):
        call_authentic(expression_in(version, "ru"), by=by)
    assert Work.objects.count() == 1
    assert len(entries(model)) == before
