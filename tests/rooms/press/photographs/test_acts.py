"""Taking in, describing, putting beside communiqués, publishing, withdrawing."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.press.actions.photographs import (
    BESIDE_AT_MOST,
    Particulars,
    Seen,
    Words,
    attach,
    describe,
    detach,
    move_up,
    publish,
    take_in,
    withdraw,
)
from orkhon.press.models import CommuniquePhotograph, Photograph
from orkhon.press.queries.photographs import is_waiting, lacks_of
from orkhon.record.actions import subject_of
from orkhon.record.queries import bytes_of, entries_about
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Role
from orkhon.register.models import Person

NOON = datetime(2027, 3, 4, 8, 0, tzinfo=UTC)


def _verbs(photograph):
    return [one.verb for one in entries_about(subject_of(photograph))]


def test_the_file_is_kept_byte_for_byte_for_the_press_service_alone(
    drawn, press, head, protocol
):
    data = drawn()
    made = take_in(data, filename="sample.jpg", by=press)
    assert bytes_of(made.original) == data
    assert made.original.readers == {Role.PRESS}
    assert made.original.is_open_to(press)
    assert not made.original.is_open_to(head)
    assert not made.original.is_open_to(protocol)
    assert (made.number, made.width, made.height) == (1, 1200, 800)
    assert made.removed == ["author", "camera", "GPS", "moment"]
    assert made.author == made.taken_on == ""
    assert [one.name for one in made.sizes.all()] == ["small", "medium", "large"]
    assert _verbs(made) == ["press.photograph.take-in"]


def test_the_same_file_is_not_taken_in_twice(taken, drawn, press, head):
    with pytest.raises(Refusal, match="photograph 1"):
        take_in(bytes_of(taken.original), filename="again.jpg", by=head)
    assert Photograph.objects.count() == 1


def test_a_file_of_another_kind_is_refused_by_its_name(press):
    with pytest.raises(Refusal, match=r"sample\.jpg: the file is a PDF paper"):
        take_in(b"%PDF-1.7", filename="sample.jpg", by=press)
    assert Photograph.objects.count() == 0


def test_who_is_shown_stands_from_left_to_right(taken, says):
    person = Person.objects.create(display_name="Sample Speaker", sample=True)
    says(taken, shown=[Seen(None, " an interpreter "), Seen(None), Seen(person)])
    assert [(one.order, str(one)) for one in taken.shown.all()] == [
        (1, "an interpreter"),
        (2, "Sample Speaker"),
    ]
    says(taken, shown=[Seen(person)])
    assert [str(one) for one in taken.shown.all()] == ["Sample Speaker"]


def test_a_caption_needs_words_for_what_is_seen(taken, press):
    with pytest.raises(Refusal, match="Sample caption"):
        describe(
            taken,
            Particulars("Sample", "Sample", "", "", ""),
            shown=[],
            texts={"kk": Words("", "Sample caption")},
            by=press,
        )
    taken.refresh_from_db()
    assert taken.author == ""


def test_a_language_without_words_is_left_out(taken, press):
    describe(
        taken,
        Particulars("Sample", "Sample", "", "", ""),
        shown=[],
        texts={"en": Words("Two fields", ""), "kk": Words(" ", "")},
        by=press,
    )
    assert [one.language for one in taken.texts.all()] == ["en"]


def test_publication_names_what_is_lacking(taken, begun, says, press):
    attach(taken, begun, by=press)
    with pytest.raises(Refusal) as refused:
        publish(taken, by=press)
    assert str(refused.value) == (
        "Photograph 1 lacks: author, rights, what is seen, in English, "
        "what is seen, in Kazakh"
    )
    taken = says(taken)
    assert lacks_of(taken) == ("what is seen, in Kazakh",)
    says(taken, languages=("en", "kk"))
    taken = publish(taken, by=press)
    assert taken.published_by == press.actor_id
    assert is_waiting(taken)
    assert publish(taken, by=press).published_at == taken.published_at
    assert _verbs(taken).count("press.photograph.publish") == 1


def test_what_a_public_photograph_must_have_is_not_taken_from_it(taken, says, press):
    says(taken)
    publish(taken, by=press)
    with pytest.raises(Refusal, match="lacks: rights"):
        says(taken, rights=" ")
    taken.refresh_from_db()
    assert taken.rights == "Sample rights: free with the credit"


def test_a_public_photograph_does_not_vanish_beside_a_draft(taken, says, begun, press):
    says(taken, languages=("en", "kk"))
    publish(taken, by=press)
    with pytest.raises(Refusal, match="would vanish"):
        attach(taken, begun, by=press)
    assert CommuniquePhotograph.objects.count() == 0


def test_a_waiting_photograph_is_not_let_out_by_taking_it_away(
    taken, says, begun, press
):
    says(taken, languages=("en", "kk"))
    attach(taken, begun, by=press)
    publish(taken, by=press)
    with pytest.raises(Refusal, match="public now"):
        detach(taken, begun, by=press)
    assert CommuniquePhotograph.objects.count() == 1


def test_a_public_photograph_has_words_in_each_language_of_its_communique(
    taken, says, told, press
):
    says(taken)
    publish(taken, by=press)
    out = told("Sample title", languages=("en", "ru"))
    with pytest.raises(Refusal, match="in Russian"):
        attach(taken, out, by=press)
    says(taken, languages=("en", "ru"))
    attach(taken, out, by=press)
    attach(taken, out, by=press)
    assert _verbs(taken).count("press.photograph.attach") == 1
    detach(taken, out, by=press)
    detach(taken, out, by=press)
    assert _verbs(taken).count("press.photograph.detach") == 1


def test_photographs_stand_in_an_order_that_can_be_changed(drawn, begun, press):
    made = [
        take_in(drawn(colour=one), filename=f"{one}.jpg", by=press)
        for one in ("red", "green", "yellow")
    ]
    for one in made[:2]:
        attach(one, begun, by=press)
    move_up(made[1], begun, by=press)
    move_up(made[1], begun, by=press)
    rows = CommuniquePhotograph.objects.filter(communique=begun)
    assert [one.photograph.number for one in rows] == [2, 1]
    with pytest.raises(Refusal, match="does not stand with 2027/1"):
        move_up(made[2], begun, by=press)


def test_no_more_stand_with_a_communique_than_a_kit_holds(drawn, begun, press):
    first = take_in(drawn(), filename="first.jpg", by=press)
    CommuniquePhotograph.objects.bulk_create(
        CommuniquePhotograph(
            communique=begun,
            order=at,
            photograph=Photograph.objects.create(
                number=at + 10,
                original=first.original,
                width=1,
                height=1,
                made_at=NOON,
                made_by="account/sample",
            ),
        )
        for at in range(BESIDE_AT_MOST)
    )
    with pytest.raises(Refusal, match="20 photographs stand with 2027/1"):
        attach(first, begun, by=press)


def test_it_is_withdrawn_once_and_with_a_reason(taken, says, press):
    says(taken)
    with pytest.raises(Refusal, match="not public"):
        withdraw(taken, by=press, why="Sample reason")
    publish(taken, by=press)
    with pytest.raises(Refusal, match="Say why photograph 1"):
        withdraw(taken, by=press, why=" ")
    held = withdraw(taken, by=press, why="Sample reason")
    assert held.withdrawn_why == "Sample reason"
    with pytest.raises(Refusal, match="not public"):
        withdraw(taken, by=press, why="Sample reason")
    with pytest.raises(Refusal, match="withdrawn: Sample reason"):
        publish(taken, by=press)
    assert _verbs(taken)[-1] == "press.photograph.withdraw"


def test_who_does_not_write_changes_nothing(taken, drawn, begun, says, protocol):
    said = Particulars("x", "x", "x", "", "x")
    before = len(_verbs(taken))
    for act in (
        lambda: take_in(drawn("PNG"), filename="x.png", by=protocol),
        lambda: describe(taken, said, shown=[], texts={}, by=protocol),
        lambda: attach(taken, begun, by=protocol),
        lambda: detach(taken, begun, by=protocol),
        lambda: move_up(taken, begun, by=protocol),
        lambda: publish(taken, by=protocol),
        lambda: withdraw(taken, by=protocol, why="x"),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert Photograph.objects.count() == 1
    assert len(_verbs(taken)) == before
