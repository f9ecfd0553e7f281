"""What is said of a version afterwards: state, dates, which language is authentic."""

from django.db import transaction
from django.utils.translation import gettext as _

from orkhon.legislation.actions.texts import NOTE_LENGTH, Dates
from orkhon.legislation.models import Expression, Version
from orkhon.legislation.permissions import can_write_texts
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require


@transaction.atomic
def correct_version(
    version: Version, state: str, *, by: Actor, dates: Dates, note: str = ""
) -> Version:
    """Say anew in which state a version is and from when; its texts stay.

    Raises:
        Refusal: a state that there is not, a long note, or nothing is changed.
    """
    require(can_write_texts(by), "correct a version of a law")
    if state not in Version.State.values:
        raise Refusal(_("“%(state)s” is no state of a text") % {"state": state})
    note = note.strip()
    if len(note) > NOTE_LENGTH:
        raise Refusal(_("the note has more than %(n)d letters") % {"n": NOTE_LENGTH})
    version = (
        Version.objects.select_for_update(of=("self",))
        .select_related("work")
        .get(pk=version.pk)
    )
    was = _said(version)
    version.state = state
    version.adopted_on = dates.adopted_on
    version.in_force_on = dates.in_force_on
    version.as_of = dates.as_of
    version.note = note
    now = _said(version)
    if was == now:
        raise Refusal(_("nothing is changed"))
    version.save()
    append(
        "legislation.version.correct",
        subject_of(version.work),
        by=by,
        version=version.number,
        was=was,
        now=now,
    )
    return version


@transaction.atomic
def call_authentic(expression: Expression, *, by: Actor) -> Expression:
    """Say which language of a version binds; the others are translations.

    Raises:
        Refusal: it is the authentic one already.
    """
    require(can_write_texts(by), "say which language of a law is authentic")
    version = Version.objects.select_for_update().get(pk=expression.version_id)
    if version.expressions.filter(pk=expression.pk, is_authentic=True).exists():
        raise Refusal(_("this language is the authentic one already"))
    before = version.expressions.filter(is_authentic=True).first()
    version.expressions.update(is_authentic=False)
    expression.is_authentic = True
    expression.save(update_fields=["is_authentic"])
    append(
        "legislation.text.call-authentic",
        subject_of(version.work),
        by=by,
        version=version.number,
        language=expression.language,
        before="" if before is None else before.language,
    )
    return expression


def _said(version: Version) -> dict[str, str]:
    return {
        "state": str(version.state),
        "adopted_on": version.adopted_on,
        "in_force_on": version.in_force_on,
        "as_of": version.as_of,
        "note": version.note,
    }
