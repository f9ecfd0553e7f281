"""From a reference to the provision it points at, by what is in the tree."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from orkhon.engines.texts.citations.model import THIS, Reference
from orkhon.engines.texts.citations.units import PARAGRAPH
from orkhon.engines.texts.structure.model import Kind, Provision, Text
from orkhon.engines.texts.structure.numbers import number_token

_INSIDE: frozenset[Kind] = frozenset({"paragraph", "point", "subpoint"})
_UNCOUNTED: frozenset[Kind] = frozenset({"note", "table"})


class Places:
    """The provisions of one text, where references look them up.

    Make one for a text and keep it while its references are resolved; `resolve` makes
    one each time.
    """

    def __init__(self, text: Text) -> None:
        self._above: dict[str, tuple[Provision, ...]] = {}
        self._by_kind: defaultdict[Kind, list[Provision]] = defaultdict(list)
        self._by_number: defaultdict[tuple[Kind, str], list[Provision]] = defaultdict(
            list
        )
        self._own: dict[str, Provision] = {}
        # A resolution has paragraphs and no articles.
        self._whole = Provision("unknown", children=text.provisions)
        for provision in text.provisions:
            self._add(provision, ())

    def _add(self, provision: Provision, above: tuple[Provision, ...]) -> None:
        self._above[provision.eid] = above
        self._own[provision.eid] = provision
        if provision.kind not in _INSIDE:
            self._by_kind[provision.kind].append(provision)
            if provision.number is not None:
                key = provision.kind, number_token(provision.number)
                self._by_number[key].append(provision)
        for child in provision.children:
            self._add(child, (*above, provision))

    def resolve(self, reference: Reference, at: str | None = None) -> str | None:
        """See `resolve`."""
        first = self.ends(reference, at)[0]
        return None if first is None else first.eid

    def targets(self, reference: Reference, at: str | None = None) -> tuple[str, ...]:
        """All provisions of a range as the text has them, 5-1 between 5 and 6 too.

        Args:
            reference, at: As in `resolve`.
        Returns:
            Their identifiers in order; one for a reference that is no range; none
            where an end of the range is not there.
        """
        first, last = self.ends(reference, at)
        if first is None or last is None:
            return ()
        if first.eid == last.eid:
            return (first.eid,)
        row = [one.eid for one in self._row(first)]
        if last.eid not in row:
            return ()
        return tuple(row[row.index(first.eid) : row.index(last.eid) + 1])

    def _row(self, first: Provision) -> Sequence[Provision]:
        above = self._above[first.eid]
        if first.kind not in _INSIDE:
            return self._by_kind[first.kind]
        return [one for one in above[-1].children if one.kind == first.kind]

    def ends(
        self, reference: Reference, at: str | None
    ) -> tuple[Provision | None, Provision | None]:
        """The first and last provision of a reference; the same where it is no range."""
        if reference.of != "this":
            return None, None
        trees = reference.tree or tuple(_default(kind) for kind, _ in reference.steps)
        steps = [
            (*step, tree) for step, tree in zip(reference.steps, trees, strict=True)
        ]
        first = self._walk(steps, at)
        if reference.until is not None:
            kind, _number, tree = steps[-1]
            return first, self._walk([*steps[:-1], (kind, reference.until, tree)], at)
        if first is not None:
            return first, first
        # "статьи 5-7" is one article or a row of three: the text decides.
        kind, number, tree = steps[-1]
        start, dash, end = number.partition("-")
        if not (dash and start.isdigit() and end.isdigit() and int(start) < int(end)):
            return None, None
        found = [
            self._walk([*steps[:-1], (kind, one, tree)], at) for one in (start, end)
        ]
        return (found[0], found[1]) if None not in found else (None, None)

    def _walk(
        self, steps: Sequence[tuple[Kind, str, tuple[Kind, ...]]], at: str | None
    ) -> Provision | None:
        kind, number, tree = steps[0]
        if kind in _INSIDE or number == THIS:
            place = self._from_here(number, tree, at)
        else:
            place = self._named(tree, number, at)
        for kind, number, tree in steps[1:]:
            if place is None:
                return None
            if kind in _INSIDE:
                place = _inside(place, number, tree)
            else:
                place = self._below(place, number, tree)
        return place

    def _from_here(
        self, number: str, tree: tuple[Kind, ...], at: str | None
    ) -> Provision | None:
        """What "this paragraph" is, or paragraph 2, in the place of the sentence."""
        if at is None or at not in self._own:
            return None
        around = [*self._above[at], self._own[at]]
        if number == THIS:
            kinds = (kind for kind in tree if any(p.kind == kind for p in around))
            kind = next(kinds, None)
            return next((p for p in reversed(around) if p.kind == kind), None)
        # Not beyond the article, or the annex where it has none.
        tops = [n for n, one in enumerate(around) if one.kind not in _INSIDE]
        inner = around[tops[-1] :] if tops else [self._whole, *around]
        hits = [hit for p in inner if (hit := _inside(p, number, tree)) is not None]
        unlike = {hit.eid for hit in hits}
        return hits[0] if len(unlike) == 1 else None

    def _named(
        self, tree: tuple[Kind, ...], number: str, at: str | None
    ) -> Provision | None:
        """A provision above the paragraphs, by its number in the whole text."""
        around = self._above.get(at, ()) if at is not None else ()
        hits = self._numbered(tree, number)
        if not hits:
            return self._dotted(tree, number, at)
        # The nearest: the chapter of this section, the article of this annex.
        nearness = [self._shared(hit, around) for hit in hits]
        near = [h for h, n in zip(hits, nearness, strict=True) if n == max(nearness)]
        return near[0] if len(near) == 1 else None

    def _numbered(self, tree: tuple[Kind, ...], number: str) -> list[Provision]:
        token = number_token(number)
        return [one for kind in tree for one in self._by_number.get((kind, token), ())]

    def _shared(self, provision: Provision, around: Sequence[Provision]) -> int:
        own = {one.eid for one in self._above[provision.eid]}
        shared = [one for one in around if one.eid in own]
        if provision.kind == "article":
            # The chapter of an article is not in its number; its annex is.
            mine = [p for p in self._above[provision.eid] if p.kind == "annex"]
            return 2 * sum(p.kind == "annex" for p in shared) - len(mine)
        return len(shared)

    def _dotted(
        self, tree: tuple[Kind, ...], number: str, at: str | None
    ) -> Provision | None:
        """ "5.2-ci maddə" is what stands under that number in article 5."""
        above, dot, _last = number.rpartition(".")
        if not dot or "article" not in tree:
            return None
        article = self._named(tree, number.partition(".")[0], at)
        if article is None:
            return None
        hits = [one for one in _all_inside(article) if _is(one.number, number)]
        if hits:
            return hits[0] if len(hits) == 1 else None
        place = self._named(tree, above, at)
        return None if place is None else _inside(place, _last, ("paragraph", "point"))

    def _below(
        self, place: Provision, number: str, tree: tuple[Kind, ...]
    ) -> Provision | None:
        hits = [
            one
            for one in self._numbered(tree, number)
            if any(above.eid == place.eid for above in self._above[one.eid])
        ]
        return hits[0] if len(hits) == 1 else None


def resolve(reference: Reference, text: Text, at: str | None = None) -> str | None:
    """Say which provision of a text a reference points at.

    Args:
        reference: As `find_references` gives it.
        text: The text it stands in.
        at: Identifier of the provision it stands in, for "this Article" and for
            "paragraph 2" alone.
    Returns:
        The identifier; of a range that of its first provision. None where nothing in
        the text has that number, where two have it and nothing says which, and for
        references to other acts. Never a neighbour.
    """
    return Places(text).resolve(reference, at)


def _default(kind: Kind) -> tuple[Kind, ...]:
    return ("paragraph", "point") if kind in _INSIDE else (kind,)


def _is(own: str | None, number: str, above: str | None = None) -> bool:
    if own is None:
        return False
    token = number_token(number)
    if number_token(own) == token:
        return True
    # Paragraph 2 of article 5 may be numbered 5.2.
    return above is not None and own == f"{above}.{number}"


def _inside(place: Provision, number: str, tree: tuple[Kind, ...]) -> Provision | None:
    """A numbered provision directly in another, unnumbered ones between left out."""
    level = list(_level(place))
    for kind in tree:
        row = [one for one in level if one.kind == kind]
        if row:
            hits = [one for one in row if _is(one.number, number, place.number)]
            return hits[0] if len(hits) == 1 else None
    return _counted(place, number) if tree == PARAGRAPH else None


def _level(place: Provision) -> Iterator[Provision]:
    for child in place.children:
        if child.kind not in _INSIDE:
            continue
        if child.number is not None:
            yield child
        else:
            yield from _level(child)


def _all_inside(place: Provision) -> Iterator[Provision]:
    for child in place.children:
        yield child
        yield from _all_inside(child)


def _counted(place: Provision, number: str) -> Provision | None:
    """The n-th paragraph of a provision that does not number them.

    Its own words are the first. Where points or dashes stand directly among them no
    count is certain, and none is made beyond the first of them.
    """
    if not number.isdigit():
        return None
    row = [place] if place.text else []
    for child in place.children:
        if child.kind in _UNCOUNTED:
            continue
        if child.kind != "paragraph":
            break
        row.append(child)
    n = int(number)
    return row[n - 1] if 0 < n <= len(row) else None
