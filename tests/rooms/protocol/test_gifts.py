"""Gifts: entered once, again only with a reason, counted, struck out, printed."""

import csv
import io
from decimal import Decimal

import docx
import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from orkhon.engines.periods import PartialDateError
from orkhon.protocol.actions.gifts import Exchanged, SameGift, enter_gift, strike_gift
from orkhon.protocol.documents.gifts import register_paper, total_words
from orkhon.protocol.models import Gift
from orkhon.protocol.queries.gifts import gifts_of, listed, of_visit, total, years
from orkhon.record.actions import subject_of
from orkhon.record.queries import entries_about
from orkhon.record.refusals import Refusal
from orkhon.register.actions import add_name, merge_persons
from orkhon.register.models import Person
from orkhon.ui.papers import printed


@pytest.fixture
def leader(guests):
    return guests[0].person


@pytest.fixture
def carpet(leader, protocol):
    said = Exchanged(
        "given", "A carpet", leader, on="2026-05-12", worth=Decimal(250), currency="eur"
    )
    return enter_gift(said, by=protocol)


def verbs(row):
    return [one.verb for one in entries_about(subject_of(row))]


def test_a_gift_is_kept_with_its_worth_or_without(carpet, leader, protocol):
    assert (carpet.worth, carpet.currency) == (Decimal(250), "EUR")
    assert verbs(carpet) == ["protocol.gift.enter"]
    book = enter_gift(Exchanged("received", "A book", leader), by=protocol)
    assert (book.worth, book.currency, book.on) == (None, "", "")


@pytest.mark.parametrize("words", ["a  Carpet", "Carpet", "Kilim carpet", "carpets"])
def test_the_same_gift_for_the_same_person_is_asked_about(
    carpet, leader, protocol, words
):
    with pytest.raises(SameGift, match="“A carpet” was given to Sample leader") as no:
        enter_gift(Exchanged("given", words, leader), by=protocol)
    assert (no.value.found.same, no.value.found.count) == ((carpet,), 1)
    assert Gift.objects.count() == 1
    again = enter_gift(
        Exchanged("given", words, leader), by=protocol, repeated_why="For the new house"
    )
    assert again.repeated_why == "For the new house"


def test_another_gift_another_person_or_the_other_direction_is_not_the_same(
    carpet, leader, guests, parliament, protocol
):
    other = guests[1].person
    for said in (
        Exchanged("given", "A silver bowl", leader),
        Exchanged("given", "A carpet", other),
        Exchanged("received", "A carpet", leader),
        Exchanged("given", "A carpet", body=parliament),
    ):
        made = enter_gift(said, by=protocol, repeated_why="not needed")
        assert made.repeated_why == ""
    with pytest.raises(SameGift, match="was given to Sample parliament"):
        enter_gift(Exchanged("given", "carpet", body=parliament), by=protocol)
    with pytest.raises(SameGift, match="was received from Sample leader"):
        enter_gift(Exchanged("received", "carpet", leader), by=protocol)


def test_the_same_person_under_another_name_is_warned_of(
    carpet, leader, head, protocol
):
    twin = Person.objects.create(display_name="Sample Leader-Second", sample=True)
    merge_persons(leader, twin, by=head)
    with pytest.raises(SameGift):
        enter_gift(Exchanged("given", "A carpet", twin), by=protocol)


def test_a_gift_that_was_struck_out_does_not_count(carpet, leader, protocol):
    strike_gift(carpet, why="entered for the wrong person", by=protocol)
    assert enter_gift(Exchanged("given", "A carpet", leader), by=protocol).pk
    assert Gift.objects.count() == 2
    assert verbs(carpet) == ["protocol.gift.enter", "protocol.gift.strike"]
    with pytest.raises(Refusal, match="struck out already"):
        strike_gift(carpet, why="again", by=protocol)
    with pytest.raises(Refusal, match="say why “A carpet” is struck out"):
        strike_gift(carpet, why=" ", by=protocol)


def test_what_is_no_gift_is_refused(leader, protocol, press):
    for said, why in (
        (Exchanged("lent", "x", leader), "“lent” is no direction"),
        (Exchanged("given", " ", leader), "say what the gift is"),
        (Exchanged("given", "x"), "say to whom “x”"),
        (
            Exchanged("given", "x", leader, worth=Decimal(0), currency="EUR"),
            "“0” is no worth",
        ),
        (
            Exchanged("given", "x", leader, worth=Decimal(5), currency="€"),
            "“€” is no currency",
        ),
        (Exchanged("given", "x", leader, currency="EUR"), "without a worth"),
    ):
        with pytest.raises(Refusal, match=why):
            enter_gift(said, by=protocol)
    with pytest.raises(PartialDateError):
        enter_gift(Exchanged("given", "x", leader, on="2026-02-30"), by=protocol)
    with pytest.raises(PermissionDenied):
        enter_gift(Exchanged("given", "x", leader), by=press)
    assert not Gift.objects.exists()


