"""Letters: in the addressee's language, never with an empty place, never changed."""

import io
from datetime import UTC, date, datetime

import docx
import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from orkhon.protocol.actions.letter_templates import (
    Words,
    add_template,
    change_template,
    retire_template,
)
from orkhon.protocol.actions.letters import (
    Wanted,
    WrittenAlready,
    change_letter,
    draft_letter,
    drop_letter,
)
from orkhon.protocol.actions.occasions import Said, enter_occasion
from orkhon.protocol.actions.signing import send_letter, sign_letter
from orkhon.protocol.documents.letter import letter_bytes
from orkhon.protocol.models import Letter
from orkhon.protocol.queries.letters import (
    Asked,
    is_as_signed,
    log,
    same,
    waiting,
    written_before,
)
from orkhon.record.models import Entry
from orkhon.record.queries import bytes_of, said
from orkhon.record.refusals import Refusal
from orkhon.register.actions import add_person
from orkhon.register.models import Person
from tests.rooms.protocol.writing import (
    BIRTHDAY,
    DAY,
    IN_ENGLISH,
    SHOWN,
    a_birthday,
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


def test_a_draft_is_in_the_language_of_the_addressee(leader, protocol):
    letter = a_letter(leader, protocol)
    # Sample leader of Kazakhstan: Kazakh, Cyrillic; 28 February stands for the 29th.
    assert letter.language == "kk"
    assert letter.addressee == "Үлгі жетекші\nТөраға\nҮлгі парламенті"
    assert letter.salutation == "Құрметті Үлгі жетекші!"
    assert letter.body.startswith(
        "Үлгі жетекші, Сізді 28\u00a0ақпан туған күніңізбен құттықтаймын."
    )
    assert "{" not in letter.body


def test_the_fittest_template_is_found_by_itself(leader, protocol):
    add_template(words(occasion_kind="", title="Any", language="kk"), by=protocol)
    add_template(BIRTHDAY, by=protocol)
    wanted = Wanted(occasion=a_birthday(leader, protocol), year=2027)
    assert draft_letter(wanted, by=protocol, on=DAY).template.title == "Birthday"


def test_a_language_without_a_template_is_named(leader, protocol):
    add_template(IN_ENGLISH, by=protocol)
    wanted = Wanted(occasion=a_birthday(leader, protocol), year=2027)
    with pytest.raises(Refusal, match="no template for a congratulation in Kazakh"):
        draft_letter(wanted, by=protocol, on=DAY)


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("To {nobody}.", r"\{nobody\}"),
        ("To {name!r}.", r"\{name!r\}"),
        ("To {name:>10}.", r"\{name:>10\}"),
        ("To {name.first}.", r"\{name\.first\}"),
        ("To {name.", "brace"),
        ("To {}.", r"\{\}"),
    ],
)
def test_a_field_that_does_not_exist_is_named_when_a_template_is_kept(
    protocol, body, named
):
    with pytest.raises(Refusal, match=named):
        add_template(words(body=body), by=protocol)


def test_braces_themselves_are_written_twice(leader, protocol):
    letter = a_letter(leader, protocol, words=words(body="{{A}} {year}"))
    assert letter.body == "{A} 2027"


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("{honorific}", "no form of address for Sample leader"),
        ("{deceased}", "name of the person who died"),
        ("{country}", "no name of “Kazakhstan” in Kazakh"),
        ("{occasion}", "in English alone"),
        ("{ordinal}", "ending of Kazakh"),
    ],
)
def test_a_value_that_is_not_known_is_said_never_left_empty(
    leader, protocol, body, why
):
    with pytest.raises(Refusal, match=why):
        a_letter(leader, protocol, words=Words(**{**vars(BIRTHDAY), "body": body}))
    assert Letter.objects.count() == 0


def test_no_english_words_stand_in_a_letter_of_another_tongue(leader, protocol):
    # The register knows this person, post and body in English and Kazakh alone.
    turkish = words(language="tr", title="Turkish")
    with pytest.raises(Refusal, match="no name of Sample leader in Turkish"):
        a_letter(leader, protocol, words=turkish)


def test_the_addressee_can_be_written_by_hand(leader, protocol):
    template = add_template(words(language="tr", salutation="", body="A"), by=protocol)
    wanted = Wanted(
        kind="thanks", person=leader, template=template, printed="Sayın Başkan"
    )
    assert draft_letter(wanted, by=protocol, on=DAY).addressee == "Sayın Başkan"


