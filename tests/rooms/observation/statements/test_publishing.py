"""Publishing in one act: what is frozen, what is kept, and what moves on outside."""

import csv
import io
import json
import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.observation.actions.findings import drop_finding
from orkhon.observation.actions.statements.circulating import circulate
from orkhon.observation.actions.statements.correcting import correct_statement, say_why
from orkhon.observation.actions.statements.positions import take_position
from orkhon.observation.actions.statements.publishing import (
    ask_to_publish,
    publish_statement,
)
from orkhon.observation.actions.statements.sections import take_in_section
from orkhon.observation.actions.withdrawing import withdraw_form
from orkhon.observation.models import (
    PublishedFinding,
    Sentence,
    Statement,
    Submission,
)
from orkhon.observation.queries.statements.composing import composed
from orkhon.observation.queries.statements.differences import frozen_and_live
from orkhon.observation.tasks.statements import publish as publish_task
from orkhon.record.actions import subject_of
from orkhon.record.queries import bytes_of, entries_about, said
from orkhon.record.refusals import Refusal
from tests.rooms.observation.operations.conftest import NOON

Kind = Sentence.Kind


def test_nothing_is_published_that_the_head_has_not_agreed_to(
    ready, protocol, seen, said
):
    with pytest.raises(Refusal, match="keep it from being published"):
        publish_statement(ready, seen=seen(ready), by=protocol)
    ready.refresh_from_db()
    assert ready.published_at is None
    assert not PublishedFinding.objects.exists()


def test_whoever_does_not_run_the_mission_publishes_nothing(agreed, press, seen):
    for act in (publish_statement, ask_to_publish):
        with pytest.raises(PermissionDenied):
            act(agreed, seen=seen(agreed), by=press)


def test_another_text_than_the_one_confirmed_is_not_published(agreed, protocol):
    with pytest.raises(Refusal, match="another one than you confirmed"):
        publish_statement(agreed, seen="0" * 64, by=protocol)


def test_publishing_freezes_numbers_papers_evidence_and_bundle(
    published, last_words, protocol
):
    (number,) = published.numbers.all()
    assert number.result["value"] == 2
    assert len(number.submissions) == 2
    assert published.state == Statement.State.PUBLISHED
    assert published.published_by == protocol.actor_id
    papers = published.papers.select_related("source")
    assert [(one.language, one.format) for one in papers] == [
        ("en", "docx"),
        ("en", "html"),
        ("en", "pdf"),
    ]
    entry = next(
        one
        for one in entries_about(subject_of(published))
        if one.verb == "observation.statement.publish"
    )
    words = said(entry)
    assert entry.seq == published.seq
    assert words["evidence_sha256"] == published.evidence.sha256
    assert sorted(words["paper_sha256"]) == sorted(one.source.sha256 for one in papers)
    assert words["numbers"] == {"visited": "2"}
    assert published.bundle is not None


def test_a_statement_is_published_once(published, protocol, seen):
    with pytest.raises(Refusal, match="not changed"):
        publish_statement(published, seen=published.text_sha256, by=protocol)


def test_the_published_number_is_frozen_and_the_live_one_moves_on(
    published, come, protocol, shown
):
    come("voting", "KT-003", "AZ-01", secrecy="yes", came_at=NOON + timedelta(hours=2))
    assert shown(published)[0] == "The mission visited 2."
    (beside,) = frozen_and_live(published, "en")
    assert (beside.frozen, beside.now, beside.differs) == ("2", "3", True)
    for form in Submission.objects.all():
        withdraw_form(form, by=protocol, why="test")
    (beside,) = frozen_and_live(published, "en")
    assert (beside.frozen, beside.now) == ("2", "")
    assert beside.why
    assert shown(published)[0] == "The mission visited 2."


