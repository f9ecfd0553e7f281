"""What is planned beside a contact, and names that are no persons."""

import pytest

from orkhon.engines.reports import read_report
from orkhon.engines.reports.segments import tokens_of
from orkhon.engines.reports.vocabulary import Phrases

A = "Chairman of the Senate Askar Beketayev"
B = "Ambassador of Hungary Gábor Szentesi"


def contact(text):
    return read_report(text, source="sample").contacts[0]


def kinds(text):
    return [kind.value for kind in contact(text).kinds]


def names(text):
    return [one.name for one in contact(text).participants]


def roles(text):
    return {one.name: one.role for one in contact(text).participants}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            f"{A} arrived in Baku on a working visit, during which he will hold talks "
            f"with {B}.",
            "visit",
        ),
        (
            f"{A} arrived in Baku to take part in the 5th session of the Council.",
            "visit",
        ),
        (
            f"{A} will visit Baku in May. A meeting between {A} and {B} is also "
            "envisaged.",
            "visit",
        ),
        (
            f"{A} arrived in Baku. On Monday he will address the Senate and "
            f"subsequently meet with {B}.",
            "visit",
        ),
        (
            f"{A} had a phone talk with {B}. They met in Baku in the same week and "
            "held talks with others, too.",
            "call",
        ),
        (f"{A}, on the way to attend a forum, met with {B} today.", "meeting"),
        (f"{A} called on his Hungarian counterpart in Budapest.", "meeting"),
    ],
)
def test_a_programme_is_no_contact_of_its_own(text, kind):
    assert kinds(text) == [kind]


def test_who_speaks_in_a_meeting_told_later_has_no_second_contact():
    text = (
        f"{A} said that water is for all. He made these remarks during a meeting with "
        f"{B}, who called on him at the Parliament House."
    )
    read = read_report(text, source="sample")
    assert len(read.contacts) == 1


@pytest.mark.parametrize(
    "words",
    [
        "As reported by Brontova Nemzet, ",
        "Citing the newspaper Brontova Nemzet, it is said that ",
        "Brontova Nemzet reports that ",
    ],
)
def test_a_newspaper_is_no_person(words):
    found = names(f"{words}{A} met with {B}.")
    assert found == ["Askar Beketayev", "Gábor Szentesi"]


def test_whom_a_newspaper_tells_of_takes_part():
    text = (
        f"{B} received Orhan Demirsoy, Speaker of the Milli Majlis, on Monday. He "
        "thanked him for the warm welcome and spoke of water.\n\n"
        "As reported by Brontova Nemzet, Askar Beketayev, Chairman of the Senate, also "
        "held talks with Orhan Demirsoy."
    )
    everybody = {
        one.name: one.role
        for each in read_report(text, source="sample").contacts
        for one in each.participants
    }
    assert everybody["Askar Beketayev"] == "participant"
    assert "Brontova Nemzet" not in everybody


def test_an_initial_without_a_blank_is_the_same_person():
    assert names(f"{A} met with {B}. A.Beketayev spoke of water.") == [
        "Askar Beketayev",
        "Gábor Szentesi",
    ]


def test_a_first_name_behind_a_post_is_the_person_named_before():
    text = f"{A} met with {B}. He expressed his gratitude to Chairman Askar for it."
    assert names(text) == ["Askar Beketayev", "Gábor Szentesi"]


def test_a_headline_s_verb_is_no_part_of_a_name():
    text = f"Speaker Askar Beketayev Arrives in Baku\n\n{A} arrived in Baku on 4 March."
    assert names(text) == ["Askar Beketayev"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The welcoming party at the airport included Ambassador Orhan Demirsoy.",
        "The delegation that he is leading includes Deputy Speaker Orhan Demirsoy.",
        "They were greeted on arrival in Baku by Deputy Speaker Orhan Demirsoy.",
        "Deputy Speaker Orhan Demirsoy was amongst those who welcomed them.",
        "The meeting in the new hall gathered Deputy Speaker Orhan Demirsoy and others.",
    ],
)
def test_those_who_welcome_and_those_who_are_gathered_take_part(sentence):
    text = f"{A} arrived in Baku on a visit. They met with {B}.\n\n{sentence}"
    assert roles(text)["Orhan Demirsoy"] == "participant"


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        (
            "Secretary General of TURKPA Ambassador Askar Beketayev met",
            "Secretary General of TURKPA",
            "TURKPA",
        ),
        (
            "TURKPA Secretary General Ambassador Askar Beketayev met",
            "Secretary General",
            "TURKPA",
        ),
        (
            "The Ambassador of Hungary to Azerbaijan Askar Beketayev met",
            "Ambassador to Azerbaijan",
            "Hungary",
        ),
    ],
)
def test_an_ambassador_before_the_name_may_be_a_form_of_address(text, title, body):
    one = contact(f"{text} with {B} today.").participants[0]
    assert (one.name, one.post, one.body) == ("Askar Beketayev", title, body)


def test_an_ambassador_before_the_name_in_azerbaijani_is_a_form_of_address():
    text = (
        "TÜRKPA-nın Baş katibi səfir Askar Beketayev Bakıda Gabor Szentesi ilə görüşdü."
    )
    one = contact(text).participants[0]
    assert one.post == "Baş katibi"


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        (
            "The sides concurred to open a joint office in Budapest.",
            "sides",
            "open a joint office in Budapest",
        ),
        (
            "It is planned to sign a protocol in Budapest.",
            "sides",
            "sign a protocol in Budapest",
        ),
        (
            "It is expected that the heads of the upper houses of the parliaments will "
            "sign a plan.",
            "sides",
            "sign a plan",
        ),
        (
            "The sides decided upon joint events in Budapest.",
            "sides",
            "joint events in Budapest",
        ),
    ],
)
def test_what_is_agreed_or_planned_without_a_name_binds_the_sides(text, who, what):
    (one,) = contact(f"{A} met with {B}. {text}").commitments
    assert one.what.endswith(what)
    assert one.who


@pytest.mark.parametrize(
    "text",
    [
        "The sides agreed on the high level of their relations.",
        "The trip is due to end on 22 October.",
        "He gave an invitation to the forum to be held in Ashgabat in May.",
        "“The work on all of these roads has been completed by the Senate,” he said.",
    ],
)
def test_praise_the_end_of_a_trip_and_an_invitation_bind_nobody(text):
    assert contact(f"{A} met with {B}. {text}").commitments == ()


def test_a_short_acronym_is_not_found_in_a_word_of_small_letters():
    phrases = Phrases({"APA": 1}, acronyms_exact=True)
    assert phrases.at(tokens_of("Apa spoke"), 0) is None
    assert phrases.at(tokens_of("APA spoke"), 0).value == 1