def test_the_thirtieth_anniversary_is_written_as_a_number(parliament, protocol):
    treaty = enter_occasion(
        Said("treaty", "Sample treaty", "1997-03-01", body=parliament),
        by=protocol,
        shown=SHOWN,
    )
    template = add_template(
        words(
            occasion_kind="treaty", salutation="",
            body="The {ordinal} anniversary ({number}) of {occasion} on {date}.",
        ),
        by=protocol,
    )  # fmt: skip
    wanted = Wanted(occasion=treaty, year=2027, template=template)
    letter = draft_letter(wanted, by=protocol, on=DAY)
    assert letter.body == (
        "The 30th anniversary (30) of Sample treaty on 1\u00a0March."
    )
    assert letter.addressee == "Sample parliament of Kazakhstan"


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (22, "22nd")]
)
def test_english_numbers_end_as_they_are_spoken(parliament, protocol, number, said):
    treaty = enter_occasion(
        Said("treaty", "Sample treaty", f"{2027 - number}-03-01", body=parliament),
        by=protocol,
        shown=SHOWN,
    )
    template = add_template(words(body="{ordinal}", salutation=""), by=protocol)
    wanted = Wanted(occasion=treaty, year=2027, template=template)
    assert draft_letter(wanted, by=protocol, on=DAY).body == said


def test_a_second_letter_of_the_kind_for_the_occasion_and_year_warns(leader, protocol):
    first = a_letter(leader, protocol)
    wanted = Wanted(occasion=first.occasion, year=2027, template=first.template)
    with pytest.raises(WrittenAlready, match="Үлгі жетекші"):
        draft_letter(wanted, by=protocol, on=DAY)
    second = draft_letter(wanted, by=protocol, on=DAY, again=True)
    assert same("congratulation", first.occasion, 2027, besides=second) == [first]
    # Another year, or another kind, is another matter.
    later = Wanted(occasion=first.occasion, year=2028, template=first.template)
    assert draft_letter(later, by=protocol, on=date(2028, 2, 20)).year == 2028


def test_who_died_is_not_written_to_any_more(leader, protocol, head):
    letter = a_letter(leader, protocol)
    Person.objects.filter(pk=leader.pk).update(died_on="2027-02-21")
    with pytest.raises(Refusal, match="Sample leader died"):
        sign_letter(letter, "Sample head", by=head)
    wanted = Wanted(occasion=letter.occasion, year=2027, template=letter.template)
    with pytest.raises(Refusal, match="No letter is written to them"):
        draft_letter(wanted, by=protocol, on=DAY, again=True)


def test_a_condolence_goes_to_the_body_of_who_died(leader, parliament, protocol):
    Person.objects.filter(pk=leader.pk).update(died_on="2027-02-15")
    mourning = enter_occasion(
        Said(
            "mourning",
            "Death of Sample leader",
            "2027-02-15",
            False,
            leader,
            parliament,
        ),
        by=protocol,
        shown=SHOWN,
    )
    add_template(
        Words(
            "condolence", "Condolence", "kk", "Көңіл айту",
            "{deceased} қайтыс болды.", "", "mourning",
        ),
        by=protocol,
    )  # fmt: skip
    letter = draft_letter(Wanted(occasion=mourning), by=protocol, on=DAY)
    assert (letter.kind, letter.to_person, letter.to_body) == (
        "condolence",
        None,
        parliament,
    )
    assert letter.body == "Үлгі жетекші қайтыс болды."


def test_a_signed_letter_has_its_number_and_never_changes(leader, protocol, head, noon):
    letter = a_letter(leader, protocol)
    change_letter(letter, {"body": "Құттықтаймын.\r\n\r\nЖақсы тілекпен"}, by=protocol)
    with pytest.raises(PermissionDenied):
        sign_letter(letter, "Sample head", by=protocol)
    signed = sign_letter(letter, "Sample head\n  Бас   хатшы ", by=head)
    assert (signed.reference, signed.signatory) == ("1/2027", "Sample head\nБас хатшы")
    entry = said(Entry.objects.get(verb="protocol.letter.sign"))
    assert entry["words_sha256"] == signed.sha256
    assert entry["paper_sha256"] == signed.paper.sha256
    with pytest.raises(Refusal, match="signed; it does not change"):
        change_letter(signed, {"body": "Other words"}, by=protocol)
    with pytest.raises(Refusal, match="signed"):
        sign_letter(signed, "Sample head", by=head)
    with pytest.raises(Refusal, match="signed"):
        drop_letter(signed, "No", by=protocol)
    signed.refresh_from_db()
    assert is_as_signed(signed) is True
    signed.body += " "
    assert is_as_signed(signed) is False


