"""The pages of a draft's way, of the roadmap and of initiatives."""

import re

import pytest

from orkhon.legislation.actions.initiatives import NewInitiative, record_initiative
from orkhon.legislation.actions.roadmap import Line, enter_line
from orkhon.legislation.actions.texts import begin_work
from orkhon.legislation.actions.way import Step, correct_step, enter_step
from orkhon.legislation.models import (
    DraftStep,
    Initiative,
    InitiativeMatch,
    RoadmapLine,
)
from tests.rooms.legislation.pages import address, words_of
from tests.rooms.legislation.test_initiatives import SCHOOL_KK, SCHOOL_TR


@pytest.fixture
def as_legal(client, legal):
    client.force_login(legal)
    return client


@pytest.fixture
def walked(model, legal):
    """A draft that was with its experts and waits for the commission."""
    experts = Step("experts", done_on="2026-10-12", place="Astana")
    enter_step(model, experts, by=legal)
    old = enter_step(model, Step("draft", done_on="2026-10-26"), by=legal)
    correct_step(old, Step("draft", done_on="2026-10-27"), "misread", by=legal)
    return enter_step(model, Step("commission", "2026-11-03", who="Sample"), by=legal)


def test_a_way_without_steps_offers_the_first(as_legal, model):
    answer = as_legal.get(address("way", "model-toys"))
    assert "No step is entered yet." in words_of(answer)
    assert address("enter-step", "model-toys") in answer.content.decode()


def test_the_stages_stand_in_a_line_with_the_weeks_between(as_legal, walked, legal):
    answer = as_legal.get(address("way", "model-toys"))
    shown = words_of(answer)
    assert "draft stands here 27 October 2026 2 weeks later" in shown
    assert re.search(
        r'class="is-now" aria-current="step">\s*<b>draft', answer.content.decode()
    )
    assert "3 November 2026 commission overdue" in shown
    assert "corrected since" in shown
    assert "This draft: not known; a day is missing." in shown


def test_two_dates_of_a_stage_are_shown_beside_each_other(as_legal, walked, legal):
    enter_step(
        walked.work,
        Step("experts", done_on="2026-10-14", place="Astana"),
        by=legal,
    )
    assert "the dates do not agree; both stay" in words_of(
        as_legal.get(address("way", "model-toys"))
    )


def test_the_rhythm_of_another_draft_stands_beside(as_legal, walked, legal, bring):
    from_outside = DraftStep.objects.create(
        work=walked.work,
        stage="plenary",
        done_on="2026-12-28",
        made_at=walked.made_at,
        made_by="",
    )
    assert "11 weeks : this draft" in words_of(
        as_legal.get(address("way", "model-toys"))
    )
    assert from_outside.day.year == 2026


def test_a_step_is_entered_reached_and_corrected_on_its_pages(as_legal, model):
    enter = address("enter-step", "model-toys")
    assert as_legal.get(enter + "?stage=plenary").status_code == 200
    said = {"stage": "plenary", "planned_on": "2026-11-20", "who": "Plenary"}
    answer = as_legal.post(enter, said, follow=True)
    assert "Entered: plenary." in words_of(answer)
    step = DraftStep.objects.get()
    reach = address("reach-step", "model-toys", step.pk)
    assert "It was planned for 20 November 2026" in words_of(as_legal.get(reach))
    answer = as_legal.post(
        reach,
        {
            "done_on": "2026-11-21",
            "words": "The plenary adopted it.",
            "reference": "sample.example",
        },
        follow=True,
    )
    assert "Reached: plenary." in words_of(answer)
    step.refresh_from_db()
    assert (step.done_on, step.citation.quote) == (
        "2026-11-21",
        "The plenary adopted it.",
    )
    correct = address("correct-step", "model-toys", step.pk)
    assert 'value="2026-11-21"' in as_legal.get(correct).content.decode()
    answer = as_legal.post(
        correct,
        {"stage": "plenary", "done_on": "2026-11-20", "why": "misread"},
        follow=True,
    )
    assert "Corrected: plenary." in words_of(answer)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"stage": "draft"}, "Say for when it is planned"),
        ({"stage": "draft", "done_on": "2999"}, "This day is still ahead"),
        ({"stage": "draft", "done_on": "soon"}, "is no date"),
        (
            {"stage": "draft", "done_on": "2026", "words": "It was."},
            "Say where the words were read.",
        ),
    ],
)
def test_a_step_that_cannot_stand_is_said_at_its_form(as_legal, model, said, why):
    answer = as_legal.post(address("enter-step", "model-toys"), said)
    assert answer.status_code == 422
    assert why in words_of(answer)


