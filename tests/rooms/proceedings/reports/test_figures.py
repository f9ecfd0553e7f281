"""Figures of the annual report come from all rooms, each with the rows behind it."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from orkhon.accounts.models import User
from orkhon.dialogue.models import Commitment, CommitmentStep, Contact
from orkhon.legislation.models import (
    Comparison,
    Correspondence,
    CorrespondenceStep,
    Version,
    Work,
)
from orkhon.observation.models import Mission, Observer, PollingStation, Submission
from orkhon.proceedings.models import Question, Session
from orkhon.proceedings.queries.report_figures import FIGURES, figures
from orkhon.record.actions import append, keep_source
from orkhon.record.models import Entry
from tests.rooms.proceedings.conftest import MORNING
from tests.rooms.proceedings.reports.conftest import FIRST, LAST, moment

BISHKEK = ZoneInfo("Asia/Bishkek")


def counted(key, first=FIRST, last=LAST):
    """One figure of the period."""
    found = {one.key: one for one in figures(first, last, BISHKEK, MORNING)}
    return found[key]


def test_every_figure_is_defined_and_stands_in_one_order(db, clock):
    found = figures(FIRST, LAST, BISHKEK, MORNING)
    assert [one.key for one in found] == list(FIGURES)
    for one in found:
        assert str(FIGURES[one.key].definition).endswith(".")
        # What is a part of something says of what.
        assert (one.of is None) == (FIGURES[one.key].of is None)


def test_a_year_in_which_nothing_was_done_counts_zero_of_zero(db, clock):
    assert [(one.value, one.of) for one in figures(FIRST, LAST, BISHKEK, MORNING)] == [
        (0, None if FIGURES[key].of is None else 0) for key in FIGURES
    ]


def test_contacts_held_in_the_period_are_counted_once(db, clock):
    kept = Contact.objects.create(title="First", on="2026-06-01", state="held")
    Contact.objects.create(title="Twin", on="2026-06-01", merged_into=kept)
    Contact.objects.create(title="Last", on="2027-05-31", state="held")
    Contact.objects.create(title="Planned", on="2027-03-01", state="planned")
    Contact.objects.create(title="Before", on="2026-05-31", state="held")
    Contact.objects.create(title="After", on="2027-06-01", state="held")
    found = counted("contacts")
    assert (found.value, found.of) == (2, 3)
    assert [(row.label, row.url) for row in found.rows] == [
        ("First", f"/dialogue/contacts/{kept.pk}/"),
        ("Last", found.rows[1].url),
    ]


def test_promises_kept_are_dated_by_their_source_else_by_their_entry(
    db, clock, secretary
):
    by = User.objects.get(username="secretary")
    for what, status, on, recorded in (
        ("Dated into it", "done", "2027-02", moment(2027, 6, 5)),
        ("Dated before it", "done", "2026-05-31", moment(2026, 7, 1)),
        ("Entered in it", "done", "", moment(2026, 6, 2)),
        # Midnight of 1 June in Bishkek is 18:00 UTC of 31 May; the site is on UTC.
        ("Entered after it", "done", "", moment(2027, 6, 1)),
        ("Half", "half-done", "2027-01", moment(2027, 1, 2)),
    ):
        one = Commitment.objects.create(what=what, strength="agreed", status=status)
        CommitmentStep.objects.create(
            commitment=one, status=status, on=on, by=by, recorded_at=recorded
        )
    Commitment.objects.create(what="Open", strength="agreed")
    Commitment.objects.create(what="Old", strength="agreed", status="superseded")
    assert [row.label for row in counted("promises-kept").rows] == [
        "Dated into it",
        "Entered in it",
    ]
    assert (counted("promises-kept").value, counted("promises-kept").of) == (2, 6)
    assert [row.label for row in counted("promises-open").rows] == ["Half", "Open"]


@pytest.fixture
def model_law(db, clock, secretary, countries):
    work = Work.objects.create(
        key="model-safety",
        kind=Work.Kind.MODEL_LAW,
        title="Model law on safety",
        made_at=moment(2026, 7, 1),
        made_by=secretary.actor_id,
    )
    Version.objects.create(
        work=work,
        number=1,
        state="draft",
        made_at=moment(2026, 7, 1),
        made_by=secretary.actor_id,
    )
    return work


def test_a_model_law_counts_in_the_year_in_which_a_version_came_in(model_law):
    assert (counted("model-laws").value, counted("model-laws").of) == (1, 1)
    before = counted("model-laws", date(2025, 6, 1), date(2026, 5, 31))
    assert (before.value, before.of) == (0, 1)


def test_a_provision_decided_twice_is_counted_once(model_law, countries, secretary):
    comparison = Comparison.objects.create(
        model=model_law,
        country=countries["KZ"],
        began_at=moment(2026, 7, 1),
        began_by=secretary.actor_id,
    )
    version = model_law.versions.get()
    for eid, moments in (
        ("art_1", [moment(2026, 8, 1), moment(2026, 9, 1)]),
        ("art_2", [moment(2026, 5, 1)]),
    ):
        row = Correspondence.objects.create(
            comparison=comparison,
            eid=eid,
            status="enacted",
            version=version,
            decided_at=moments[-1],
            decided_by=secretary.actor_id,
        )
        for at in moments:
            CorrespondenceStep.objects.create(
                correspondence=row,
                what="decided",
                status="enacted",
                at=at,
                by=secretary.actor_id,
            )
    found = counted("provisions-examined")
    assert [(row.label, row.value) for row in found.rows] == [
        ("Model law on safety: Kazakhstan", 1)
    ]
    assert found.value == 1


def test_missions_their_observers_and_the_stations_they_visited(
    db, clock, countries, parliaments, secretary
):
    missions = [
        Mission.objects.create(
            number=number,
            title=f"Sample vote {number}",
            vote_kind="referendum",
            country=countries["KZ"],
            vote_on=day,
            time_zone="Asia/Almaty",
        )
        for number, day in ((1, date(2027, 3, 14)), (2, date(2026, 5, 31)))
    ]
    for number, state in enumerate(("accredited", "accredited", "withdrawn"), start=1):
        Observer.objects.create(
            mission=missions[0],
            code=f"TR-{number:02}",
            name=f"Sample {number}",
            parliament=parliaments["TR"],
            capacity="member",
            state=state,
            nominated_at=moment(2027, 2, 1),
        )
    stations = [
        PollingStation.objects.create(mission=missions[0], code=str(number))
        for number in (1, 2, 3)
    ]
    source, _new = keep_source(
        b"<x/>",
        filename="x.xml",
        media_type="text/xml",
        text="",
        language="und",
        by=secretary,
    )
    for number, (station, state, review) in enumerate(
        (
            (stations[0], "received", ""),
            (stations[0], "received", ""),
            (stations[1], "received", ""),
            # Withdrawn, and put aside by a reviewer: neither was a visit that counts.
            (stations[2], "withdrawn", ""),
            (stations[2], "received", "rejected"),
        )
    ):
        Submission.objects.create(
            mission=missions[0],
            form_id="voting",
            instance_id=f"uuid:{number}",
            root_instance_id=f"uuid:{number}",
            source=source,
            sha256=source.sha256,
            channel="app",
            received_at=moment(2027, 3, 14),
            stage="voting",
            station=station,
            state=state,
            review=review,
            seq=1,
            leaf="",
        )
    assert [row.label for row in counted("missions").rows] == ["Sample vote 1"]
    assert (counted("observers").value, counted("observers").of) == (2, 3)
    assert (counted("stations").value, counted("stations").of) == (2, 3)


def test_sessions_that_were_held_and_texts_put_and_adopted(
    db, clock, assembly, session, item, secretary
):
    for number, day, state in (
        (14, "2026-06-01", "closed"),
        (15, "2027-05-31", "cancelled"),
        (13, "2026-05-31", "closed"),
    ):
        Session.objects.create(
            key=f"plenary-{number}",
            organ=assembly,
            number=number,
            title=f"Session {number}",
            from_on=day,
            progress=state,
        )
    assert [row.label for row in counted("sessions").rows] == ["Session 14"]
    assert counted("sessions").of == 2
    # A question in words alone is none on a text.
    Question.objects.create(
        session=session,
        number=1,
        words="x",
        procedure="sitting",
        rule="unanimity",
        voters=[],
        opened_at=moment(2027, 1, 1),
        opened_by="x",
        progress="adopted",
        closed_at=moment(2027, 1, 2),
        result={},
    )
    assert (counted("adopted-texts").value, counted("adopted-texts").of) == (0, 0)


def test_entries_of_the_record_of_the_period_by_the_clock_of_the_session(
    clock, secretary
):
    before = Entry.objects.count()
    clock.move_to(moment(2026, 5, 31, 17))
    append("sample.thing.do", "orkhon:thing/1", by=secretary)
    # 18:00 UTC is midnight in Bishkek: the first moment of 1 June there.
    clock.move_to(moment(2026, 5, 31, 18))
    append("sample.thing.do", "orkhon:thing/2", by=secretary)
    clock.move_to(MORNING)
    append("sample.thing.do", "orkhon:thing/3", by=secretary)
    found = counted("entries")
    assert (found.value, found.of) == (
        1,
        2 + Entry.objects.filter(at__lt=moment(2026, 5, 31, 17)).count(),
    )
    assert before >= 0
