"""Who is there: parliaments present in a sitting, since when and through whom."""

from datetime import timedelta

from orkhon.proceedings.models import Participant, Registration
from orkhon.proceedings.queries.presence import attendance, presence
from tests.rooms.proceedings.conftest import MORNING


def after(minutes):
    return MORNING + timedelta(minutes=minutes)


def come(participant, sitting, at, left=None):
    return Registration.objects.create(
        participant=participant, sitting=sitting, at=at, left_at=left, by="protocol"
    )


def present(sitting, at):
    return presence(sitting, at).keys


def test_a_parliament_is_present_by_one_of_its_delegation(
    delegates, sitting, django_assert_num_queries
):
    come(delegates["TR"][1], sitting, MORNING)
    come(delegates["KZ"][0], sitting, after(5))
    come(delegates["KZ"][1], sitting, after(2))
    with django_assert_num_queries(3):
        found = presence(sitting, after(10))
    assert found.keys == ("sample-kz", "sample-tr")
    assert (found.count, found.whole) == (2, 4)
    kazakh = found.parliaments[1]
    assert [one.role for one in kazakh.persons] == ["leader", "member"]
    assert kazakh.since == after(2)
    assert found.has(delegates["KZ"][0])
    assert not found.has(delegates["AZ"][0])


def test_four_of_four_stand_in_english_order(delegates, sitting):
    for code in ("TR", "KG", "KZ", "AZ"):
        come(delegates[code][0], sitting, MORNING)
    assert present(sitting, MORNING) == (
        "sample-az",
        "sample-kz",
        "sample-kg",
        "sample-tr",
    )


def test_who_left_is_not_there_and_since_when_begins_anew(delegates, sitting):
    leader, member = delegates["KZ"]
    come(leader, sitting, MORNING, left=after(30))
    come(member, sitting, after(10), left=after(60))
    come(leader, sitting, after(90))
    assert present(sitting, after(59)) == ("sample-kz",)
    assert presence(sitting, after(59)).parliaments[1].since == MORNING
    assert present(sitting, after(60)) == ()
    assert presence(sitting, after(60)).parliaments[1].since is None
    assert presence(sitting, after(95)).parliaments[1].since == after(90)


def test_the_desk_another_sitting_and_staff_make_nobody_present(
    delegates, session, sitting
):
    come(delegates["AZ"][0], None, MORNING)
    other = session.sittings.create(number=3, begins_at=after(300))
    come(delegates["KZ"][0], other, MORNING)
    staff = delegates["TR"][1]
    staff.role = Participant.Role.STAFF
    staff.save()
    come(staff, sitting, MORNING)
    found = presence(sitting, after(1))
    assert found.keys == ()
    assert [one.name for one in found.others] == [staff.name]


def test_attendance_keeps_who_left_and_names_nobody_twice(delegates, sitting):
    leader, member = delegates["AZ"]
    come(member, sitting, MORNING, left=after(20))
    come(leader, sitting, after(1), left=after(5))
    come(leader, sitting, after(15))
    assert [(one.name, one.at, one.left_at) for one in attendance(sitting)] == [
        (leader.name, after(1), None),
        (member.name, MORNING, after(20)),
    ]
