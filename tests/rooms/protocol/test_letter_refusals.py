"""What is no letter, and to whom a letter goes of whom little is known."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.protocol.actions.letter_templates import (
    Words,
    add_template,
)
from orkhon.protocol.actions.letters import (
    Wanted,
    change_letter,
    draft_letter,
)
from orkhon.protocol.actions.occasions import Said, enter_occasion
from orkhon.protocol.actions.signing import sign_letter
from orkhon.record.refusals import Refusal
from orkhon.register.actions import add_person
from orkhon.register.models import Body
from tests.rooms.protocol.writing import (
    DAY,
    IN_ENGLISH,
    SHOWN,
    a_leader,
    a_letter,
)


@pytest.fixture
def leader(parliament, protocol):
    """A Speaker of the sample parliament of Kazakhstan."""
    return a_leader(parliament, protocol)


@pytest.fixture
def noon(time_machine):
    """Noon of 22 February 2027 in Baku."""
    time_machine.move_to(datetime(2027, 2, 22, 8, tzinfo=UTC), tick=False)


def words(**more):
    """The English template with other words."""
    return Words(**{**vars(IN_ENGLISH), **more})


def test_what_is_no_letter_is_refused_by_name(leader, protocol, stranger):
    template = add_template(words(body="Thanks."), by=protocol)
    for wanted, why in (
        (Wanted(kind="threat", person=leader), "threat"),
        (Wanted(person=leader), "no kind of letter"),
        (Wanted(kind="thanks"), "to whom"),
        (Wanted(kind="thanks", person=leader, template=template, printed="x" * 301),
         "300"),
    ):  # fmt: skip
        with pytest.raises(Refusal, match=why):
            draft_letter(wanted, by=protocol, on=DAY)
    once = enter_occasion(
        Said("election", "Sample election", "2026-01-01", False, person=leader),
        by=protocol,
        shown=SHOWN,
    )
    with pytest.raises(Refusal, match="does not come in 2027"):
        draft_letter(Wanted(occasion=once), by=protocol, on=DAY)
    with pytest.raises(PermissionDenied):
        draft_letter(Wanted(kind="thanks", person=leader), by=stranger, on=DAY)
    for more, why in (
        ({"kind": "threat"}, "threat"),
        ({"occasion_kind": "party"}, "party"),
        ({"body": " "}, "a text"),
        ({"body": "x" * 6001}, "6001"),
    ):
        with pytest.raises(Refusal, match=why):
            add_template(words(**more), by=protocol)


def test_a_draft_is_not_kept_without_its_parts(leader, protocol, head):
    letter = a_letter(leader, protocol)
    with pytest.raises(Refusal, match="addressee, a subject and a text"):
        change_letter(letter, {"subject": " "}, by=protocol)
    with pytest.raises(Refusal, match="300"):
        change_letter(letter, {"addressee": "x" * 301}, by=protocol)
    with pytest.raises(Refusal, match="who signs"):
        sign_letter(letter, " \n ", by=head)
    with pytest.raises(Refusal, match="240"):
        sign_letter(letter, "x" * 241, by=head)


def test_a_person_without_a_post_is_addressed_by_name(protocol):
    person = add_person("Sample guest", by=protocol, language="en")
    template = add_template(words(kind="thanks", body="Thanks to {name}."), by=protocol)
    wanted = Wanted(kind="thanks", person=person, template=template)
    assert draft_letter(wanted, by=protocol, on=DAY).addressee == "Sample guest"
    asked = add_template(words(kind="thanks", title="P", body="{post}"), by=protocol)
    with pytest.raises(Refusal, match="no post of Sample guest"):
        draft_letter(
            Wanted(kind="thanks", person=person, template=asked), by=protocol, on=DAY
        )


def test_a_body_of_a_country_is_written_to_in_its_language(protocol, parliament):
    body = Body.objects.get(pk=parliament.pk)
    with pytest.raises(Refusal, match="in Kazakh"):
        draft_letter(Wanted(kind="thanks", body=body), by=protocol, on=DAY)
