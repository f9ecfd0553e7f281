"""The occasion book: what comes, what is proposed, what is struck."""

from datetime import UTC, date, datetime

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from orkhon.dialogue.views.calendar import token_of
from orkhon.observation.models import Mission
from orkhon.protocol.actions.letter_templates import add_template
from orkhon.protocol.actions.letters import Wanted, draft_letter
from orkhon.protocol.actions.occasions import (
    Said,
    confirm_proposal,
    decline_proposal,
    enter_occasion,
    strike_occasion,
)
from orkhon.protocol.models import Occasion
from orkhon.protocol.queries.occasions import book, coming, due
from orkhon.protocol.queries.proposals import proposal, proposals
from orkhon.protocol.tasks.occasions import send_occasions
from orkhon.record.actions import cite, keep_source
from orkhon.record.models import Entry
from orkhon.record.refusals import Refusal
from orkhon.register.actions import add_name, add_person
from orkhon.register.models import Person
from tests.rooms.protocol.writing import IN_ENGLISH, SHOWN, a_birthday, a_leader

TODAY = date(2027, 2, 20)


def entered(by, kind, title, on, **more):
    return enter_occasion(Said(kind, title, on, **more), by=by, shown=SHOWN)


def test_the_next_days_come_first_then_month_by_month(protocol):
    entered(protocol, "national-day", "Sample day", "--12-16")
    entered(protocol, "treaty", "Sample treaty", "1997-03-01")
    entered(protocol, "treaty", "Another treaty", "1990-04-10")
    entered(protocol, "election", "Sample election", "2027-08", is_yearly=False)
    entered(protocol, "founding", "Sample founding", "1991")
    found = book(TODAY)
    assert [one.occasion.title for one in found.soon] == ["Sample treaty"]
    assert (found.soon[0].comes.number, found.soon[0].comes.is_round) == (30, True)
    assert [one.occasion.title for one in found.ahead] == ["Another treaty"]
    assert [month.first for month in found.months] == [
        date(2027, 8, 1),
        date(2027, 12, 1),
    ]
    assert [one.comes.on for one in found.months[0].undated] == ["2027-08"]
    assert [one.comes.on for one in found.years] == ["2027"]


def test_a_kind_alone_is_shown_where_it_is_asked_for(protocol):
    entered(protocol, "national-day", "Sample day", "--02-25")
    entered(protocol, "treaty", "Sample treaty", "1997-03-01")
    assert [one.occasion.kind for one in book(TODAY, kind="treaty").soon] == ["treaty"]


def test_what_is_due_is_for_the_secretariat_alone(protocol, stranger):
    entered(protocol, "treaty", "Sample treaty", "1997-03-01")
    entered(protocol, "treaty", "Far away", "1997-05-01")
    assert [one.occasion.title for one in due(TODAY, protocol)] == ["Sample treaty"]
    assert due(TODAY, stranger) == []


def test_who_died_is_not_congratulated_and_a_mourning_stands_first(
    protocol, parliament
):
    person = a_leader(parliament, protocol)
    a_birthday(person, protocol)
    entered(protocol, "treaty", "Sample treaty", "1997-03-01")
    assert len(due(TODAY, protocol)) == 2
    Person.objects.filter(pk=person.pk).update(died_on="2027-02-15")
    # Every person of the register whose death is recent is proposed.
    asked = proposal(f"mourning:{person.pk}", TODAY)
    confirm_proposal(asked, by=protocol, shown=SHOWN)
    assert [one.occasion.kind for one in due(TODAY, protocol)] == ["mourning", "treaty"]
    soon = [(one.occasion.kind, one.is_for_the_dead) for one in book(TODAY).soon]
    assert soon == [("mourning", False), ("birthday", True), ("treaty", False)]
    assert proposals(TODAY) == []


def test_a_birthday_is_proposed_with_the_words_that_say_so(protocol):
    source, _new = keep_source(
        b"Sample person, born 12 March 1970, sits.", filename="who.txt",
        media_type="text/plain", text="Sample person, born 12 March 1970, sits.",
        language="en", by=protocol,
    )  # fmt: skip
    words = "Sample person, born 12 March 1970"
    cited = cite(source, start=0, end=len(words), quote=words, by=protocol)
    person = add_person(
        "Sample person", by=protocol, language="en", born_on="1970-03-12",
        citation=cited,
    )  # fmt: skip
    asked = proposal(f"birthday:{person.pk}", TODAY)
    assert (asked.on, asked.citation) == ("1970-03-12", cited)
    made = confirm_proposal(asked, by=protocol)
    assert (made.month, made.day, made.citation) == (3, 12, cited)
    assert proposals(TODAY) == []
    with pytest.raises(Refusal, match="before"):
        confirm_proposal(asked, by=protocol)


def test_a_proposal_that_nothing_shows_waits_for_its_words(protocol):
    person = add_person("Sample person", by=protocol, born_on="1970")
    asked = proposal(f"birthday:{person.pk}", TODAY)
    assert asked.citation is None
    with pytest.raises(Refusal, match="which words show it"):
        confirm_proposal(asked, by=protocol)
    made = confirm_proposal(asked, by=protocol, shown=SHOWN)
    assert (made.first_on, made.month, made.day) == ("1970", None, None)