def test_a_letter_is_sent_once_with_the_words_that_were_signed(
    leader, protocol, head, noon
):
    letter = a_letter(leader, protocol)
    with pytest.raises(Refusal, match="not signed yet"):
        send_letter(letter, "the embassy", by=protocol)
    signed = sign_letter(letter, "Sample head", by=head)
    with pytest.raises(Refusal, match="by which way"):
        send_letter(signed, " ", by=protocol)
    Letter.objects.filter(pk=letter.pk).update(body="Other words")
    with pytest.raises(Refusal, match="not those that were signed"):
        send_letter(signed, "the embassy", by=protocol)
    Letter.objects.filter(pk=letter.pk).update(body=signed.body)
    sent = send_letter(signed, "the embassy", by=protocol)
    assert (sent.progress, sent.sent_how) == ("sent", "the embassy")
    with pytest.raises(Refusal, match="sent"):
        send_letter(sent, "e-mail", by=protocol)
    assert said(Entry.objects.get(verb="protocol.letter.send"))["how"] == "the embassy"


def test_a_draft_that_is_given_up_takes_no_number(leader, protocol, head, noon):
    letter = a_letter(leader, protocol)
    with pytest.raises(Refusal, match="why"):
        drop_letter(letter, "", by=protocol)
    drop_letter(letter, "Not our custom", by=protocol)
    again = draft_letter(
        Wanted(occasion=letter.occasion, year=2027, template=letter.template),
        by=protocol,
        on=DAY,
    )
    assert sign_letter(again, "Sample head", by=head).number == 1


def test_no_signed_letter_is_without_a_number_and_no_draft_has_one(leader, protocol):
    letter = a_letter(leader, protocol)
    for broken in ({"progress": "signed"}, {"number": 1, "numbered_in": 2027}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Letter.objects.filter(pk=letter.pk).update(**broken)


def test_numbers_begin_anew_each_year(leader, protocol, head, time_machine):
    letter = a_letter(leader, protocol)
    later = draft_letter(
        Wanted(occasion=letter.occasion, year=2028, template=letter.template),
        by=protocol,
        on=DAY,
    )
    found = []
    for one, year in ((letter, 2027), (later, 2028)):
        # The first hour of the year in Baku is still the old year in Greenwich.
        time_machine.move_to(datetime(year - 1, 12, 31, 21, tzinfo=UTC), tick=False)
        found.append(sign_letter(one, "Sample head", by=head).reference)
    assert found == ["1/2027", "1/2028"]


def test_the_paper_says_what_was_signed_in_its_language(leader, protocol, head, noon):
    letter = sign_letter(a_letter(leader, protocol), "Үлгі бас хатшы", by=head)
    word = docx.Document(io.BytesIO(letter_bytes(letter, "docx")))
    text = "\n".join(one.text for one in word.paragraphs)
    for part in (letter.subject, "Құрметті", "Үлгі бас хатшы", "1/2027", "22 ақпан"):
        assert part in text.replace("\u00a0", " ")
    kept = bytes_of(letter.paper)
    assert kept.startswith(b"%PDF")
    assert kept == letter_bytes(letter, "pdf")


def test_the_log_finds_by_any_spelling_year_and_kind(leader, protocol, head, noon):
    letter = sign_letter(a_letter(leader, protocol), "Sample head", by=head)
    other = add_person("Sample other", by=protocol, language="en")
    thanks = draft_letter(
        Wanted(
            kind="thanks",
            person=other,
            template=add_template(
                words(kind="thanks", title="Thanks", salutation="", body="Thanks."),
                by=protocol,
            ),
        ),
        by=protocol,
        on=DAY,
    )
    assert log(Asked()) == [thanks, letter]
    assert log(Asked(who="үлгі")) == log(Asked(who="sample lead")) == [letter]
    assert log(Asked(year=2027, kind="thanks")) == [thanks]
    assert log(Asked(progress="signed")) == [letter]
    assert waiting() == [thanks, letter]


def test_what_was_written_to_a_person_before_stands_beside_the_new_one(
    leader, protocol, head, noon
):
    first = sign_letter(a_letter(leader, protocol), "Sample head", by=head)
    second = draft_letter(
        Wanted(occasion=first.occasion, year=2028, template=first.template),
        by=protocol,
        on=DAY,
    )
    assert written_before(second) == [first]
    assert written_before(first) == []


def test_a_template_keeps_its_letters_and_can_be_retired(leader, protocol):
    letter = a_letter(leader, protocol)
    template = letter.template
    body = letter.body
    change_template(template, words(language="kk", title="Birthday"), by=protocol)
    letter.refresh_from_db()
    assert letter.body == body
    with pytest.raises(Refusal, match="there already"):
        add_template(words(language="kk"), by=protocol)
    retire_template(template, by=protocol)
    with pytest.raises(Refusal, match="no longer in use"):
        retire_template(template, by=protocol)
    with pytest.raises(Refusal, match="no longer in use"):
        change_template(template, IN_ENGLISH, by=protocol)
