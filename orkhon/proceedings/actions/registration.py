"""Arrivals: at the desk, in a sitting, by list, by keyboard and by badge; who left."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.accounts.models import User
from orkhon.engines import names
from orkhon.engines.merkle.entry import JSON
from orkhon.proceedings.actions.participants import open_session
from orkhon.proceedings.actions.telling import tell
from orkhon.proceedings.documents.badges import badges_pdf
from orkhon.proceedings.models import (
    Participant,
    Registration,
    Session,
    Sitting,
    SittingEvent,
)
from orkhon.proceedings.permissions import can_register
from orkhon.proceedings.queries.badge_codes import badge_holder
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require


@transaction.atomic
def arrive(
    participant: Participant, *, sitting: Sitting | None, by: User
) -> tuple[Registration, bool]:
    """Register that somebody has come.

    Args:
        sitting: Which one they come to; None at the desk, for the session as a whole.
    Returns:
        The registration, and False when they were there already: then nothing is
        written.
    Raises:
        Refusal: withdrawn, the sitting is of another session or closed, or the
            session is over.
    """
    require(can_register(by), "register an arrival")
    participant = _locked(participant)
    if participant.withdrawn_at is not None:
        raise Refusal(_("%(name)s was withdrawn") % {"name": participant.name})
    if sitting is not None:
        _refuse_sitting(participant, sitting)
    known = _there(participant, sitting)
    if known is not None:
        return known, False
    made = Registration.objects.create(
        participant=participant, sitting=sitting, at=timezone.now(), by=by.actor_id
    )
    append("proceedings.registration.arrive", subject_of(made), by=by, **_said(made))
    tell(sitting, SittingEvent.Kind.PRESENCE, "presence", by=by)
    return made, True


@transaction.atomic
def leave(
    participant: Participant, *, sitting: Sitting | None, by: User
) -> Registration:
    """Register that somebody has left; who comes back is registered anew.

    Raises:
        Refusal: they are not registered as there, or the session is over.
    """
    require(can_register(by), "register that somebody left")
    participant = _locked(participant)
    known = _there(participant, sitting)
    if known is None:
        raise Refusal(
            _("%(name)s is not registered as present") % {"name": participant.name}
        )
    known.left_at = timezone.now()
    known.save(update_fields=["left_at"])
    append("proceedings.registration.leave", subject_of(known), by=by, **_said(known))
    tell(sitting, SittingEvent.Kind.PRESENCE, "presence", by=by)
    return known


def found_by(session: Session, words: str) -> Participant:
    """Whom a line at the desk means: a scanned badge, a number, or part of a name.

    Raises:
        Refusal: nobody, several, or a badge of another session.
    """
    words = " ".join(words.split())
    holder = badge_holder(words)
    if holder is not None:
        if holder.session_id != session.pk:
            raise Refusal(
                _("the badge of %(name)s is of %(session)s")
                % {"name": holder.name, "session": holder.session.title}
            )
        return holder
    if "://" in words or "~" in words:
        raise Refusal(_("this is no badge of ours"))
    if words.isdecimal():
        one = session.participants.filter(number=int(words[:9])).first()
        if one is None:
            raise Refusal(_("there is no number %(n)s") % {"n": words})
        return one
    return _named(session, words)


@transaction.atomic
def print_badges(session: Session, chosen: Sequence[Participant], *, by: User) -> bytes:
    """Badges as PDF, four of A6 on a page of A4.

    Raises:
        Refusal: nobody is chosen, or one of them was withdrawn.
    """
    require(can_register(by), "print badges")
    if not chosen:
        raise Refusal(_("nobody is chosen"))
    for one in chosen:
        if one.withdrawn_at is not None:
            raise Refusal(_("%(name)s was withdrawn") % {"name": one.name})
    data = badges_pdf(session, chosen)
    append(
        "proceedings.badges.print",
        subject_of(session),
        by=by,
        numbers=[one.number for one in chosen],
    )
    return data


def _locked(participant: Participant) -> Participant:
    """The row as it is now; another desk waits until this act is done."""
    open_session(participant.session)
    return (
        Participant.objects.select_for_update(of=("self",))
        .select_related("session")
        .get(pk=participant.pk)
    )


def _refuse_sitting(participant: Participant, sitting: Sitting) -> None:
    if sitting.session_id != participant.session_id:
        raise Refusal(
            _("%(name)s does not take part in this session")
            % {"name": participant.name}
        )
    if sitting.closed_at is not None:
        raise Refusal(_("sitting %(n)d is closed") % {"n": sitting.number})


def _there(participant: Participant, sitting: Sitting | None) -> Registration | None:
    return participant.registrations.filter(sitting=sitting, left_at=None).first()


def _named(session: Session, words: str) -> Participant:
    fold = names.fold(words)
    rows = session.participants.filter(withdrawn_at=None)
    near = [one for one in rows if fold and fold in names.fold(one.name)]
    exact = [one for one in near if names.fold(one.name) == fold]
    if len(exact) == 1 or len(near) == 1:
        return (exact or near)[0]
    if not near:
        raise Refusal(_("nobody called “%(name)s” takes part") % {"name": words})
    raise Refusal(
        _("“%(name)s” may be %(who)s: enter the number")
        % {
            "name": words,
            "who": ", ".join(f"{one.number} {one.name}" for one in near[:5]),
        }
    )


def _said(one: Registration) -> dict[str, JSON]:
    return {
        "participant": str(one.participant_id),
        "number": one.participant.number,
        "sitting": None if one.sitting is None else one.sitting.number,
        "at": one.at.isoformat(timespec="seconds"),
        "left_at": None
        if one.left_at is None
        else one.left_at.isoformat(timespec="seconds"),
    }