def test_a_proposal_that_was_declined_does_not_come_again(protocol):
    person = add_person("Sample person", by=protocol, born_on="1970-01-01")
    asked = proposal(f"birthday:{person.pk}", TODAY)
    with pytest.raises(Refusal, match="why"):
        decline_proposal(asked, " ", by=protocol)
    made = decline_proposal(asked, "Not of our circle", by=protocol)
    assert made.struck_at is not None
    assert proposals(TODAY) == []
    assert book(TODAY).months == ()
    assert Entry.objects.filter(verb="protocol.occasion.decline").count() == 1


def test_elections_offices_and_foundings_are_proposed(protocol, parliament, countries):
    Mission.objects.create(
        number=1, title="Sample referendum", vote_kind="referendum",
        country=countries["KZ"], vote_on=date(2027, 3, 14), time_zone="Asia/Almaty",
    )  # fmt: skip
    a_leader(parliament, protocol)
    parliament.founded_on = "1995-01-30"
    parliament.save()
    kinds = [one.kind for one in proposals(date(2026, 2, 1))]
    assert kinds == ["election", "appointment", "founding", "birthday"]


def test_an_occasion_that_is_wrong_stays_struck(protocol):
    row = entered(protocol, "treaty", "Sample treaty", "1997-03-01")
    with pytest.raises(Refusal, match="why"):
        strike_occasion(row, "", by=protocol)
    strike_occasion(row, "Another treaty was meant", by=protocol)
    with pytest.raises(Refusal, match="before"):
        strike_occasion(row, "Again", by=protocol)
    row.refresh_from_db()
    assert (row.state, row.struck_why) == ("superseded", "Another treaty was meant")
    assert book(TODAY).soon == ()


def test_what_is_no_occasion_is_refused_by_name(protocol, stranger):
    entered(protocol, "treaty", "Sample treaty", "1997-03-01")
    for said, words in (
        (("party", "A", "1997"), "party"),
        (("treaty", " ", "1997"), "what the occasion is"),
        (("treaty", "Sample treaty", "1997"), "already"),
        (("treaty", "Other", "1997-02-30"), "1997-02-30"),
    ):
        with pytest.raises(Refusal, match=words):
            entered(protocol, *said)
    with pytest.raises(PermissionDenied):
        entered(stranger, "treaty", "Other", "1997")
    assert Occasion.objects.count() == 1


def test_what_happened_once_can_be_written_for_half_a_year(protocol):
    row = entered(
        protocol, "election", "Sample election", "2027-01-10", is_yearly=False
    )
    assert coming(row, TODAY).comes.on == "2027-01-10"
    assert coming(row, date(2027, 8, 1)) is None


def test_the_letter_on_monday_tells_what_comes_and_to_whom_nobody_wrote(
    protocol, parliament, settings
):
    settings.ORKHON_ADDRESS = "https://orkhon.example"
    person = a_leader(parliament, protocol)
    row = a_birthday(person, protocol)
    assert send_occasions(TODAY) == 0
    protocol.email = "protocol@orkhon.example"
    protocol.save()
    assert send_occasions(date(2027, 5, 1)) == 0
    assert send_occasions(TODAY) == 1
    body = mail.outbox[0].body
    assert "Birthday of Sample leader" in body
    assert "no letter yet" in body
    assert f"https://orkhon.example/protocol/occasions/{row.pk}/" in body
    add_template(IN_ENGLISH, by=protocol)
    draft_letter(Wanted(occasion=row, language="en"), by=protocol, on=TODAY)
    send_occasions(TODAY)
    assert "no letter yet" not in mail.outbox[1].body


def test_the_calendar_shows_days_to_whoever_has_its_address(
    client, protocol, stranger, time_machine
):
    time_machine.move_to(datetime(2027, 2, 20, 8, tzinfo=UTC), tick=False)
    entered(protocol, "treaty", "Sample treaty", "1997-03-01")
    entered(protocol, "founding", "Sample founding", "1991")
    address = reverse("protocol:occasions-feed", args=[token_of(protocol)])
    text = client.get(address).content.decode()
    assert text.count("BEGIN:VEVENT") == 1
    assert "SUMMARY:Sample treaty (30)" in text
    assert "DTSTART;VALUE=DATE:20270301" in text
    other = reverse("protocol:occasions-feed", args=[token_of(stranger)])
    assert client.get(other).status_code == 404
    assert client.get(address.replace("~", "~x")).status_code == 404


def test_a_name_of_another_person_shows_no_birthday(protocol):
    # The words of the citation have to name the year.
    source, _new = keep_source(
        b"Sample person sits.", filename="who.txt", media_type="text/plain",
        text="Sample person sits.", language="en", by=protocol,
    )  # fmt: skip
    cited = cite(source, start=0, end=13, quote="Sample person", by=protocol)
    person = add_person("Sample person", by=protocol, born_on="1970-03-12")
    add_name(person, "Sample Person", by=protocol, language="tr", citation=cited)
    assert proposal(f"birthday:{person.pk}", TODAY).citation is None
