"""The papers of protocol: programmes of the sample visit as they are given out."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from django.utils import timezone

from orkhon.protocol.documents.delegation import delegation_bytes
from orkhon.protocol.documents.programme import printout_bytes
from orkhon.protocol.models import Printout, Visit
from orkhon.protocol.queries.book import book_of
from orkhon.protocol.queries.printed import (
    Subject,
    draft_of,
    key_of,
    last_prints,
)

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
    papers = []
    for name, make in made.items():
        path = folder / name
        if not path.exists():
            path.write_bytes(make())
        papers.append(path)
    return papers
