"""Whose promise it is: bodies and persons of the register, else words alone."""

from collections.abc import Sequence

from orkhon.dialogue.models import Commitment, CommitmentParty, Contact
from orkhon.dialogue.queries.people import (
    body_named,
    nearest,
    person_named,
    person_with_id,
)


def add_parties(
    promise: Commitment,
    contact: Contact,
    *,
    owners: Sequence[str],
    beneficiaries: Sequence[str] = (),
) -> None:
    """Write who owes a promise and to whom, each resolved as far as is certain.

    A name is looked for among the register's bodies and persons and then among the
    people of the contact; what is not found stays in the words of the source.
    """
    sides = [(CommitmentParty.Side.OWNER, text) for text in owners]
    sides += [(CommitmentParty.Side.BENEFICIARY, text) for text in beneficiaries]
    rows = contact.participations.select_related("person")
    present = [one.person for one in rows]
    for side, text in sides:
        body = body_named(text)
        person = None
        if body is None:
            person = person_with_id(text) or person_named(text)
            person = person or nearest(text, present)
        CommitmentParty.objects.create(
            commitment=promise,
            side=side,
            body=body,
            person=person,
            as_written=text[:240],
        )
