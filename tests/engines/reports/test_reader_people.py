"""Persons, posts and roles: small texts, all people in them invented."""

import pytest

from orkhon.engines.reports import ReportError, Span, read_report


def read(text, **options):
    return read_report(text, source="test", **options)


def people(text, **options):
    contact = read(text, **options).contacts[0]
    return {one.name: one for one in contact.participants}


def posts(text):
    return {name: (one.post, one.body) for name, one in people(text).items()}


def test_a_report_without_words_is_refused_by_its_name():
    with pytest.raises(ReportError, match=r"empty\.txt holds no text"):
        read_report(" \n ", source="empty.txt")


def test_names_of_things_and_places_are_no_persons():
    found = people(
        "Speaker of the Senate Askar Beketayev visited the Anitkabir Memorial Complex, "
        "the Heydar Aliyev Center and the Nursultan Nazarbayev International Airport in "
        "Astana on the National Sovereignty Day."
    )
    assert list(found) == ["Askar Beketayev"]


def test_a_title_makes_a_surname_alone_a_person():
    assert list(people("The meeting was held today. Mr. Demirsoy spoke of water.")) == [
        "Demirsoy"
    ]


def test_a_surname_or_initials_lead_back_to_the_full_name():
    found = people(
        "Chairman of the Senate Askar Beketayev met with Ambassador of Hungary Gábor "
        "Szentesi. A. Beketayev thanked Szentesi. Beketayev spoke of water."
    )
    assert list(found) == ["Askar Beketayev", "Gábor Szentesi"]


def test_a_place_between_post_and_name_is_not_part_of_the_name():
    found = posts(
        "The delegation met with Chairman of the Audit Chamber of Zelenopol Askar Beketayev."
    )
    assert list(found) == ["Askar Beketayev"]


@pytest.mark.parametrize(
    ("text", "post", "body"),
    [
        ("TURKPA Secretary General Orhan Demirsoy met", "Secretary General", "TURKPA"),
        ("Kazakh Senate Speaker Orhan Demirsoy met", "Speaker", "Kazakh Senate"),
        ("Senate Speaker Orhan Demirsoy met", "Senate Speaker", "Senate"),
        (
            "Chairperson (Speaker) of the Milli Majlis Orhan Demirsoy met",
            "Chairperson of the Milli Majlis",
            "Milli Majlis",
        ),
        (
            "Kazakh Deputy Foreign Minister Orhan Demirsoy met",
            "Deputy Foreign Minister",
            "Kazakh",
        ),
        (
            "Ambassador of Hungary to Azerbaijan Orhan Demirsoy met",
            "Ambassador to Azerbaijan",
            "Hungary",
        ),
        (
            "US Ambassador to Kazakhstan Orhan Demirsoy met",
            "Ambassador to Kazakhstan",
            "US",
        ),
        (
            "Minister of Foreign Affairs of Azerbaijan Orhan Demirsoy met",
            "Minister of Foreign Affairs",
            "Azerbaijan",
        ),
        (
            "Deputy Chairman of the Milli Majlis, head of the working group on water "
            "relations Orhan Demirsoy met",
            "Deputy Chairman of the Milli Majlis",
            "Milli Majlis",
        ),
        (
            "Chairman of the Council of Elders, former Prime Minister of Türkiye Orhan "
            "Demirsoy met",
            "Chairman of the Council of Elders",
            "Council of Elders",
        ),
    ],
)
def test_a_post_before_the_name_is_split_into_title_and_body(text, post, body):
    found = posts(f"{text} with Ambassador of Georgia Gábor Szentesi today.")
    assert found["Orhan Demirsoy"] == (post, body)


@pytest.mark.parametrize(
    ("text", "post"),
    [
        (
            ", Chairman of the Committee on Defence, Security and Foreign Affairs,",
            "Chairman of the Committee on Defence, Security and Foreign Affairs",
        ),
        (", the head of the Turkic Academy,", "head of the Turkic Academy"),
        (
            ", the presiding officer of the Senate of Kazakhstan,",
            "officer of the Senate of Kazakhstan",
        ),
        (
            ", former Minister of Culture of Türkiye, Member of the Grand National Assembly,",
            "Member of the Grand National Assembly",
        ),
        (" (Chairman of the Commission)", "Chairman of the Commission"),
    ],
)
def test_a_post_after_the_name_is_read_up_to_its_end(text, post):
    found = posts(f"Askar Beketayev met with Gábor Szentesi{text} today.")
    assert found["Gábor Szentesi"][0] == post


def test_what_follows_a_name_without_an_office_is_no_post():
    found = posts(
        "Speaker of the Senate Askar Beketayev, in his speech at the opening of the new "
        "building of the archive, spoke of water. He met Ambassador of Georgia Gábor Szentesi."
    )
    assert found["Askar Beketayev"][0] == "Speaker of the Senate"


