"""Sessions: planned, convened, held, cancelled; what is refused."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.proceedings.actions.convening import convene
from orkhon.proceedings.actions.sessions import (
    SessionPlan,
    cancel_session,
    change_session,
    close_session,
    open_session,
    plan_of,
    plan_session,
)
from orkhon.proceedings.models import Circulation, Session, Setting
from orkhon.record.models import Entry, Source
from orkhon.record.queries import bytes_of
from orkhon.record.refusals import Refusal
from orkhon.register.models import Body, Person

CALLED = datetime(2027, 3, 1, 8, 0, tzinfo=UTC)
ANSWERS = datetime(2027, 4, 30, 18, 59, tzinfo=UTC)
"""One minute to one in the morning of 1 May in Bishkek, which is six hours ahead."""


@pytest.fixture
def plan(assembly, parliaments):
    return SessionPlan(
        organ=assembly,
        number=17,
        title="Seventeenth session",
        decided_place="Istanbul",
        decided_by="Sixteenth session",
        decided_on="2027-06",
        place="Ankara",
        from_on="2028-05-10",
        to_on="2028-05-11",
        time_zone="Europe/Istanbul",
        host=parliaments["TR"],
        takes_chair=parliaments["TR"],
        sample=True,
    )


@pytest.fixture
def planned(session):
    session.progress = Session.State.PLANNED
    session.save()
    return session


def verbs():
    return list(Entry.objects.order_by("seq").values_list("verb", flat=True))


# The session as a whole


def test_the_decided_place_stays_beside_the_place(plan, secretary):
    session = plan_session(plan, by=secretary)
    assert session.key == "plenary-17"
    assert (session.decided_place, session.place) == ("Istanbul", "Ankara")
    moved = change_session(session, replace(plan, place="Izmir"), by=secretary)
    assert (moved.decided_place, moved.place) == ("Istanbul", "Izmir")
    assert verbs()[-2:] == ["proceedings.session.plan", "proceedings.session.change"]


def test_who_presides_is_kept_as_a_person_of_the_register(plan, secretary):
    person = Person.objects.create(display_name="Sample speaker", sample=True)
    session = plan_session(replace(plan, presides=person), by=secretary)
    assert session.presides == person


def test_a_change_of_nothing_is_told(plan, secretary):
    session = plan_session(plan, by=secretary)
    with pytest.raises(Refusal, match="nothing is changed"):
        change_session(session, plan_of(session), by=secretary)


def test_a_stranger_and_a_delegation_plan_nothing(plan, stranger, kazakh, press):
    for who in (stranger, kazakh, press):
        with pytest.raises(PermissionDenied):
            plan_session(plan, by=who)
    assert not Session.objects.filter(number=17).exists()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"title": " "}, "no title"),
        ({"number": 0}, "0 cannot be the number"),
        ({"number": 20270}, "20270 cannot be the number"),
        ({"from_on": "2028-05-12"}, "ends on 2028-05-11, before it begins on"),
        ({"from_on": ""}, "a last day and no first day"),
        ({"from_on": "2028-02-30"}, "2028-02-30"),
        ({"decided_on": "2029"}, "decided on 2029, after the session"),
        ({"time_zone": "Ankara"}, "“Ankara” is no time zone"),
        (
            {"registration_closes_at": datetime(2028, 5, 11, 21, 0, tzinfo=UTC)},
            "registration closes after",
        ),
    ],
)
def test_bad_plans_are_refused_in_words_that_name_the_value(
    plan, secretary, said, words
):
    with pytest.raises(Refusal, match=words):
        plan_session(replace(plan, **said), by=secretary)
    assert "proceedings.session.plan" not in verbs()


def test_registration_may_close_on_the_last_evening_of_the_place(plan, secretary):
    # 20:59 UTC is 23:59 of the last day in Istanbul; a minute later is another day.
    closes = datetime(2028, 5, 11, 20, 59, tzinfo=UTC)
    assert (
        plan_session(
            replace(plan, registration_closes_at=closes), by=secretary
        ).registration_closes_at
        == closes
    )


def test_a_host_is_a_parliament_and_a_parliament_has_no_sessions(
    plan, secretary, assembly, parliaments
):
    with pytest.raises(Refusal, match="Sample assembly is no parliament"):
        plan_session(replace(plan, host=assembly), by=secretary)
    with pytest.raises(Refusal, match="has no sessions"):
        plan_session(replace(plan, organ=parliaments["KZ"]), by=secretary)


def test_a_number_is_used_once_in_an_organ(plan, session, secretary):
    with pytest.raises(Refusal, match="number 16 already: Sixteenth session"):
        plan_session(replace(plan, number=16), by=secretary)


def test_the_number_of_a_cancelled_session_is_free_again(plan, secretary):
    first = plan_session(plan, by=secretary)
    cancel_session(first, why="No quorum of hosts", by=secretary)
    second = plan_session(plan, by=secretary)
    assert (second.number, second.key) == (17, "plenary-17-2")
    with pytest.raises(Refusal, match="is not to come"):
        cancel_session(first, why="Again", by=secretary)


def test_a_cancelled_session_is_changed_no_more(plan, secretary):
    session = plan_session(plan, by=secretary)
    cancel_session(session, why="The host withdrew", by=secretary)
    with pytest.raises(Refusal, match="Seventeenth session is cancelled"):
        change_session(session, replace(plan, place="Izmir"), by=secretary)


def test_a_session_that_is_not_counted_is_called_after_its_year(
    plan, secretary, assembly
):
    legal = Body.objects.create(
        key="sample-legal", kind="commission", display_name="Legal", parent=assembly
    )
    uncounted = replace(plan, organ=legal, number=None)
    keys = [plan_session(uncounted, by=secretary).key for _n in range(3)]
    assert keys == [
        "sample-legal-2028",
        "sample-legal-2028-2",
        "sample-legal-2028-3",
    ]


def test_a_convened_session_may_move_to_later_days(planned, secretary):
    convene(planned, answer_by=ANSWERS, by=secretary, at=CALLED)
    planned.refresh_from_db()
    later = replace(plan_of(planned), from_on="2027-06-11", to_on="2027-06-12")
    assert change_session(planned, later, by=secretary).from_on == "2027-06-11"


def test_a_session_is_not_cancelled_without_a_reason(plan, secretary):
    session = plan_session(plan, by=secretary)
    with pytest.raises(Refusal, match="say why"):
        cancel_session(session, why=" ", by=secretary)


@pytest.mark.parametrize("key", ["rules", "organs", "new", "with-others", "Plenary 3"])
def test_a_key_that_is_an_address_of_the_room_is_refused(plan, secretary, key):
    with pytest.raises(Refusal, match="cannot be the key"):
        plan_session(plan, key=key, by=secretary)


def test_a_key_is_used_once(plan, session, secretary):
    with pytest.raises(Refusal, match="a session plenary-16 already"):
        plan_session(plan, key="plenary-16", by=secretary)


def test_a_session_does_not_pass_to_another_organ(plan, secretary, assembly):
    session = plan_session(plan, by=secretary)
    other = type(assembly).objects.create(
        key="sample-legal", kind="commission", display_name="Legal", parent=assembly
    )
    with pytest.raises(Refusal, match="another organ"):
        change_session(session, replace(plan, organ=other), by=secretary)


# Convocation


def test_a_session_is_convened_with_its_letter_and_deadline(planned, secretary):
    found = convene(planned, answer_by=ANSWERS, by=secretary, at=CALLED)
    assert (found.progress, found.answer_by) == ("convened", ANSWERS)
    letter = found.circulations.get()
    assert letter.what == Circulation.What.CONVOCATION
    # English alphabetical order of the members.
    assert letter.recipients == ["sample-az", "sample-kz", "sample-kg", "sample-tr"]
    assert [(one["language"], one["format"]) for one in letter.files] == [
        ("en", "docx"),
        ("en", "pdf"),
    ]
    kept = Source.objects.get(pk=letter.files[1]["source"])
    assert bytes_of(kept).startswith(b"%PDF-")


def test_the_letter_is_in_the_languages_that_the_rules_ask_for(
    planned, secretary, assembly
):
    Setting.objects.create(
        organ=assembly,
        key=Setting.Key.DOCUMENT_LANGUAGES,
        value=["kk", "tr"],
        made_at=CALLED,
        made_by=secretary.actor_id,
    )
    found = convene(planned, answer_by=ANSWERS, by=secretary, at=CALLED)
    languages = {one["language"] for one in found.circulations.get().files}
    assert languages == {"kk", "tr"}


def test_a_session_is_convened_once(planned, secretary):
    convene(planned, answer_by=ANSWERS, by=secretary, at=CALLED)
    with pytest.raises(Refusal, match="is convened"):
        convene(planned, answer_by=ANSWERS, by=secretary, at=CALLED)
    assert planned.circulations.count() == 1


def test_answers_are_due_before_the_session_on_its_own_clock(planned, secretary):
    # 18:30 UTC on 9 June is half past midnight of the first day in Bishkek.
    too_late = datetime(2027, 6, 9, 18, 30, tzinfo=UTC)
    with pytest.raises(Refusal, match="2027-06-10, when the session has begun"):
        convene(planned, answer_by=too_late, by=secretary, at=CALLED)
    in_time = too_late - timedelta(hours=1)
    assert convene(planned, answer_by=in_time, by=secretary, at=CALLED)


def test_answers_are_not_due_before_they_are_asked_for(planned, secretary):
    with pytest.raises(Refusal, match="before they are asked for"):
        convene(planned, answer_by=CALLED, by=secretary, at=CALLED)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"from_on": "2027-06"}, "days of the session are not fixed"),
        ({"place": ""}, "place of the session is not fixed"),
        ({"time_zone": ""}, "time zone of the place"),
    ],
)
def test_nobody_is_called_to_nowhere_at_no_time(planned, secretary, said, words):
    Session.objects.filter(pk=planned.pk).update(**said)
    with pytest.raises(Refusal, match=words):
        convene(planned, answer_by=ANSWERS, by=secretary, at=CALLED)


def test_the_days_of_the_rules_lie_between_letter_and_session(
    planned, secretary, assembly
):
    Setting.objects.create(
        organ=assembly,
        key=Setting.Key.CONVOCATION_DAYS,
        value=60,
        made_at=CALLED,
        made_by=secretary.actor_id,
    )
    late = datetime(2027, 4, 20, 8, 0, tzinfo=UTC)
    # From 20 April to 10 June are 10 + 31 + 10 = 51 days.
    with pytest.raises(
        Refusal, match="51 days lie before the session; the rules ask for 60"
    ):
        convene(planned, answer_by=ANSWERS, by=secretary, at=late)
    assert convene(planned, answer_by=ANSWERS, by=secretary, at=CALLED)


def test_a_convened_session_does_not_begin_before_its_answers(planned, secretary):
    convene(planned, answer_by=ANSWERS, by=secretary, at=CALLED)
    planned.refresh_from_db()
    earlier = replace(plan_of(planned), from_on="2027-05-01", to_on="2027-06-11")
    with pytest.raises(Refusal, match="answer by 2027-05-01"):
        change_session(planned, earlier, by=secretary)


def test_an_organ_without_members_is_not_convened(planned, secretary, assembly):
    assembly.parts.all().delete()
    with pytest.raises(Refusal, match="no parliament is a member"):
        convene(planned, answer_by=ANSWERS, by=secretary, at=CALLED)


# Opening and closing


def test_a_session_opens_after_it_was_convened_and_closes_once(planned, secretary):
    with pytest.raises(Refusal, match="is planned"):
        open_session(planned, by=secretary)
    convene(planned, answer_by=ANSWERS, by=secretary, at=CALLED)
    assert open_session(planned, by=secretary).progress == "open"
    assert close_session(planned, by=secretary).progress == "closed"
    with pytest.raises(Refusal, match="is closed"):
        close_session(planned, by=secretary)


def test_a_session_does_not_close_while_it_sits(session, sitting, secretary):
    with pytest.raises(Refusal, match="sitting 2 is still open"):
        close_session(session, by=secretary)
