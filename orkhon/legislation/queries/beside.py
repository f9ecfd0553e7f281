"""Two languages of one version, provision by provision."""

from collections.abc import Sequence
from dataclasses import dataclass

from orkhon.legislation.queries.reading import Line


@dataclass(frozen=True)
class Pair:
    """A provision in two languages; None where a language does not have it."""

    one: Line | None
    other: Line | None


def paired(one: Sequence[Line], other: Sequence[Line]) -> list[Pair]:
    """Lines of two texts by identifier, in the order of the first.

    Lines that only the second has stand behind those they follow there.
    """
    places = {line.eid: place for place, line in enumerate(other)}
    known = {line.eid for line in one}
    pairs: list[Pair] = []
    reached = 0
    for line in one:
        place = places.get(line.eid)
        if place is None:
            pairs.append(Pair(line, None))
            continue
        pairs += [
            Pair(None, alone)
            for alone in other[reached:place]
            if alone.eid not in known
        ]
        pairs.append(Pair(line, other[place]))
        reached = max(reached, place + 1)
    pairs += [Pair(None, alone) for alone in other[reached:] if alone.eid not in known]
    return pairs
