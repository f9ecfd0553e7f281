"""The way of a draft: steps planned, reached, corrected, and the time between them."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.legislation.actions.citing import Cited
from orkhon.legislation.actions.texts import begin_work
from orkhon.legislation.actions.way import Step, correct_step, enter_step, reach_step
from orkhon.legislation.models import DraftStep
from orkhon.legislation.queries.way import due_steps, way_of
from orkhon.record.refusals import Refusal
from tests.rooms.legislation.entries import entries

TODAY = date(2026, 11, 22)
# The model law of 2022: expert group, commission, plenary (turk-pa.org news 3735;
# turkpa.org/meeting/183; inform.kz a3948169). From 8 April to 23 June are 76 days.
OF_2022 = {
    "experts": "2022-04-08",
    "commission": "2022-04-22",
    "plenary": "2022-06-23",
}


@pytest.fixture
def earlier(legal):
    """The model law of 2022 with the three days that are known."""
    work = begin_work("earlier", "model-law", "Model law of 2022", by=legal)
    for stage, day in OF_2022.items():
        enter_step(work, Step(stage, done_on=day), by=legal)
    return work


def lines(work, today=TODAY):
    return {line.stage: line for line in way_of(work, today).stages}


def test_a_draft_without_steps_stands_nowhere(model):
    way = way_of(model, TODAY)
    assert way.is_empty
    assert {line.sign for line in way.stages} == {"ahead"}
    assert (way.due, way.rhythm, way.others) == ([], None, [])


def test_the_stages_of_2022_stand_two_and_nine_weeks_apart(earlier):
    found = lines(earlier)
    assert list(found) == [
        "roadmap",
        "rapporteur",
        "experts",
        "draft",
        "comments",
        "commission",
        "plenary",
        "sent",
    ]
    assert [
        found[one].sign for one in ("experts", "commission", "plenary", "sent")
    ] == [
        "done",
        "done",
        "now",
        "ahead",
    ]
    # Nobody entered the days of the draft and the comments; they are passed all the same.
    assert [found[one].sign for one in ("draft", "comments")] == ["unknown"] * 2
    assert (found["commission"].since, found["commission"].weeks) == (14, 2)
    assert (found["plenary"].since, found["plenary"].weeks) == (62, 9)
    assert found["experts"].since is None


def test_from_the_expert_group_to_the_plenary_it_took_eleven_weeks(
    earlier, model, legal
):
    own = way_of(earlier, TODAY).rhythm
    assert (own.days, own.weeks, own.is_planned) == (76, 11, False)
    other = way_of(model, TODAY).others
    assert [(one.work, one.weeks) for one in other] == [(earlier, 11)]
    enter_step(model, Step("experts", done_on="2026-10-12"), by=legal)
    enter_step(model, Step("plenary", planned_on="2026-12-28"), by=legal)
    rhythm = way_of(model, TODAY).rhythm
    assert (rhythm.days, rhythm.is_planned) == (77, True)


def test_days_that_are_not_known_to_the_day_are_not_counted(model, legal):
    enter_step(model, Step("experts", done_on="2026-10"), by=legal)
    enter_step(model, Step("plenary", planned_on="2026-12-28"), by=legal)
    assert lines(model)["plenary"].since is None
    assert way_of(model, TODAY).rhythm is None


def test_a_short_stretch_is_told_in_days(model, legal):
    enter_step(model, Step("experts", done_on="2026-10-12"), by=legal)
    enter_step(model, Step("draft", done_on="2026-10-16"), by=legal)
    assert (lines(model)["draft"].since, lines(model)["draft"].weeks) == (4, 0)


def test_what_is_overdue_comes_before_what_is_next(model, earlier, legal):
    enter_step(model, Step("plenary", planned_on="2026-12"), by=legal)
    enter_step(model, Step("commission", planned_on="2026-11-03"), by=legal)
    enter_step(earlier, Step("sent", planned_on="2027"), by=legal)
    assert [(one.step.stage, one.is_late) for one in due_steps(TODAY)] == [
        ("commission", True),
        ("plenary", False),
        ("sent", False),
    ]
    assert [one.step.stage for one in due_steps(TODAY, most=1)] == ["commission"]
    assert lines(model)["commission"].sign == "late"
    # December is over only on its last day.
    assert lines(model, date(2026, 12, 31))["plenary"].sign == "ahead"
    assert lines(model, date(2027, 1, 1))["plenary"].sign == "late"


def test_a_draft_that_was_sent_is_done_and_stands_nowhere(model, legal):
    enter_step(model, Step("sent", done_on="2026-11-20"), by=legal)
    assert lines(model)["sent"].sign == "done"


def test_a_planned_step_is_reached_and_keeps_the_day_planned(model, legal):
    planned = enter_step(
        model,
        Step("commission", "2026-11-03", who="Commission", note="in Baku"),
        by=legal,
    )
    version = model.versions.get()
    reached = reach_step(planned, " 2026-11-05 ", by=legal, version=version)
    assert (reached.pk, reached.planned_on, reached.done_on, reached.note) == (
        planned.pk,
        "2026-11-03",
        "2026-11-05",
        "in Baku",
    )
    assert reached.version == version
    verb, said = entries(model)[-1]
    assert verb == "legislation.step.reach"
    assert (said["step"], said["done_on"], said["version"]) == (
        str(planned.pk),
        "2026-11-05",
        1,
    )
    with pytest.raises(Refusal, match="“commission” is reached or replaced already"):
        reach_step(reached, "2026-11-06", by=legal)


def test_reaching_a_step_needs_its_day(model, legal):
    planned = enter_step(model, Step("commission", "2026-11-03"), by=legal)
    with pytest.raises(Refusal, match="on which day it was reached"):
        reach_step(planned, " ", by=legal)
    assert not DraftStep.objects.get(pk=planned.pk).done_on


def test_a_correction_replaces_a_step_and_both_stay(model, legal):
    shown = Cited("The group met on 12 October.", "sample.example, 13 October 2026")
    first = enter_step(
        model, Step("experts", done_on="2026-10-11"), by=legal, shown=shown
    )
    second = correct_step(
        first, Step("experts", done_on="2026-10-12"), "the report was misread", by=legal
    )
    assert second.citation == first.citation
    line = lines(model)["experts"]
    assert (list(line.steps), list(line.replaced)) == ([second], [first])
    verb, said = entries(model)[-1]
    assert (verb, said["replaces"], said["why"]) == (
        "legislation.step.correct",
        str(first.pk),
        "the report was misread",
    )
    with pytest.raises(Refusal, match="replaced before"):
        correct_step(first, Step("experts", done_on="2026-10-10"), "again", by=legal)
    with pytest.raises(Refusal, match="reached or replaced"):
        reach_step(first, "2026-10-10", by=legal)
    with pytest.raises(Refusal, match="why it is corrected"):
        correct_step(second, Step("experts", done_on="2026-10-10"), "  ", by=legal)


def test_two_dates_of_one_stage_stand_side_by_side(model, legal):
    enter_step(model, Step("experts", done_on="2026-10-12"), by=legal)
    enter_step(model, Step("experts", done_on="2026-10"), by=legal)
    assert not lines(model)["experts"].dates_differ
    enter_step(model, Step("experts", done_on="2026-10-14"), by=legal)
    line = lines(model)["experts"]
    assert line.dates_differ
    assert len(line.steps) == 3


def test_two_drafts_are_no_contradiction(model, bring, legal):
    bring(model, {"en": "Law\n\nArticle 1. Toys\n\nToys are safe.\n"})
    one, other = model.versions.order_by("number")
    enter_step(model, Step("draft", done_on="2026-10-16", version=one), by=legal)
    enter_step(model, Step("draft", done_on="2026-11-18", version=other), by=legal)
    assert not lines(model)["draft"].dates_differ


@pytest.mark.parametrize(
    ("step", "why"),
    [
        (Step("vote", done_on="2026-10-12"), "“vote” is no stage of a draft"),
        (Step("draft"), "for when it is planned, or when it was reached"),
        (Step("draft", done_on="12.10.2026"), "“12.10.2026” is no date"),
        (Step("draft", "2026-02-30"), "is no day of the calendar"),
        (Step("draft", "2026", who="x" * 201), "who: more than 200 letters"),
        (Step("draft", "2026", place="x" * 121), "place: more than 120 letters"),
        (Step("draft", "2026", note="x" * 401), "note: more than 400 letters"),
    ],
)
def test_a_step_that_cannot_stand_is_refused(model, legal, step, why):
    with pytest.raises(Refusal, match=why):
        enter_step(model, step, by=legal)
    assert not DraftStep.objects.exists()


def test_a_step_names_no_version_of_another_law(model, kazakh_law, legal):
    other = kazakh_law.versions.get()
    with pytest.raises(Refusal, match="belongs to another law"):
        enter_step(model, Step("draft", "2026", version=other), by=legal)


def test_a_national_law_has_no_way_here(kazakh_law, legal):
    with pytest.raises(Refusal, match="goes its own way"):
        enter_step(kazakh_law, Step("draft", "2026"), by=legal)


def test_research_does_not_write_the_way(model, research, legal):
    planned = enter_step(model, Step("draft", "2026-12"), by=legal)
    with pytest.raises(PermissionDenied):
        enter_step(model, Step("draft", "2026"), by=research)
    with pytest.raises(PermissionDenied):
        reach_step(planned, "2026-11", by=research)
    with pytest.raises(PermissionDenied):
        correct_step(planned, Step("draft", "2026"), "so", by=research)
