"""Held forms: given a station, let through, chosen among doubles."""

from collections.abc import Sequence

from django.db import transaction

from orkhon.accounts.models import User
from orkhon.observation.actions.reviewing import note_form
from orkhon.observation.models import PollingStation, Submission
from orkhon.observation.permissions import can_operate_in
from orkhon.observation.queries.operations.scope import city_of
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require


@transaction.atomic
def place_form(
    form: Submission, station: PollingStation, *, by: User, why: str = ""
) -> Submission:
    """Say at which station a form was filled, when its own code names none.

    What the form itself says is kept as received.

    Raises:
        Refusal: the station is another mission's, or the form stands there already.
    """
    _require(form, by, "say at which station a form was filled")
    if station.mission_id != form.mission_id:
        raise Refusal(f"station {station} is not of this mission")
    changed = (
        Submission.objects.filter(pk=form.pk)
        .exclude(station=station)
        .update(station=station)
    )
    if not changed:
        raise Refusal(f"the form stands at station {station} already")
    written = form.station_code
    form.refresh_from_db()
    note_form(
        form,
        why.strip() or f"Station {station}; the form says “{written}”.",
        by=by,
    )
    append(
        "observation.submission.place",
        subject_of(form),
        by=by,
        written=written,
        station=station.code,
        why=why.strip(),
    )
    return form


@transaction.atomic
def let_through(form: Submission, *, by: User, why: str) -> Submission:
    """Take a form out of quarantine: a person looked at it and it counts.

    Raises:
        Refusal: no reason, or it is not held.
    """
    _require(form, by, "let a held form through")
    if not why.strip():
        raise Refusal("say why the form counts")
    held = form.why_held
    changed = Submission.objects.filter(
        pk=form.pk, state=Submission.State.QUARANTINED
    ).update(state=Submission.State.RECEIVED, why_held="")
    if not changed:
        raise Refusal("the form is not held")
    form.refresh_from_db()
    note_form(form, why, by=by)
    append(
        "observation.submission.let-through",
        subject_of(form),
        by=by,
        held=held,
        why=why.strip(),
    )
    return form


@transaction.atomic
def decide_conflict(
    forms: Sequence[Submission], counts: Sequence[Submission], *, by: User, why: str
) -> None:
    """Say which of several forms of one station and stage count; all are kept.

    Args:
        forms: All of them, as the person saw them.
        counts: Those that count; the others are put aside.
    Raises:
        Refusal: no reason, none counts, forms of different stations or stages, or one
            was decided meanwhile.
    """
    for form in forms:
        _require(form, by, "decide which form counts")
    if not why.strip():
        raise Refusal("say why")
    chosen = {one.pk for one in counts}
    if not chosen or not chosen <= {one.pk for one in forms}:
        raise Refusal("say which of the forms counts")
    if len({(one.mission_id, one.station_id, one.stage) for one in forms}) != 1:
        raise Refusal("these forms are not of one station and stage")
    for form in forms:
        review = (
            Submission.Review.APPROVED
            if form.pk in chosen
            else Submission.Review.REJECTED
        )
        changed = Submission.objects.filter(pk=form.pk, review=form.review).update(
            review=review
        )
        if not changed:
            raise Refusal(f"somebody decided on form {form.instance_id} meanwhile")
        form.refresh_from_db()
        note_form(form, why, by=by)
    append(
        "observation.submission.decide",
        subject_of(forms[0]),
        by=by,
        forms=[one.instance_id for one in forms],
        counts=[one.instance_id for one in forms if one.pk in chosen],
        why=why.strip(),
    )


def _require(form: Submission, by: User, verb: str) -> None:
    require(can_operate_in(by, form.mission, city_of(form)), verb)
