"""Groups that together name one provision: "пункт 2 статьи 5", "5-баптың 2-тармағы"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from orkhon.engines.texts.citations.groups import Group, Reader
from orkhon.engines.texts.structure.model import Kind

RANK: dict[Kind, int] = {
    "annex": 0,
    "book": 1,
    "part": 2,
    "section": 3,
    "subsection": 4,
    "chapter": 5,
    "subchapter": 6,
    "article": 7,
    "paragraph": 8,
    "point": 9,
    "subpoint": 10,
}
_INSIDE = 8
# "of that Article", "указанной статьи": which one, the words do not say.
_OPEN = re.compile(
    r"(?:(?:of|in|to|under) )?(?:the|that|those|said|the said|the same|such|its)"
    r"|указанн\w+|т(?:ой|ого) же|данн\w+|эт\w+|соответствующ\w+"
)


@dataclass(frozen=True, slots=True)
class Chain:
    """Groups, outermost first.

    Attributes:
        first, last: Its tokens, first and last.
        is_open: It hangs on a provision that the words do not name.
        joins: It follows the chain before it in a list.
    """

    groups: tuple[Group, ...]
    first: int
    last: int
    is_open: bool = False
    joins: bool = False


def rank(group: Group, other: Group | None = None) -> int:
    """How deep a group's provision lies, beside another one."""
    unit = group.unit
    if unit.above is None:
        return RANK[unit.kind]
    beside = RANK[other.unit.kind] if other is not None else _INSIDE
    return _INSIDE if beside >= RANK["article"] else RANK[unit.above]


def chains_of(reader: Reader) -> list[Chain]:
    """All chains of a text, in order."""
    groups = reader.groups()
    found: list[Chain] = []
    at = 0
    while at < len(groups):
        if reader.grammar.word_first:
            chain, at = _word_first(reader, groups, at)
        else:
            chain, at = _number_first(reader, groups, at)
        if chain is not None:
            joins = bool(found) and _joins(reader, found[-1], chain)
            found.append(replace(chain, joins=joins))
    return found


def _joins(reader: Reader, before: Chain, chain: Chain) -> bool:
    start = reader.tokens[before.last].end
    gap = reader.gap(start, reader.tokens[chain.first].start)
    return gap is not None and gap in reader.grammar.wording.joins


def _is_empty(group: Group) -> bool:
    return not group.atoms and not group.is_this


def _goes_deeper(outer: Group, inner: Group) -> bool:
    a, b = rank(outer, inner), rank(inner, outer)
    if a >= _INSIDE and b >= _INSIDE:
        return outer.unit is not inner.unit
    return a < b


def _number_first(
    reader: Reader, groups: Sequence[Group], at: int
) -> tuple[Chain | None, int]:
    first = groups[at]
    chain = [first]
    end = at + 1
    while end < len(groups) and not _is_empty(groups[end]):
        before, group = chain[-1], groups[end]
        gap = reader.gap(before.end, group.start)
        beside = gap == "" or (gap == "," and not before.marked)
        if not beside or group.is_this or not _goes_deeper(before, group):
            break
        chain.append(group)
        end += 1
    is_open = _is_empty(first)
    kept = tuple(chain[1:] if is_open else chain)
    if not kept:
        return None, end
    return Chain(kept, kept[0].first, kept[-1].last, is_open), end


def _word_first(
    reader: Reader, groups: Sequence[Group], at: int
) -> tuple[Chain | None, int]:
    first = groups[at]
    if _is_empty(first):
        return None, at + 1
    chain, end = [first], at + 1
    outward: bool | None = None
    while end < len(groups) and not _is_empty(groups[end]):
        way = _way(reader, groups, end)
        if way is None or outward not in {None, way}:
            break
        outward = way
        chain.append(groups[end])
        end += 1
    last = chain[-1]
    is_open = False
    if outward is not False and end < len(groups) and _is_empty(groups[end]):
        is_open = _is_open(reader, last, groups[end])
    if first.ordinal_first and len(chain) == 1 and not is_open:
        return None, end
    inner_last = tuple(reversed(chain)) if outward else tuple(chain)
    return Chain(inner_last, first.first, last.last, is_open), end


def _is_open(reader: Reader, last: Group, word: Group) -> bool:
    if word.unit.common or rank(word, last) > rank(last, word):
        return False
    gap = reader.gap(last.end, word.start)
    if gap is None:
        return False
    return (gap == "" and reader.grammar.language == "ru") or bool(_OPEN.fullmatch(gap))


def _way(reader: Reader, groups: Sequence[Group], at: int) -> bool | None:
    """How a group hangs on the one before: True outward, False inward, None not."""
    before, group = groups[at - 1], groups[at]
    gap = reader.gap(before.end, group.start)
    links = reader.grammar.wording.links
    a, b = rank(before, group), rank(group, before)
    inside = a >= _INSIDE and b >= _INSIDE and before.unit is not group.unit
    if gap in links or (gap == "" and not links):
        if b < a or inside:
            return True
        return False if gap == "" and a < b else None
    if gap in {"", ","} and a < b and not group.is_this:
        further = at + 1 < len(groups) and gap == ","
        return None if further and _hangs_outward(reader, groups, at + 1) else False
    return None


def _hangs_outward(reader: Reader, groups: Sequence[Group], at: int) -> bool:
    gap = reader.gap(groups[at - 1].end, groups[at].start)
    links = reader.grammar.wording.links
    linked = gap in links or (gap == "" and not links)
    a, b = rank(groups[at - 1], groups[at]), rank(groups[at], groups[at - 1])
    return linked and b < a
