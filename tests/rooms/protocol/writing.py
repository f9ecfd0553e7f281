"""Words, days and people for letters; all of it invented."""

from datetime import date

from orkhon.legislation.actions.citing import Cited
from orkhon.protocol.actions.letter_templates import Words, add_template
from orkhon.protocol.actions.letters import Wanted, draft_letter
from orkhon.protocol.actions.occasions import Said, enter_occasion
from orkhon.register.actions import (
    add_name,
    add_person,
    add_post,
    begin_membership,
)
from orkhon.register.models import Body

SHOWN = Cited(
    "Sample leader was born on 29 February 1960.", "Sample page about the leader"
)
DAY = date(2027, 2, 20)
BIRTHDAY = Words(
    "congratulation",
    "Birthday",
    "kk",
    "Туған күніңізбен",
    "{name}, Сізді {date} туған күніңізбен құттықтаймын.\n\n{assembly}",
    "Құрметті {name}!",
    "birthday",
)
IN_ENGLISH = Words(
    "congratulation",
    "Birthday",
    "en",
    "On your birthday",
    "Congratulations on {date}.",
    "Dear {name},",
    "birthday",
)


def a_leader(body: Body, by, *, died_on: str = ""):
    """A Speaker with names in English and Kazakh, in a parliament named in both."""
    person = add_person(
        "Sample leader",
        by=by,
        language="en",
        born_on="1960-02-29",
        died_on=died_on,
        sample=True,
    )
    add_name(person, "Үлгі жетекші", by=by, language="kk", kind="transliteration")
    post = add_post(body, "Speaker", by=by, rank="head")
    add_name(post, "Төраға", by=by, language="kk", kind="official")
    add_name(body, "Үлгі парламенті", by=by, language="kk", kind="official")
    begin_membership(person, body, by=by, post=post, from_on="2026")
    return person


def a_birthday(person, by):
    """Their birthday in the book."""
    said = Said("birthday", "Birthday of Sample leader", "1960-02-29", person=person)
    return enter_occasion(said, by=by, shown=SHOWN)


def a_letter(person, by, *, words: Words = BIRTHDAY):
    """A draft to them for their birthday of 2027."""
    template = add_template(words, by=by)
    wanted = Wanted(occasion=a_birthday(person, by), year=2027, template=template)
    return draft_letter(wanted, by=by, on=DAY)
