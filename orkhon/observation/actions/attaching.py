"""Files find their submissions, in whatever order and number the posts come."""

from collections.abc import Sequence

from orkhon.observation.actions.deciding import Step
from orkhon.observation.actions.shelves import Shelf, shelves_of


def shelve(steps: Sequence[Step]) -> list[Shelf]:
    """Find every file that came its place, and say what is now complete.

    What was kept before is read only for forms that need it.
    """
    new = {id(step.row) for step in steps if step.is_new}
    read = [
        step.row
        for step in steps
        if id(step.row) not in new and (step.arrival.files or not step.row.is_complete)
    ]
    read += [
        step.corrects
        for step in steps
        if step.corrects is not None
        and id(step.corrects) not in new
        and step.placed.expected
    ]
    shelves = shelves_of(read)
    for step in steps:
        row = step.row
        if (step.is_new and step.placed.expected) or step.arrival.files:
            shelves.setdefault(row.pk, Shelf(row))
        step.shelf = shelves.get(row.pk)
        if step.shelf is None:
            continue
        step.shelf.expect(step.placed.expected)
        put = [
            (file, step.shelf.put(file, step.arrival)) for file in step.arrival.files
        ]
        step.files = [(file, kept) for file, kept in put if kept is not None]
        step.notes += [
            f"{kept.name} came again with other bytes."
            for _file, kept in step.files
            if kept.version > 1
        ]
        if step.is_new and step.corrects is not None:
            step.shelf.carry_over(shelves.get(step.corrects.pk, step.shelf))
        row.is_complete = not step.shelf.missing
    return list(shelves.values())
