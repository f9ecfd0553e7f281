"""Whose voices count on a day."""

from datetime import date

from orkhon.proceedings.queries.members import members
from orkhon.register.models import Body

SUMMER = date(2027, 6, 11)


def countries_of(organ, day):
    return [one.parliament.country_code for one in members(organ, day)]


def test_members_stand_in_english_order(assembly, parliaments):
    assert countries_of(assembly, SUMMER) == ["AZ", "KZ", "KG", "TR"]


def test_a_parliament_that_ends_is_followed_by_its_successor(assembly, parliaments):
    ended = parliaments["KZ"]
    follower = Body.objects.create(
        key="sample-kurultai",
        kind="parliament",
        display_name="Sample Kurultai",
        country=ended.country,
        founded_on="2027-06-11",
    )
    ended.dissolved_on, ended.succeeded_by = "2027-06-11", follower
    ended.save()
    before, after = (members(assembly, date(2027, 6, day))[1] for day in (10, 11))
    assert before.parliament.key == "sample-kz"
    assert after.parliament.key == "sample-kurultai"


def test_a_member_that_joins_or_leaves_counts_while_its_delegation_exists(
    assembly, parliaments
):
    leaving = Body.objects.get(key="sample-delegation-tr")
    leaving.dissolved_on = "2027-01-31"
    leaving.save()
    assert countries_of(assembly, date(2027, 1, 31)) == ["AZ", "KZ", "KG", "TR"]
    assert countries_of(assembly, date(2027, 2, 1)) == ["AZ", "KZ", "KG"]


def test_a_commission_has_the_members_of_its_assembly(assembly, parliaments):
    commission = Body.objects.create(
        key="legal", kind="commission", display_name="Legal", parent=assembly
    )
    assert countries_of(commission, SUMMER) == ["AZ", "KZ", "KG", "TR"]