def test_a_total_is_whole_only_where_every_worth_is_known(carpet, leader, protocol):
    enter_gift(
        Exchanged("given", "Bowl", leader, worth=Decimal("49.50"), currency="EUR"),
        by=protocol,
    )
    whole = total(list(gifts_of()))
    # 250 + 49.50
    assert (whole.amounts, whole.is_whole) == ((("EUR", Decimal("299.50")),), True)
    assert total_words(whole) == "2 gifts, worth 299.50 EUR."
    enter_gift(Exchanged("given", "Medal", leader), by=protocol)
    assert total_words(total(list(gifts_of()))) == (
        "3 gifts, worth at least 299.50 EUR; 1 of unknown worth."
    )
    assert total_words(total([Gift(what="x")])) == "1 gift; no worth is known."


def test_gifts_are_listed_by_person_body_year_and_direction(
    carpet, leader, parliament, visit, protocol
):
    tea = enter_gift(
        Exchanged("received", "Tea", body=parliament, on="2027-03", visit=visit),
        by=protocol,
    )
    assert list(gifts_of(year=2026)) == [carpet]
    assert list(gifts_of(person=leader)) == [carpet]
    assert list(gifts_of(body=parliament, direction="received")) == [tea]
    assert (years(), of_visit(visit)) == ([2027, 2026], [tea])
    assert [one.direction for one in listed(gifts_of())] == ["given", "received"]


def test_a_line_enters_a_gift_and_the_same_one_asks_first(client, protocol, leader):
    add_name(leader, "Sample leader", by=protocol)
    client.force_login(protocol)
    url = reverse("protocol:gifts")
    line = {"direction": "given", "what": "A carpet", "person": "Sample leader"}
    answer = client.post(url, line, follow=True)
    assert "Sample leader has received 1 gift." in answer.content.decode()
    answer = client.post(url, line)
    said = answer.content.decode()
    assert answer.status_code == 422
    assert "The same gift was here before" in said
    assert "1 gift was entered for them so far." in said
    client.post(url, line | {"repeated_why": "The first was lost"})
    assert Gift.objects.filter(repeated_why="The first was lost").count() == 1
    answer = client.post(url, line | {"what": "Bowl", "worth": "5"})
    assert "is no currency" in answer.content.decode()
    assert Gift.objects.count() == 2


def test_who_only_reads_enters_and_strikes_nothing(client, press, carpet):
    client.force_login(press)
    said = client.get(reverse("protocol:gifts"), {"year": "2026"}).content.decode()
    assert "A carpet" in said
    assert "Enter a gift" not in said
    assert client.post(reverse("protocol:gifts"), {}).status_code == 404
    url = reverse("protocol:strike-gift", args=[carpet.pk])
    assert client.post(url, {"why": "x"}).status_code == 404


def test_a_gift_is_struck_out_on_the_page_with_its_reason(client, protocol, carpet):
    client.force_login(protocol)
    url = reverse("protocol:strike-gift", args=[carpet.pk])
    assert "say why" in client.post(url, {}, follow=True).content.decode()
    said = client.post(url, {"why": "Never given"}, follow=True).content.decode()
    assert "struck out: Never given" in said


def test_the_register_goes_out_as_pdf_word_and_csv(client, press, carpet, leader):
    Gift.objects.update(what="=1+1", repeated_why="For the house")
    client.force_login(press)
    for form, begins in (("pdf", b"%PDF-"), ("docx", b"PK")):
        answer = client.get(reverse("protocol:gifts-file", args=[form]))
        assert answer.content.startswith(begins)
    answer = client.get(reverse("protocol:gifts-file", args=["csv"]), {"year": "2026"})
    assert answer["Content-Disposition"] == 'attachment; filename="gifts-2026.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [(one["gift"], one["worth"], one["person"]) for one in rows] == [
        ("'=1+1", "250.00", "Sample leader")
    ]
    for url in (
        reverse("protocol:gifts-file", args=["exe"]),
        reverse("protocol:gifts-file", args=["csv"]) + "?year=x",
    ):
        assert client.get(url).status_code == 404


def test_the_paper_names_what_is_not_known(carpet, leader, parliament, protocol):
    enter_gift(
        Exchanged("received", "Tea", leader, parliament, kept_at="Cabinet 2"),
        by=protocol,
    )
    paper = register_paper(listed(gifts_of()), title="Register of gifts", note="x")
    read = docx.Document(io.BytesIO(printed(paper, "docx")))
    cells = [
        [cell.text for cell in row.cells] for one in read.tables for row in one.rows
    ]
    assert cells[1] == ["12 May 2026", "A carpet", "Sample leader", "", "250.00 EUR"]
    whom = "Sample leader, Sample parliament of Kazakhstan"
    assert cells[3] == ["not known", "Tea\nCabinet 2", whom, "", "not known"]
    empty = register_paper([], title="Register of gifts")
    assert "No gift is entered." in printed(empty, "md").decode()


def test_the_page_asks_as_often_for_three_gifts_as_for_one(
    client, press, carpet, protocol, leader, django_assert_max_num_queries
):
    client.force_login(press)
    url = reverse("protocol:gifts")
    client.get(url)
    with django_assert_max_num_queries(30) as one:
        client.get(url)
    for what in ("Bowl", "Medal"):
        enter_gift(Exchanged("given", what, leader), by=protocol)
    with django_assert_max_num_queries(len(one)):
        client.get(url)