def test_a_form_edited_after_freezing_shows_that_live_and_frozen_differ(
    draft, says, secrecy, head, protocol, come, seen, ready
):
    says(ready, "not_seen", Kind.LIMIT, "Secrecy: {finding:secrecy_no}.")
    from_now = _published(ready, protocol, seen)
    first = Submission.objects.get(station__code="KT-001")
    come(
        "voting",
        "KT-001",
        "AZ-01",
        secrecy="yes",
        deprecated=first.instance_id,
        came_at=NOON + timedelta(hours=2),
    )
    differ = {one.finding.key: one.differs for one in frozen_and_live(from_now, "en")}
    assert differ == {"secrecy_no": True, "visited": False}


def test_a_finding_dropped_after_publication_leaves_the_text_as_it_is(
    published, visited, protocol, shown
):
    drop_finding(visited, by=protocol, why="counted otherwise now")
    assert shown(published)[0] == "The mission visited 2."


def test_what_the_mission_says_of_itself_is_frozen_too(
    draft, says, head, protocol, seen, ready, mission, shown
):
    says(ready, "not_seen", Kind.LIMIT, "Of {mission:title}.")
    published = _published(ready, protocol, seen)
    mission.title = "Renamed"
    mission.save()
    assert shown(Statement.objects.get(pk=published.pk))[-1] == "Of Sample referendum."


def test_a_figure_superseded_after_publication_stays_as_it_was_printed(
    ready, says, entered, protocol, seen, shown
):
    entered("voters", 12416759)
    says(ready, "not_seen", Kind.LIMIT, "On the list: {figure:voters}.")
    published = _published(ready, protocol, seen)
    entered("voters", 12461796, given_by="Sample ministry")
    assert shown(published)[-1] == "On the list: 12,416,759."
    assert composed(published, "en").figures["voters"].shown == "12,416,759"


def test_objections_do_not_block_and_stand_in_the_record(
    agreed, protocol, seen, observers
):
    position = take_position(
        agreed,
        observers["TR-01"],
        "objects",
        seen=seen(agreed),
        by=protocol,
        text="Too mild.",
    )
    published = publish_statement(agreed, seen=seen(agreed), by=protocol)
    entry = next(
        one
        for one in entries_about(subject_of(published))
        if one.verb == "observation.statement.publish"
    )
    # The entry of the publication goes out with the bundle: it says how many.
    assert said(entry)["objections"] == 1
    assert "Aylin" not in str(said(entry))
    (taken,) = entries_about(subject_of(position))
    words = said(taken)
    assert (words["name"], words["text"]) == ("Aylin Örnek", "Too mild.")


def test_numbers_in_page_table_paper_and_bundle_are_the_same(published, page, visited):
    here = published.number
    table = page("statement-numbers", here).content.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(table))
    evidence = json.loads(bytes_of(published.evidence))
    paper = _words(bytes_of(published.papers.get(format="html").source).decode())
    (number,) = evidence["findings"]
    assert row["shown"] == row["value"] == "2"
    assert number["result"]["value"] == 2
    assert "The mission visited 2" in paper
    segment = evidence["sentences"]["en"][0]["segments"][1]
    assert (segment["text"], segment["key"]) == ("2", "visited")
    read = page("read-statement", here).content.decode()
    assert "The mission visited <b>2</b>" in read
    assert "2 stations" in page("statement-number", here, "visited").content.decode()


def test_a_worker_publishes_what_was_asked_for_and_does_it_once(
    agreed, protocol, seen, said
):
    job = ask_to_publish(agreed, seen=seen(agreed), by=protocol)
    assert ask_to_publish(agreed, seen=seen(agreed), by=protocol) == job
    result = publish_task(_Work(job))
    agreed.refresh_from_db()
    assert result == {"seq": agreed.seq}
    assert publish_task(_Work(job)) == result
    assert said(agreed).count("observation.statement.publish") == 1


