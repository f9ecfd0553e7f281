"""In which provision a comment or a change stands."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from orkhon.engines.texts.intake.model import At, Change, Comment
from orkhon.engines.texts.intake.spelling import letters
from orkhon.engines.texts.structure.model import Text
from orkhon.engines.texts.structure.tree import walk


def stood_in(placed: Sequence[At], text: Text) -> list[Comment | Change]:
    """Name the provision of each comment and change.

    Args:
        placed: Comments and changes by how many letters stand before them.
        text: Where they are, whole: every letter of the source is in it, in order.
    Returns:
        The same with `eid`: that of the innermost provision whose own words, number
        and heading included, hold the place; at the end of the text, of the last.
    """
    starts: list[int] = []
    eids: list[str] = []
    count = 0
    for provision, _ in walk(text):
        starts.append(count)
        eids.append(provision.eid)
        own = (provision.heading, provision.marker, provision.text)
        count += sum(map(letters, own))
        count += sum(letters(cell) for row in provision.rows for cell in row)
    return [
        replace(one.what, eid=None)
        if one.place is None
        else replace(
            one.what,
            eid=eids[bisect_right(starts, min(one.place, count - 1)) - 1],
        )
        for one in placed
    ]
