"""People typed into a form, one a line, and the questions that come of it.

A line is a name, and perhaps a comma and the post: `Erlan Tastaq, legal officer`.
Whom the register knows for certain is taken; for everybody else the form asks once,
with the near names, and keeps what was typed.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from orkhon.dialogue.actions.contacts import Guest
from orkhon.dialogue.actions.review import NEW
from orkhon.dialogue.intake.values import PersonSeen
from orkhon.dialogue.queries.candidates import Candidate, candidates
from orkhon.dialogue.queries.people import person_named, person_with_id
from orkhon.engines import names


@dataclass(frozen=True)
class Question:
    """A name that the register does not know for certain: who is it?"""

    key: str
    name: str
    near: tuple[Candidate, ...]


@dataclass(frozen=True)
class Guests:
    """Those who are known, and the names that must be asked about."""

    known: tuple[Guest, ...]
    questions: tuple[Question, ...]


def read_guests(typed: str, answers: Mapping[str, object]) -> Guests:
    """Find the people who were typed, with the answers given so far.

    Args:
        typed: One person a line.
        answers: The form's fields; an answer stands under the question's key.
    """
    known: list[Guest] = []
    questions: list[Question] = []
    for line in typed.splitlines():
        name, _comma, post = (part.strip() for part in line.partition(","))
        if not name:
            continue
        key = f"who {names.fold(name) or name}"
        said = str(answers.get(key, ""))
        person = person_with_id(said) if said else person_named(name)
        if person is not None:
            known.append(Guest(person=person, post=post))
        elif said == NEW:
            known.append(Guest(new_name=name, post=post))
        else:
            near = candidates(PersonSeen(name=name))
            questions.append(Question(key, name, near))
    return Guests(tuple(known), tuple(questions))


def asked(questions: tuple[Question, ...]) -> str:
    """The error that stands above a form with open questions."""
    named = ", ".join(one.name for one in questions)
    return _("Say who it is: %(names)s") % {"names": named}