def test_a_correction_is_a_new_text_that_names_the_old_one(
    published, protocol, page, shown, visited
):
    made = correct_statement(published, {"en": "One form was not valid."}, by=protocol)
    assert (made.number, made.corrects, made.kind) == (2, published, "statement")
    assert shown(made) == shown(published)
    with pytest.raises(Refusal, match="corrects it already"):
        correct_statement(published, {"en": "Again."}, by=protocol)
    old = page("statement", published.number).content.decode()
    assert "A correction is being written: statement 2" in old
    assert "The mission visited" in old


def test_a_correction_says_why_in_every_language(published, protocol, press, problems):
    with pytest.raises(Refusal, match="authentic"):
        correct_statement(published, {"en": "  "}, by=protocol)
    made = correct_statement(published, {"en": "Wrong."}, by=protocol)
    changed = say_why(made, {"en": "One form was not valid."}, by=press)
    assert changed.correction_words == {"en": "One form was not valid."}
    with pytest.raises(Refusal, match="Nothing is changed"):
        say_why(made, {"en": "One form was not valid."}, by=press)
    with pytest.raises(Refusal, match="corrects no statement"):
        say_why(_another(made), {"en": "x"}, by=press)


def test_what_is_not_published_is_not_corrected(draft, protocol, press, published):
    other = _another(published)
    with pytest.raises(Refusal, match="not published"):
        correct_statement(other, {"en": "x"}, by=protocol)
    with pytest.raises(PermissionDenied):
        correct_statement(published, {"en": "x"}, by=press)


def test_a_published_correction_is_named_on_the_page_of_the_old_text(
    published, protocol, seen, page
):
    made = correct_statement(published, {"en": "One form was not valid."}, by=protocol)
    corrected = _published(made, protocol, seen)
    assert corrected.published_at is not None
    old = page("statement", published.number).content.decode()
    assert "Corrected by statement 2" in old
    assert "One form was not valid." in page("statement", 2).content.decode()


def test_a_press_version_takes_over_the_sentences_of_its_sections(
    published, begun, shown
):
    rows = Sentence.objects.filter(section__statement=published)
    press = begun(kind="press", sentences=rows)
    assert shown(press) == shown(published)


def test_only_published_sentences_are_taken_over(ready, begun):
    rows = Sentence.objects.filter(section__statement=ready)
    with pytest.raises(Refusal, match="only sentences of a published statement"):
        begun(kind="press", sentences=rows)


def test_a_sentence_whose_section_the_press_version_lacks_stays_out(
    ready, says, protocol, seen, begun, shown
):
    says(ready, "campaign", Kind.LIMIT, "The campaign was not followed.")
    take_in_section(ready.sections.get(key="campaign"), by=protocol)
    published = _published(ready, protocol, seen)
    rows = Sentence.objects.filter(section__statement=published)
    press = begun(kind="press", sentences=rows)
    assert len(shown(published)) == 3
    assert "The campaign was not followed." not in shown(press)


def test_a_statement_that_has_its_day_already_keeps_it(agreed, protocol, seen):
    Statement.objects.filter(pk=agreed.pk).update(issued_on="2027-03-15")
    agreed.refresh_from_db()
    published = publish_statement(agreed, seen=seen(agreed), by=protocol)
    assert published.issued_on.isoformat() == "2027-03-15"


def _published(statement, by, seen):
    statement.refresh_from_db()
    circulate(statement, by=by)
    take_position(statement, None, "agrees", seen=seen(statement), by=by)
    return publish_statement(statement, seen=seen(statement), by=by)


def _words(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))


def _another(statement):
    return Statement.objects.create(
        mission=statement.mission,
        kind="statement",
        number=50,
        authentic="en",
        languages=["en"],
        made_at=statement.made_at,
        made_by="account/sample",
    )


class _Work:
    """A job as its doer is given it."""

    def __init__(self, job):
        self.subject, self.arguments = job.subject, job.arguments
        self.asked_by, self.reports = job.asked_by, []

    def report(self, done, total=None):
        self.reports.append((done, total))
