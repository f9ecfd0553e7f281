"""The papers of protocol: programmes of the sample visit, seats, plates, gifts."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from django.utils import timezone

from orkhon.protocol.documents.delegation import delegation_bytes
from orkhon.protocol.documents.gifts import register_csv, register_paper
from orkhon.protocol.documents.order import order_paper, visit_paper
from orkhon.protocol.documents.plates import KINDS, plates_pdf
from orkhon.protocol.documents.programme import printout_bytes
from orkhon.protocol.documents.seating import seating_paper
from orkhon.protocol.models import Printout, Visit
from orkhon.protocol.queries.book import book_of
from orkhon.protocol.queries.gifts import gifts_of, listed
from orkhon.protocol.queries.order import order_table, ranked
from orkhon.protocol.queries.people import sides_of
from orkhon.protocol.queries.plates import plates_of
from orkhon.protocol.queries.printed import (
    Subject,
    draft_of,
    key_of,
    last_prints,
)
from orkhon.protocol.queries.seating import plans_of
from orkhon.register.queries.chairs import assemblies
from orkhon.ui.papers import printed

What = Printout.What
PERSON = 1
"""Whose programme is written: the leader of the delegation."""


def write(folder: Path, visit: Visit) -> list[Path]:
    """Write the papers of the visit that are not there yet.

    Returns:
        The files, written now or before.
    """
    folder.mkdir(parents=True, exist_ok=True)
    book = book_of(visit)
    made: dict[str, Callable[[], bytes]] = {}
    leader = next(one for one in book.people if one.number == PERSON)
    given = visit.printouts.get(participant=leader, number=1)
    for form in ("pdf", "docx"):
        name = f"{visit.key}-programme-of-leader-1.{form}"
        made[name] = partial(printout_bytes, given, None, form)
    last = last_prints(book)
    cars = {one.label: one for one in book.cars}
    for name, subject in {
        "programme-of-leader-next": Subject(participant=leader),
        "programme-of-all-next": Subject(),
        "car-C-next": Subject(What.CAR, car=cars["C"]),
        "ceremonies-next": Subject(What.CEREMONIES),
    }.items():
        # What changed since everybody had theirs, as the next print would mark it.
        draft = draft_of(book, subject, at=timezone.now())
        before = last[key_of(subject)]
        made[f"{visit.key}-{name}.pdf"] = partial(printout_bytes, draft, before, "pdf")
    made[f"{visit.key}-delegation.pdf"] = partial(delegation_bytes, visit, "pdf", "en")
    made |= _beside(visit)
    papers = []
    for name, make in made.items():
        path = folder / name
        if not path.exists():
            path.write_bytes(make())
        papers.append(path)
    return papers


def _beside(visit: Visit) -> dict[str, Callable[[], bytes]]:
    """Seats, plates, the order of states and of people, the register of gifts."""
    made: dict[str, Callable[[], bytes]] = {}
    for plan in plans_of(visit).filter(sample=True):
        made[f"{plan.key}.pdf"] = partial(printed, seating_paper(plan), "pdf")
    assembly = next(iter(assemblies()), None)
    plates, _lacking = plates_of(visit, languages=[""])
    for kind in KINDS:
        made[f"{visit.key}-{kind}.pdf"] = partial(plates_pdf, visit, kind, plates)
    sides = [
        (one.label, ranked(one.people)) for one in sides_of(visit, with_withdrawn=False)
    ]
    made[f"{visit.key}-order.pdf"] = partial(printed, visit_paper(visit, sides), "pdf")
    if assembly is not None:
        table = order_table(assembly, timezone.localdate())
        for form in ("pdf", "docx"):
            made[f"order-of-states.{form}"] = partial(printed, order_paper(table), form)
    gifts = listed(gifts_of())
    if gifts:
        paper = register_paper(gifts, title="Register of gifts")
        for form in ("pdf", "docx"):
            made[f"gifts.{form}"] = partial(printed, paper, form)
        made["gifts.csv"] = partial(register_csv, gifts)
    return made