def test_a_post_between_two_names_belongs_to_the_next_where_no_comma_parts_them():
    found = posts(
        "Present at the meeting were Askar Beketayev, Deputy Speaker Gábor Szentesi and "
        "Ambassador of Georgia Emre Karatekin."
    )
    assert found["Gábor Szentesi"][0] == "Deputy Speaker"
    assert found["Askar Beketayev"][0] is None


def test_a_plural_post_after_the_list_covers_the_list():
    found = posts(
        "Askar Beketayev met today with Gábor Szentesi and Emre Karatekin, members of "
        "the Committee on Water."
    )
    assert found["Gábor Szentesi"][0] == "member of the Committee on Water"
    assert found["Emre Karatekin"][0] == "member of the Committee on Water"


def test_an_affiliation_after_the_list_gives_all_of_it_a_body():
    found = posts(
        "The meeting was also attended by the Deputy Head of the Staff Askar Beketayev "
        "and Legal Officer Gábor Szentesi, from the Milli Majlis."
    )
    assert found["Askar Beketayev"] == ("Deputy Head of the Staff", "Milli Majlis")
    assert found["Gábor Szentesi"] == ("Legal Officer", "Milli Majlis")


def test_the_one_who_sent_people_gives_them_a_body():
    found = posts(
        "The meeting took place today. TURKPA was represented by Legal Officer Askar Beketayev."
    )
    assert found["Askar Beketayev"] == ("Legal Officer", "TURKPA")


def test_his_deputies_serve_where_he_does():
    found = posts(
        "TURKPA Secretary General Orhan Demirsoy met with Ambassador of Hungary Gábor "
        "Szentesi. Secretary General Orhan Demirsoy was accompanied by his deputies Askar "
        "Beketayev and Emre Karatekin."
    )
    assert found["Askar Beketayev"] == ("deputy", "TURKPA")


def test_a_delegation_gives_its_head_the_body():
    found = posts(
        "Speaker of the Milli Majlis Leyla Rzazade received a delegation of the Federation "
        "Council led by Deputy Chairman Askar Beketayev."
    )
    assert found["Askar Beketayev"] == ("Deputy Chairman", "Federation Council")


def test_a_post_named_apart_goes_to_the_only_one_whom_it_fits():
    found = posts(
        "The President of Kazakhstan received Ambassador of Hungary Gábor Szentesi today. "
        "Askar Beketayev spoke of water. Askar Beketayev thanked Gábor Szentesi."
    )
    assert found["Askar Beketayev"] == ("President", "Kazakhstan")


def test_an_election_gives_the_post():
    found = posts(
        "The session took place. Askar Beketayev was elected as the Speaker of the Senate."
    )
    assert found["Askar Beketayev"][0] == "Speaker of the Senate"


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Emre Karatekin also attended the meeting.", "participant"),
        ("The sides recalled the exhibition in memory of Emre Karatekin.", "mentioned"),
        (
            "The sides praised the reforms initiated by President Emre Karatekin.",
            "mentioned",
        ),
        (
            "“We spoke with President Emre Karatekin for an hour and found him well,” he said.",
            "mentioned",
        ),
        ("The news was announced by spokesman Emre Karatekin.", "quoted"),
        ("Spokesman of the Senate Emre Karatekin said the talks went well.", "quoted"),
        ("Askar Beketayev thanked Emre Karatekin for the welcome.", "participant"),
        ("Then Leyla Rzazade and Emre Karatekin made speeches.", "participant"),
        ("“The talks went well,” said Emre Karatekin.", "participant"),
        (
            "Emre Karatekin, head of the Senate, Deputy Chair, noted the progress.",
            "participant",
        ),
        (
            "He noted that Turkish President Emre Karatekin supported the idea.",
            "mentioned",
        ),
    ],
)
def test_the_role_follows_from_the_words_around_the_name(sentence, role):
    found = people(
        "Chairman of the Senate Askar Beketayev met with Ambassador of Hungary Gábor "
        f"Szentesi today.\n\nThe meeting was long.\n\n{sentence}"
    )
    assert found["Emre Karatekin"].role == role


def test_a_tagger_can_tip_the_scale_for_an_unknown_name():
    class Tagger:
        def names(self, text):
            start = text.index("Qwerto Zuxalin")
            return [Span(start, start + len("Qwerto Zuxalin"))]

    text = "The meeting took place today. There was talk about Qwerto Zuxalin again."
    assert people(text) == {}
    assert list(people(text, tagger=Tagger())) == ["Qwerto Zuxalin"]


def test_a_list_of_people_without_a_verb_is_a_list_of_those_present():
    found = people(
        "The tenth session of the Council was held in Baku today.\n\nSpeaker of the Senate "
        "Askar Beketayev, Ambassador of Hungary Gábor Szentesi, Deputy Chair of the Milli "
        "Majlis Leyla Rzazade as well as heads of organizations."
    )
    assert {one.role for one in found.values()} == {"participant"}
    assert len(found) == 3