def test_what_the_action_refuses_stands_at_the_form(as_legal, walked):
    # Another person said in the meantime that it is reached.
    page = address("correct-step", "model-toys", walked.pk)
    said = {"stage": "commission", "why": "misread"}
    answer = as_legal.post(page, said)
    assert answer.status_code == 422
    DraftStep.objects.filter(pk=walked.pk).update(done_on="2026-11-04")
    page = address("reach-step", "model-toys", walked.pk)
    answer = as_legal.post(page, {"done_on": "2026-11-05"})
    assert answer.status_code == 422
    assert "reached or replaced already" in words_of(answer)


def test_the_roadmap_shows_what_is_found_and_what_is_not(as_legal, legal, model):
    assert "No roadmap yet." in words_of(as_legal.get(address("roadmap")))
    note = "2024-04 | Submitted. | sample.example\nnot found | whether it was adopted"
    enter_line(Line("Sample roadmap", 0, "Sample roadmap", "", note), by=legal)
    enter_line(Line("Sample roadmap", 1, "Law on bells", "", note), by=legal)
    shown = words_of(as_legal.get(address("roadmap")))
    assert "April 2024 Submitted. sample.example" in shown
    assert "Not found: whether it was adopted" in shown
    assert as_legal.get(address("roadmap-file", "csv")).content.count(b"Submitted") == 2
    (one,) = as_legal.get(address("roadmap-file", "json")).json()
    assert [line["years"] for line in one["lines"]] == [None, None]
    assert as_legal.get(address("roadmap-file", "exe")).status_code == 404


def test_a_line_is_entered_corrected_and_bound_on_its_pages(as_legal, model):
    enter = address("enter-line")
    said = {"roadmap": "Sample", "position": 1, "title": "Law on bells"}
    assert as_legal.get(enter).status_code == 200
    assert "The line is entered." in words_of(as_legal.post(enter, said, follow=True))
    again = as_legal.post(enter, said)
    assert (again.status_code, 'value="2"' in as_legal.get(enter).content.decode()) == (
        422,
        True,
    )
    page = address("roadmap-line", RoadmapLine.objects.get().pk)
    assert as_legal.get(page).status_code == 200
    answer = as_legal.post(page, said | {"years": "2024"}, follow=True)
    assert "The line is corrected." in words_of(answer)
    assert as_legal.post(page, said | {"position": 7}).status_code == 422
    answer = as_legal.post(page, {"act": "bind", "work": model.pk}, follow=True)
    assert "The line is bound." in words_of(answer)
    shown = words_of(as_legal.get(address("way", "model-toys")))
    assert "No step is entered yet." in shown
    enter_step(model, Step("draft", "2027"), by=model_editor(as_legal))
    shown = words_of(as_legal.get(address("way", "model-toys")))
    assert "In the roadmap all lines Law on bells" in shown.replace(" : ", " ")


def model_editor(client):
    """The account that is signed in."""
    return client.get("/").wsgi_request.user


@pytest.fixture
def schools(legal, countries):
    """Two parliaments that draft on schools."""
    return [
        record_initiative(
            NewInitiative(countries[code], language, told[0], "idea", "", told[1]),
            by=legal,
        )
        for code, language, told in (("KZ", "kk", SCHOOL_KK), ("TR", "tr", SCHOOL_TR))
    ]


