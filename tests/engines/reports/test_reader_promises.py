"""Who is bound to what, how firmly, by when; and what binds nobody."""

import pytest

from orkhon.engines.reports import read_report

LEAD = (
    " date 2026-03-04 Chairman of the Senate of Kazakhstan Askar Beketayev met with "
    "TURKPA Secretary General Orhan Demirsoy today.\n\n"
)


def promises(text):
    return read_report(LEAD + text, source="test").contacts[0].commitments


@pytest.mark.parametrize(
    ("text", "who", "strength", "what"),
    [
        (
            "Orhan Demirsoy said that TURKPA stands ready to send observers.",
            ("TURKPA",),
            "ready",
            "send observers",
        ),
        (
            "Askar Beketayev expressed his readiness to host the forum.",
            ("Askar Beketayev",),
            "ready",
            "host the forum",
        ),
        (
            "He noted Kazakh side’s readiness to host the forum.",
            ("Kazakhstan",),
            "ready",
            "host the forum",
        ),
        (
            "The sides agreed to establish a working group.",
            ("Kazakhstan", "TURKPA"),
            "agreed",
            "establish a working group",
        ),
        (
            "As a result, an agreement was reached to open an office.",
            ("Kazakhstan", "TURKPA"),
            "agreed",
            "open an office",
        ),
        (
            "The Senate of Kazakhstan decided to publish the text.",
            ("Senate of the Parliament of Kazakhstan",),
            "decided",
            "publish the text",
        ),
        (
            "TURKPA instructed the Secretariat to prepare the draft.",
            ("TURKPA",),
            "instructed",
            "prepare the draft",
        ),
        (
            "Orhan Demirsoy said that he will visit Almaty.",
            ("Orhan Demirsoy",),
            "intends",
            "visit Almaty",
        ),
        (
            "The Secretary General plans to open an office.",
            ("Orhan Demirsoy",),
            "intends",
            "open an office",
        ),
        (
            "The observation mission will present its statement.",
            ("observation mission",),
            "intends",
            "present its statement",
        ),
        (
            "“We are ready to share our experience with every colleague,” said Askar Beketayev.",
            ("Askar Beketayev",),
            "ready",
            "share our experience with every colleague",
        ),
        (
            "The Turkish speaker is due to attend the forum.",
            ("Turkish speaker",),
            "intends",
            "attend the forum",
        ),
        (
            "They discussed TURKPA, which is ready to help with the forms.",
            ("TURKPA",),
            "ready",
            "help with the forms",
        ),
    ],
)
def test_a_promise_has_an_owner_a_strength_and_words(text, who, strength, what):
    found = promises(text)
    assert [(one.who, one.strength, one.what) for one in found] == [
        (who, strength, what)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "He expressed confidence that TURKPA would support the project.",
        "Askar Beketayev hoped that the sides agreed to meet.",
        "He underlined the need to be ready and the importance of it.",
        "The parties agreed that the relations are good.",
        "In July 2022 the Senate of Kazakhstan decided to hold a forum.",
        "Last year the sides agreed to open a school.",
        "“Kazakhstan will build three new roads in the south this year,” he said.",
        "The elections are planned to be held in May.",
        "The talks will be important.",
        "A new road will open soon.",
    ],
)
def test_hopes_quotations_and_the_past_bind_nobody(text):
    assert promises(text) == ()


def test_a_planned_event_is_owed_by_the_body_in_its_name_with_date_and_place():
    found = promises(
        "The 15th plenary session of TURKPA is planned to be held in Bishkek in June 2026."
    )
    assert [(one.who, one.when, one.where) for one in found] == [
        (("TURKPA",), "2026-06", "Bishkek")
    ]


def test_a_country_is_the_place_where_no_city_is_given():
    found = promises("The 15th plenary session of TURKPA will be held in Hungary.")
    assert found[0].where == "Hungary"


def test_what_was_done_is_kept_as_done():
    found = promises(
        "He noted that the accession of TURKPA had been successfully completed."
    )
    assert [(one.status, one.who) for one in found] == [("done", ("TURKPA",))]


def test_one_promise_told_twice_is_one():
    found = promises(
        "The sides agreed to open a school. The sides also agreed to open a school."
    )
    assert len(found) == 1
