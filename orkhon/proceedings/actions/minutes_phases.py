"""The phases of minutes: what may be done in which, and words that are too long."""

from django.utils.translation import gettext as _

from orkhon.proceedings.models import Minutes, Sitting
from orkhon.record.refusals import Refusal

LONGEST = 8_000
"""Characters of a note or paragraph; four printed pages."""


def minutes_of(sitting: Sitting) -> Minutes | None:
    """The minutes of a sitting; None before a draft was made."""
    return Minutes.objects.filter(sitting=sitting).first()


def locked_in(minutes: Minutes, phase: Minutes.Phase) -> Minutes:
    """The minutes as they are now, in the phase that is needed.

    Raises:
        Refusal: they are in another phase.
    """
    locked = Minutes.objects.select_for_update().get(pk=minutes.pk)
    refuse_unless(locked, phase)
    return locked


def refuse_unless(minutes: Minutes | None, phase: Minutes.Phase) -> None:
    """Refuse what belongs to another phase of the minutes.

    Raises:
        Refusal: the words name the phase that they are in.
    """
    there = Minutes.Phase.NOTES if minutes is None else Minutes.Phase(minutes.phase)
    if there != phase:
        raise Refusal(
            _("the minutes are in the phase “%(phase)s”; this belongs to “%(needed)s”")
            % {"phase": there.label, "needed": phase.label}
        )


def worded(text: str) -> str:
    """Words with single line ends.

    Raises:
        Refusal: none, or too many.
    """
    text = text.replace("\r\n", "\n").strip()
    if not text:
        raise Refusal(_("there are no words"))
    if len(text) > LONGEST:
        raise Refusal(_("more than %(n)d letters; write it in parts") % {"n": LONGEST})
    return text
