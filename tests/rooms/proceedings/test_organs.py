"""Organs and delegations: seats, vacancies, terms that end, English order."""

from datetime import date

import pytest
from django.utils import translation

from orkhon.proceedings.queries.organs import SUBSTITUTE, assemblies, organs_of
from orkhon.register.actions import add_post, begin_membership
from orkhon.register.models import Body, Person

DAY = date(2027, 3, 1)
MEMBERS = ["Azerbaijan", "Kazakhstan", "Kyrgyz Republic", "Türkiye"]


@pytest.fixture
def legal(assembly, parliaments):
    return Body.objects.create(
        key="sample-legal",
        kind=Body.Kind.COMMISSION,
        display_name="Sample legal commission",
        parent=assembly,
        seats=8,
    )


@pytest.fixture
def seat(protocol):
    def seated(name, body, **said):
        return begin_membership(
            Person.objects.create(display_name=name, sample=True),
            body,
            by=protocol,
            **({"from_on": "2026-01-01"} | said),
        )

    return seated


def organ(assembly, key, day=DAY):
    return next(one for one in organs_of(assembly, day).organs if one.body.key == key)


def test_a_commission_shows_eight_seats_two_of_each_member_and_vacancies(
    assembly, legal, parliaments, seat
):
    # Acceptance statement 5: eight seats, vacancies, terms that end within 90 days.
    seat("One of Kazakhstan", legal, on_behalf_of=parliaments["KZ"])
    seat("Two of Kazakhstan", legal, on_behalf_of=parliaments["KZ"])
    seat("One of Türkiye", legal, on_behalf_of=parliaments["TR"], to_on="2027-05-30")
    found = organ(assembly, "sample-legal")
    assert (found.seats.of, found.seats_each, found.seats.vacant) == (8, 2, 5)
    assert [
        (one.member.parliament.country, len(one.taken), one.of, one.vacant)
        for one in found.shares
    ] == [
        ("Azerbaijan", 0, 2, 2),
        ("Kazakhstan", 2, 2, 0),
        ("Kyrgyz Republic", 0, 2, 2),
        ("Türkiye", 1, 2, 1),
    ]
    # 30 May is the ninetieth day after 1 March (31 + 30 + 29).
    assert [str(one.person) for one in found.seats.ending] == ["One of Türkiye"]


def test_a_term_of_ninety_one_days_does_not_end_soon(
    assembly, legal, parliaments, seat
):
    seat("One", legal, on_behalf_of=parliaments["TR"], to_on="2027-05-31")
    assert organ(assembly, "sample-legal").seats.ending == ()


def test_members_stand_in_english_order_when_the_screen_is_kazakh(
    assembly, legal, parliaments
):
    # Acceptance statement 6.
    with translation.override("kk"):
        found = organs_of(assembly, DAY)
    assert [one.member.parliament.country for one in found.delegations] == MEMBERS
    (commission,) = [one for one in found.organs if one.body == legal]
    assert [one.member.parliament.country for one in commission.shares] == MEMBERS


def test_a_delegation_has_its_leader_nine_seats_and_substitutes(
    assembly, parliaments, seat, protocol
):
    delegation = Body.objects.get(key="sample-delegation-kz")
    leader = add_post(delegation, "Leader", by=protocol, rank="head", precedence=10)
    substitute = add_post(
        delegation, SUBSTITUTE, by=protocol, rank="member", precedence=90
    )
    seat("Sample member", delegation)
    seat("Sample leader", delegation, post=leader)
    seat("Sample substitute", delegation, post=substitute)
    found = next(
        one
        for one in organs_of(assembly, DAY).delegations
        if one.member.parliament.country == "Kazakhstan"
    )
    assert str(found.leader.person) == "Sample leader"
    assert [str(one.person) for one in found.delegates] == ["Sample member"]
    assert [str(one.person) for one in found.substitutes] == ["Sample substitute"]
    # Nine seats, of which a leader and a member hold two; a substitute holds none.
    assert (found.seats.of, found.vacant) == (9, 7)


def test_seats_that_do_not_divide_are_not_shared_out(assembly, legal, parliaments):
    Body.objects.filter(pk=legal.pk).update(seats=7)
    found = organ(assembly, "sample-legal")
    assert found.seats_each is None
    assert {one.of for one in found.shares} == {None}


def test_the_council_has_one_seat_of_each_member(assembly, parliaments, seat):
    council = Body.objects.create(
        key="sample-council",
        kind=Body.Kind.COUNCIL,
        display_name="Sample council",
        parent=assembly,
    )
    seat("Speaker", council, on_behalf_of=parliaments["AZ"])
    found = organ(assembly, "sample-council")
    assert [(one.of, one.vacant) for one in found.shares] == [
        (1, 0),
        (1, 1),
        (1, 1),
        (1, 1),
    ]


def test_who_sits_for_no_member_is_not_lost(assembly, legal, seat):
    seat("Expert", legal)
    found = organ(assembly, "sample-legal")
    assert [str(one.person) for one in found.others] == ["Expert"]


def test_a_seat_of_a_parliament_is_that_of_its_successor(
    assembly, legal, parliaments, seat
):
    seat("One", legal, on_behalf_of=parliaments["KZ"])
    kurultai = Body.objects.create(
        key="sample-kurultai",
        kind=Body.Kind.PARLIAMENT,
        display_name="Sample Kurultai",
        country=parliaments["KZ"].country,
        founded_on="2027-02-01",
    )
    Body.objects.filter(pk=parliaments["KZ"].pk).update(
        dissolved_on="2027-02-01", succeeded_by=kurultai
    )
    share = organ(assembly, "sample-legal").shares[1]
    assert share.member.parliament.key == "sample-kurultai"
    assert [str(one.person) for one in share.taken] == ["One"]


def test_only_an_assembly_with_delegations_is_shown(assembly, parliaments):
    Body.objects.create(
        key="other", kind=Body.Kind.ASSEMBLY, display_name="Other assembly"
    )
    assert assemblies() == [assembly]


def test_the_number_of_queries_does_not_grow_with_organs(
    assembly, legal, parliaments, seat, django_assert_max_num_queries
):
    seat("One", legal, on_behalf_of=parliaments["KZ"])
    with django_assert_max_num_queries(7):
        organs_of(assembly, DAY)
    for n in range(3):
        more = Body.objects.create(
            key=f"more-{n}",
            kind=Body.Kind.COMMISSION,
            display_name=f"More {n}",
            parent=assembly,
            seats=8,
        )
        seat(f"Somebody {n}", more, on_behalf_of=parliaments["AZ"])
    with django_assert_max_num_queries(7):
        organs_of(assembly, DAY)
