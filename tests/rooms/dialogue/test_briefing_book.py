"""What a briefing says: contacts, promises of both sides, changes, the unknown."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from orkhon.dialogue.models import Contact, EventMention, Process, ProcessStep, Proposal
from orkhon.dialogue.queries.briefing.book import (
    body_briefing,
    contact_briefing,
    person_briefing,
)
from orkhon.dialogue.queries.briefing.values import ChangeKind, Side, UnknownKind
from orkhon.register.models import Figure, Membership, Name, Person, Post
from tests.rooms.dialogue.briefing_sample import (
    body,
    contact,
    person_called,
    promise,
    report_of,
    seat,
    step,
    world,
)

pytestmark = pytest.mark.django_db
IN_MARCH = date(2027, 3, 15)


@pytest.fixture
def sample():
    return world()


def book(sample, on=IN_MARCH):
    return person_briefing(sample.speaker, on)


def owed(briefing, side):
    return [one.what for one in briefing.owed(side)]


def test_the_book_names_the_posts_and_how_to_say_the_name(sample):
    profile = book(sample).profiles[0]
    assert [str(post) for post in profile.posts] == ["Deputy Speaker, Sample Mazhilis"]
    assert profile.own_spelling.text == "Өмірғали Сүндетбек"
    # The example of the convention in docs/methods/names.md.
    assert profile.said.split()[0] == "ö-mir-ğa-LI"


def test_contacts_stand_latest_first_with_who_came_and_what_came_of_it(sample):
    first, second = book(sample).contacts
    assert (first.on, second.on) == ("2026-11-12", "2026-09-04")
    assert [one.person.name for one in first.people] == [
        "Omirgali Sundetbek",
        "Aigul Kokotaeva",
    ]
    assert [one.side for one in first.people] == [Side.THEIRS, Side.OURS]
    assert (first.promises, first.kept) == (3, 0)


def test_the_post_of_then_comes_from_the_register_where_the_source_is_silent(sample):
    seen = book(sample).contacts[0].people[0]
    assert (seen.post, seen.is_post_given) == ("Deputy Speaker, Sample Mazhilis", False)


def test_promises_are_told_apart_by_who_owes_them(sample):
    promise(sample.meeting, "to send a guest", "the organisers")
    briefing = book(sample)
    assert owed(briefing, Side.THEIRS) == ["written comments"]
    assert owed(briefing, Side.OURS) == ["to receive two officers"]
    assert owed(briefing, Side.BOTH) == ["to hold a seminar"]
    assert owed(briefing, Side.OTHERS) == ["to send a guest"]


def test_a_promise_is_late_from_the_day_after_the_last_day_it_can_mean(sample):
    # Due in February 2027, so until 28 February; 15 March is 15 days later.
    late = book(sample).owed(Side.THEIRS)[0]
    assert late.days_late == 15
    assert book(sample, date(2027, 2, 28)).owed(Side.THEIRS)[0].days_late == 0


def test_a_promise_made_elsewhere_by_the_person_is_in_the_book(sample):
    elsewhere = Contact.objects.create(on="2026-10-01", kinds=["session"])
    promise(elsewhere, "to speak at the forum", sample.speaker)
    assert "to speak at the forum" in owed(book(sample), Side.THEIRS)


def test_the_book_of_an_earlier_day_does_not_know_what_came_later(sample):
    briefing = book(sample, date(2026, 10, 1))
    assert [one.on for one in briefing.contacts] == ["2026-09-04"]
    assert briefing.promises == ()
    before = book(sample, date(2026, 8, 1))
    assert (before.contacts, before.profiles[0].posts) == ((), ())


def test_a_promise_stands_as_it_stood_on_the_day(sample):
    step(sample, sample.comments, "done", "2027-03-10", "Letter 27/033")
    assert owed(book(sample), Side.THEIRS) == []
    assert owed(book(sample, date(2027, 3, 9)), Side.THEIRS) == ["written comments"]
    assert book(sample).contacts[0].kept == 1


def test_a_promise_taken_back_is_left_out(sample):
    step(sample, sample.officers, "withdrawn", "2027-01-10", "No longer needed")
    assert owed(book(sample), Side.OURS) == []
    assert len(book(sample).promises) == 2


def test_only_confirmed_facts_are_told_and_what_waits_is_counted(sample):
    Membership.objects.create(
        person=sample.speaker, body=sample.assembly, state="proposed", from_on="2026"
    )
    for number, name in enumerate(
        ("O. Sundetbek", "Omirgali Sundetbek", "Nobody Else")
    ):
        Proposal.objects.create(
            report=sample.reports["september"],
            number=number,
            kind="participant",
            value={"name": name},
            rule="sample",
            confidence=0.5,
        )
    other = report_of("Omirgali Sundetbek.", "Another report", "2027-01-05")
    for number, name in enumerate(("Omirgali Sundetbek", "Nobody Else")):
        Proposal.objects.create(
            report=other,
            number=number,
            kind="participant",
            value={"name": name},
            rule="sample",
            confidence=0.5,
        )
    briefing = book(sample)
    assert len(briefing.profiles[0].posts) == 1
    # Three of a report about his contact, one by his name in another report.
    assert briefing.waiting == 4


def test_two_reports_of_one_meeting_are_one_contact(sample):
    again = Contact.objects.create(
        on="2026-11-12", kinds=["meeting"], merged_into=sample.meeting
    )
    seat(again, sample.speaker)
    seat(again, person_called("Erlan Tastaq"), body=sample.secretariat)
    briefing = book(sample)
    assert [one.on for one in briefing.contacts] == ["2026-11-12", "2026-09-04"]
    assert [one.person.name for one in briefing.contacts[0].people] == [
        "Omirgali Sundetbek",
        "Aigul Kokotaeva",
        "Erlan Tastaq",
    ]


def test_a_person_entered_twice_and_merged_has_one_book(sample):
    twin = Person.objects.create(
        display_name="O. Sundetbek", merged_into=sample.speaker
    )
    told = Contact.objects.create(on="2027-01-20", kinds=["call"])
    seat(told, twin)
    briefing = person_briefing(twin, IN_MARCH)
    assert briefing.title == "Omirgali Sundetbek"
    assert briefing.contacts[0].on == "2027-01-20"
    assert briefing.contacts[0].people[0].person.name == "Omirgali Sundetbek"


def test_somebody_only_mentioned_was_not_there(sample):
    spoken = Contact.objects.create(on="2027-02-01", kinds=["meeting"])
    seat(spoken, sample.speaker, role="mentioned")
    assert book(sample).since == "2026-11-12"


def test_the_next_meeting_is_the_first_one_planned(sample):
    later = Contact.objects.create(state="planned", on="2027-05-01", kinds=["visit"])
    seat(later, sample.speaker)
    meeting = book(sample).meeting
    assert (meeting.on, meeting.place) == ("2027-03-16", "Baku")
    assert meeting.talking_points == (
        "Thank him for the seminar",
        "2027 is the year of the report",
    )


def test_what_changed_since_the_last_contact(sample):
    chief = person_called("Dana Saparova")
    head = Post.objects.create(body=sample.chamber, title="Chair", rank="head")
    Membership.objects.create(
        person=chief, body=sample.chamber, post=head, from_on="2027-01-15"
    )
    Membership.objects.create(
        person=person_called("Berik Alimov"),
        body=sample.chamber,
        post=head,
        from_on="2024",
        to_on="2027-01-14",
    )
    Contact.objects.create(
        on="2027-02-20", kinds=["observation"], place="Astana", title="A mission"
    )
    EventMention.objects.create(
        contact=sample.call, name="Session 15", on="2026-12-03", place="Bishkek"
    )
    EventMention.objects.create(contact=sample.call, name="A year", on="2026")
    found = [(one.kind, one.on, one.name) for one in book(sample).changes]
    assert found == [
        (ChangeKind.EVENT, "2026-12-03", "Session 15"),
        (ChangeKind.ENDED, "2027-01-14", "Berik Alimov"),
        (ChangeKind.BEGAN, "2027-01-15", "Dana Saparova"),
        (ChangeKind.CONTACT, "2027-02-20", "A mission"),
    ]


def test_the_chair_passing_on_is_a_change(sample):
    next_parliament = body("next", "parliament", "Next Parliament")
    sample.assembly.chairmanships.create(
        parliament=next_parliament, from_on="2027-01-01"
    )
    changes = book(sample).changes
    assert [(one.kind, one.name) for one in changes] == [
        (ChangeKind.CHAIR, "Next Parliament")
    ]


def test_a_topic_keeps_its_history(sample):
    topic = book(sample).topics[0]
    assert (topic.text, topic.on) == ("the model law", ("2026-11-12", "2026-09-04"))


def test_a_process_told_of_at_a_contact_shows_its_stages_and_contradictions(sample):
    process = Process.objects.create(title="An application")
    cited = sample.cite("november", "They discussed the model law")
    ProcessStep.objects.create(
        process=process, stage="prepared", on="2026-11", citation=cited
    )
    ProcessStep.objects.create(
        process=process, stage="submitted", on="2027-04", citation=cited
    )
    followed = book(sample).followed
    assert [one.title for one in followed] == ["An application"]
    assert [stage.stage for stage in followed[0].stages] == ["prepared"]


def test_figures_of_the_sources_stand_in_the_book_until_replaced(sample):
    cited = sample.cite("november", "two officers")
    figure = Figure.objects.create(
        subject="Talks", what="officers", value=2, status="as-reported", citation=cited
    )
    assert [one.value for one in book(sample).figures] == ["2"]
    figure.state = "superseded"
    figure.save()
    assert book(sample).figures == ()


def test_what_is_not_known_is_said(sample):
    unknown = {(one.kind, one.about, one.count) for one in book(sample).unknown}
    assert unknown == {
        (UnknownKind.BIRTHDAY, "Omirgali Sundetbek", 0),
        (UnknownKind.POST_NOT_GIVEN, "Omirgali Sundetbek", 0),
        (UnknownKind.NO_DUE_DATE, "", 2),
    }


def test_a_stranger_to_the_record_has_a_book_of_what_is_not_known():
    alone = person_called("Dana Saparova")
    briefing = person_briefing(alone, IN_MARCH)
    assert [one.kind for one in briefing.unknown] == [
        UnknownKind.POSTS,
        UnknownKind.BIRTHDAY,
        UnknownKind.NO_CONTACT,
        UnknownKind.NO_MEETING,
    ]
    assert (briefing.contacts, briefing.promises, briefing.changes) == ((), (), ())


def test_a_name_in_a_language_without_rules_is_not_said(sample):
    Name.objects.filter(person=sample.speaker, language="kk").delete()
    sample.chamber.country.code = "TM"
    sample.chamber.country.save()
    Name.objects.create(
        person=sample.speaker, text="Ömürgaly", language="tk", kind="official"
    )
    profile = book(sample).profiles[0]
    assert (profile.said, profile.said_in) == ("", "")


def test_the_book_of_a_body_holds_what_its_people_did_for_it(sample):
    briefing = body_briefing(sample.parliament, IN_MARCH)
    assert [one.on for one in briefing.contacts] == ["2026-11-12", "2026-09-04"]
    assert briefing.body.key == "parliament"


def test_the_book_of_a_body_knows_the_one_that_it_followed(sample):
    kurultai = body("kurultai", "parliament", "Kurultai")
    sample.parliament.succeeded_by = kurultai
    sample.parliament.save()
    briefing = body_briefing(kurultai, IN_MARCH)
    assert [one.on for one in briefing.contacts] == ["2026-11-12", "2026-09-04"]


def test_the_book_of_a_chamber_names_who_leads_it(sample):
    briefing = body_briefing(sample.chamber, IN_MARCH)
    assert [one.person.name for one in briefing.profiles] == ["Omirgali Sundetbek"]


def test_the_book_of_a_meeting_is_about_the_guests(sample):
    briefing = contact_briefing(sample.planned, IN_MARCH)
    assert briefing.title == "Talks on the model law"
    assert [one.person.name for one in briefing.profiles] == ["Omirgali Sundetbek"]
    assert briefing.meeting.on == "2027-03-16"
    assert owed(briefing, Side.THEIRS) == ["written comments"]


def test_a_meeting_among_ourselves_has_a_book_as_well(sample):
    among = Contact.objects.create(state="planned", on="2027-03-20", kinds=["meeting"])
    seat(among, sample.secretary, body=sample.secretariat)
    briefing = contact_briefing(among, IN_MARCH)
    assert [one.person.name for one in briefing.profiles] == ["Aigul Kokotaeva"]


def test_a_meeting_without_people_says_so(sample):
    empty = Contact.objects.create(state="planned", on="2027-03-20", kinds=["meeting"])
    briefing = contact_briefing(empty, IN_MARCH)
    assert UnknownKind.NO_PEOPLE in [one.kind for one in briefing.unknown]


def test_more_contacts_ask_no_more_of_the_database(sample):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            book(sample)
        return len(asked)

    queries()
    before = queries()
    for month in ("2026-11-13", "2026-11-14", "2026-11-15"):
        more = contact(month, ["call"], sample.reports["november"])
        seat(more, sample.speaker)
        promise(more, f"a promise of {month}", sample.speaker)
    # Each further day asks once for the posts held on it.
    assert queries() <= before + 3 * 2
