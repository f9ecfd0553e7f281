"""Giving out programmes: each print is kept with its lines, so that the next can
say what changed."""

from collections.abc import Iterable

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.accounts.models import User
from orkhon.protocol.models import Printout, Visit
from orkhon.protocol.permissions import can_arrange
from orkhon.protocol.queries.book import book_of
from orkhon.protocol.queries.printed import (
    Subject,
    head_of,
    key_of,
    language_of,
    last_prints,
    print_state,
    printed_lines,
)
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require

FORMS = ("pdf", "docx")


@transaction.atomic
def print_out(
    visit: Visit,
    subjects: Iterable[Subject],
    *,
    form: str = "pdf",
    language: str = "",
    only_old: bool = False,
    by: User,
) -> list[Printout]:
    """Give out programmes and sheets under their next numbers.

    Args:
        language: Of all of them; "" prints each in the language of its person.
        only_old: Leave out what was printed and is still true.
    Raises:
        Refusal: no lines to print, an unknown form or language, or all are still true.
    """
    require(can_arrange(by), "print a programme")
    if form not in FORMS:
        raise Refusal(_("“%(form)s” is no form of a paper") % {"form": form})
    if language and language not in dict(settings.LANGUAGES):
        raise Refusal(_("“%(code)s” is no language of ours") % {"code": language})
    visit = Visit.objects.select_for_update(of=("self",)).get(pk=visit.pk)
    book = book_of(visit)
    if not book.items:
        raise Refusal(_("the programme has no lines yet"))
    last = last_prints(book)
    made = []
    for one in subjects:
        before = last.get(key_of(one))
        if only_old and before and not print_state(book, one, before).is_old:
            continue
        speaks = language or language_of(one)
        lines = printed_lines(book, one, speaks)
        if not lines and before is None:
            continue
        row = Printout.objects.create(
            visit=visit,
            what=one.what,
            participant=one.participant,
            car=one.car,
            number=1 if before is None else before.number + 1,
            language=speaks,
            form=form,
            at=timezone.now(),
            by=by.actor_id,
            lines=[line.as_data() for line in lines],
            head=head_of(book, one),
        )
        made.append(row)
        append(
            "protocol.programme.print",
            subject_of(row),
            by=by,
            visit=visit.key,
            what=str(row.what),
            participant=None if one.participant is None else one.participant.number,
            car=None if one.car is None else one.car.label,
            number=row.number,
            language=speaks,
            lines=len(lines),
        )
    if not made:
        raise Refusal(
            _("nothing is to be printed: all prints are as the programme is now")
        )
    return made
