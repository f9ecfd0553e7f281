"""The plenary sessions of TURKPA that are known in public, as history of the room.

`turkpa/sessions.csv` has a row a session; each names the line of `turkpa/facts.txt`
that it rests on. Where a session was decided to be and where it was are two columns.
What is not known is left empty; the fifteenth session is planned, as no source kept
here confirms that it was held.
"""

import csv
import re
from collections.abc import Iterator

from django.db import transaction

from orkhon.proceedings.actions.sessions import SessionPlan, plan_session
from orkhon.proceedings.models import Session
from orkhon.record.models import Source
from orkhon.record.roles import Actor
from orkhon.register.models import Body, Person
from orkhon.sample.public_facts import (
    FOLDER,
    PublicFactsError,
    cited_fact,
    facts_source,
    person_id,
)

HELD = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
"""A session is history when its first day is known to the day."""


@transaction.atomic
def load(by: Actor) -> list[Session]:
    """Enter the sessions that are not there yet; the register must have been loaded.

    Returns:
        The sessions that are new.
    Raises:
        PublicFactsError: a row names a fact or body that the files do not have.
    """
    source = facts_source(by)
    known = set(Session.objects.values_list("organ__key", "number"))
    return [
        _enter(row, source, by)
        for row in _rows()
        if (row["organ"], int(row["number"])) not in known
    ]


def _enter(row: dict[str, str], source: Source, by: Actor) -> Session:
    presides = row["presides"]
    return plan_session(
        SessionPlan(
            organ=_body(row["organ"]),
            number=int(row["number"]),
            title=row["title"],
            theme=row["theme"],
            place=row["place"],
            decided_place=row["decided_place"],
            decided_on=row["decided_on"],
            decided_by=row["decided_by"],
            from_on=row["from_on"],
            to_on=row["to_on"],
            host=_body(row["host"]),
            takes_chair=_body(row["takes_chair"]),
            presides=Person.objects.get(pk=person_id(presides)) if presides else None,
            final_text=row["final_text"],
            note=row["note"],
        ),
        by=by,
        held=bool(HELD.match(row["from_on"])),
        citation=cited_fact(row["fact"], source, by=by),
    )


def _body(key: str) -> Body:
    body = Body.objects.filter(key=key).first()
    if body is None:
        raise PublicFactsError(f"the register has no body {key}")
    return body


def _rows() -> Iterator[dict[str, str]]:
    with (FOLDER / "sessions.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, strict=True)
