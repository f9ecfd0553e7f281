"""Who has a vote on a question, fixed on the day on which it is put."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from orkhon.proceedings.models import Participant, Session, Sitting
from orkhon.proceedings.queries.members import members
from orkhon.proceedings.queries.voices import delegates, registered
from orkhon.record.refusals import Refusal
from orkhon.register.queries.labels import named


def voters_on(session: Session, day: date) -> tuple[str, ...]:
    """Keys of the member parliaments of the day, in fixed English order.

    Raises:
        Refusal: the assembly has no members on that day.
    """
    found = tuple(one.parliament.key for one in members(session.organ, day))
    if not found:
        raise Refusal(
            _("%(organ)s has no members on that day, so nobody can vote")
            % {"organ": named(session.organ)}
        )
    return found


def persons(
    session: Session, sitting: Sitting | None, at: datetime, day: date
) -> tuple[str, ...]:
    """Ids of those who answer a roll call, by country and then by number.

    Delegates of the day's members. Who stands in for somebody that is not there
    answers in their place; a substitute for nobody does not answer.

    Raises:
        Refusal: no delegate of a member takes part.
    """
    parliaments = set(voters_on(session, day))
    there = registered(session, sitting, at)
    listed = [
        one
        for one in delegates(session)
        if one.withdrawn_at is None
        and one.body is not None
        and one.body.key in parliaments
        and one.role != Participant.Role.STAFF
    ]
    in_place_of = {
        one.stands_in_for_id: one
        for one in listed
        if one.stands_in_for is not None
        and one.pk in there
        and one.stands_in_for_id not in there
    }
    found = tuple(
        str(in_place_of.get(one.pk, one).pk)
        for one in listed
        if one.role != Participant.Role.SUBSTITUTE
    )
    if not found:
        raise Refusal(
            _("no delegate takes part in %(session)s, so nobody can be called")
            % {"session": session}
        )
    return found
