"""What goes through stages: claims side by side, contradictions marked."""

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.dialogue.actions.processes import (
    begin_process,
    file_commitment,
    file_process_step,
)
from orkhon.dialogue.actions.review import decide
from orkhon.dialogue.models import Commitment, Process
from orkhon.record.refusals import Refusal


@pytest.fixture
def process(clerk):
    return begin_process("Observer status at the Sample Conference", by=clerk)


def stages(process):
    return [(step.stage, step.on, step.contradicted) for step in process.steps.all()]


def test_claims_that_follow_one_another_stand_in_time(process, clerk):
    file_process_step(process, "signed", by=clerk, on="2026-02-20", note="letter 7")
    file_process_step(process, "idea", by=clerk, on="2025-11", note="letter 1")
    assert stages(process) == [
        ("idea", "2025-11", False),
        ("signed", "2026-02-20", False),
    ]


def test_papers_not_yet_sent_after_a_claim_of_completion_contradict_it(process, clerk):
    file_process_step(process, "claimed-complete", by=clerk, on="2026-03-03", note="a")
    file_process_step(process, "prepared", by=clerk, on="2026-03-20", note="b")
    assert stages(process) == [
        ("claimed-complete", "2026-03-03", True),
        ("prepared", "2026-03-20", True),
    ]


def test_a_blurred_date_contradicts_nothing_that_it_may_agree_with(process, clerk):
    file_process_step(process, "claimed-complete", by=clerk, on="2026-03", note="a")
    file_process_step(process, "prepared", by=clerk, on="2026-03-20", note="b")
    assert [one[2] for one in stages(process)] == [False, False]


def test_a_stage_told_twice_or_without_a_date_contradicts_nothing(process, clerk):
    file_process_step(process, "signed", by=clerk, on="2026-02-20", note="a")
    file_process_step(process, "signed", by=clerk, on="2026-02-21", note="b")
    file_process_step(process, "idea", by=clerk, note="c")
    assert not any(one[2] for one in stages(process))


def test_decided_and_refused_cannot_both_be(process, clerk):
    file_process_step(process, "decided", by=clerk, note="agency A")
    file_process_step(process, "refused", by=clerk, note="agency B")
    assert [one[2] for one in stages(process)] == [True, True]


@pytest.mark.parametrize(
    ("stage", "note", "reason"), [("lost", "x", "lost"), ("signed", " ", "shows it")]
)
def test_a_stage_without_ground_is_refused(process, clerk, stage, note, reason):
    with pytest.raises(Refusal, match=reason):
        file_process_step(process, stage, by=clerk, note=note)
    assert not process.steps.exists()


@pytest.mark.parametrize("title", ["", "Observer status at the  Sample Conference"])
def test_a_process_is_followed_once_under_a_title(process, clerk, title):
    with pytest.raises(Refusal):
        begin_process(title, by=clerk)
    assert Process.objects.count() == 1


def test_a_stranger_files_nothing(process, delegate):
    with pytest.raises(PermissionDenied):
        file_process_step(process, "signed", by=delegate, note="x")
    assert not process.steps.exists()


def test_a_promise_is_filed_as_a_stage_with_its_words(found, clerk, process):
    decide(found("commitment"), answer="yes", by=clerk)
    promise = Commitment.objects.get()
    step = file_commitment(promise, process.title, "claimed-complete", by=clerk)
    assert step.process == process
    assert step.citation == promise.citation
    assert step.on == "2027-03-10"


def test_a_promise_without_a_source_is_no_stage(clerk):
    promise = Commitment.objects.create(what="x", strength="agreed")
    with pytest.raises(Refusal, match="no source"):
        file_commitment(promise, "A new process", "signed", by=clerk)
    assert not Process.objects.filter(title="A new process").exists()
