"""What of the sample is open to everybody: public bodies, relations, a yearbook.

What the public facts tell is public; bodies, people and relations that are invented
for the sample are opened with it, labelled sample, so that the pages have something.
"""

from django.db import transaction
from django.utils import timezone

from orkhon.accounts.models import User
from orkhon.dialogue.models import Process
from orkhon.proceedings.actions.relations_disclosing import (
    Related,
    open_relation,
    open_yearbook,
)
from orkhon.proceedings.models import Memorandum, OutsideEvent, Standing
from orkhon.proceedings.queries.published_yearbook import subject_of_year
from orkhon.record.actions import subject_of
from orkhon.record.queries import is_disclosed
from orkhon.register.actions.disclosing import open_body
from orkhon.register.models import Body, State

KINDS = (
    Body.Kind.ASSEMBLY,
    Body.Kind.COUNCIL,
    Body.Kind.PARLIAMENT,
    Body.Kind.CHAMBER,
    Body.Kind.COMMISSION,
    Body.Kind.DELEGATION,
    Body.Kind.GROUP,
    Body.Kind.SECRETARIAT,
    Body.Kind.ORGANISATION,
)
"""Of bodies whose seats and posts anyone can read about; authorities stay closed."""


@transaction.atomic
def load(by: User) -> None:
    """Open what is not open yet; running it again opens nothing twice.

    Args:
        by: One of the heads, or the press officer.
    """
    for body in Body.objects.filter(kind__in=KINDS):
        if not is_disclosed(subject_of(body)):
            open_body(body, by=by)
    related: list[Related] = [
        *Standing.objects.filter(state=State.CONFIRMED),
        *Memorandum.objects.filter(state=State.CONFIRMED),
        *OutsideEvent.objects.filter(state=State.CONFIRMED),
        *Process.objects.filter(with_body__kind=Body.Kind.ORGANISATION),
    ]
    for row in related:
        if not is_disclosed(subject_of(row)):
            open_relation(row, by=by)
    year = timezone.localdate().year
    if not is_disclosed(subject_of_year(year)):
        open_yearbook(year, by=by)
