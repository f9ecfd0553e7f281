"""Rights at the addresses of the occasion book."""

from orkhon.legislation.actions.citing import Cited
from orkhon.protocol.actions.letter_templates import Words, add_template
from orkhon.protocol.actions.occasions import Said, enter_occasion
from orkhon.register.models import Person
from tests.permission_answers import OFFICE, OPEN

WRITERS = OFFICE
"""Heads, protocol, press and research; here the whole Secretariat of the table."""

ADDRESSES = {
    "protocol:occasions": ("GET", [], OFFICE),
    "protocol:occasion": ("GET", ["occasion"], OFFICE),
    "protocol:enter-occasion": ("GET", [], WRITERS),
    "protocol:answer-occasion": (
        "POST",
        [],
        dict.fromkeys(OFFICE, "invisible") | {"public": "sign in"},
    ),
    "protocol:strike-occasion": ("GET", ["occasion"], WRITERS),
    "protocol:draft-letter": ("POST", ["occasion"], WRITERS),
    "protocol:occasions-feed": ("GET", ["token"], OPEN),
}


def parts(found, country, people):
    """A birthday, and a template that a draft is made of."""
    by = people["head"]
    person = Person.objects.create(display_name="Sample person", sample=True)
    words = Words("congratulation", "Sample", "en", "Sample", "Sample words.")
    add_template(words, by=by)
    row = enter_occasion(
        Said("birthday", "Sample birthday", "--03-08", person=person),
        by=by,
        shown=Cited("Sample words of a page.", "Sample page"),
    )
    return {"occasion": row.pk, "celebrated": person}