def test_what_waits_stands_first_and_is_decided_there(as_legal, schools):
    page = address("initiatives")
    shown = words_of(as_legal.get(page))
    assert shown.index("Perhaps on one subject") < shown.index("On one subject")
    assert "both speak of : education" in shown or "both speak of" in shown
    match = InitiativeMatch.objects.get()
    decide = address("decide-match", match.pk)
    assert as_legal.post(decide, {"answer": "maybe"}).status_code == 400
    answer = as_legal.post(decide, {"answer": "same"}, follow=True)
    assert "same subject: Legal" in words_of(answer).replace(" :", ":")
    as_legal.post(decide, {"answer": "different"})
    assert "Found to be different" in words_of(as_legal.get(page))


def test_a_delegate_sees_what_was_decided_and_no_proposal(client, delegate, schools):
    client.force_login(delegate)
    shown = words_of(client.get(address("initiatives")))
    assert "Perhaps on one subject" not in shown
    one = address("initiative", schools[0].pk)
    assert SCHOOL_TR[0] not in words_of(client.get(one))
    InitiativeMatch.objects.update(state="same", decided_at=schools[0].made_at)
    assert SCHOOL_TR[0] in words_of(client.get(one))


def test_an_initiative_is_recorded_and_changed_on_its_pages(as_legal, countries):
    page = address("record-initiative")
    assert as_legal.get(page).status_code == 200
    said = {
        "country": countries["KZ"].pk,
        "language": "kk",
        "title": SCHOOL_KK[0],
        "stage": "idea",
        "words": "Жоба дайындалуда.",
        "reference": "sample.example 5",
    }
    answer = as_legal.post(page, said, follow=True)
    assert SCHOOL_KK[0] in words_of(answer)
    made = Initiative.objects.get()
    change = address("change-initiative", made.pk)
    assert SCHOOL_KK[0] in as_legal.get(change).content.decode()
    answer = as_legal.post(
        change, said | {"stage": "tabled", "on": "2026"}, follow=True
    )
    assert "tabled" in words_of(answer)
    for where in (page, change):
        assert as_legal.post(where, said | {"title": " "}).status_code == 422


def test_initiatives_go_out_as_tables(as_legal, schools):
    assert len(as_legal.get(address("initiatives-file", "json")).json()) == 2
    table = as_legal.get(address("initiatives-file", "csv")).content.decode()
    assert SCHOOL_TR[0] in table
    assert as_legal.get(address("initiatives-file", "exe")).status_code == 404


def test_the_machine_can_be_asked_to_look_again(as_legal, schools):
    page = address("match-initiatives")
    assert "Nothing new was found." in words_of(as_legal.post(page, follow=True))
    InitiativeMatch.objects.all().delete()
    assert "1 new proposal." in words_of(as_legal.post(page, follow=True))


def test_pages_without_initiatives_say_what_they_would_hold(as_legal, db):
    assert "No initiative yet." in words_of(as_legal.get(address("initiatives")))


def test_the_rooms_first_page_tells_what_waits(
    as_legal, client, delegate, walked, schools
):
    shown = words_of(as_legal.get(address("index")))
    assert "may be drafting on one subject" in shown
    assert "3 November 2026 commission · overdue" in shown
    client.force_login(delegate)
    shown = words_of(client.get(address("index")))
    assert "may be drafting on one subject" not in shown
    assert "commission" in shown


def test_an_initiative_on_the_subject_of_a_model_law_waits_there_too(
    as_legal, legal, countries
):
    begin_work("one", "model-law", "Law on education of children at school", by=legal)
    said = NewInitiative(countries["TR"], "tr", SCHOOL_TR[0], "idea", "", SCHOOL_TR[1])
    record_initiative(said, by=legal)
    shown = words_of(as_legal.get(address("index")))
    assert "Türkiye may be drafting on the subject of “Law on education" in shown
