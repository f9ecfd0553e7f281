"""Finding what is published, across scripts and spellings.

A thing is found by its title before it is found by its words, in the spelling that was
typed before another one, newer before older. The first hundreds are ranked, and no more
are shown: whoever finds so many narrows. What was closed since the catalogue was last
refreshed is left out, by asking the rooms.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from orkhon.catalogue.intake import words as said
from orkhon.catalogue.kinds import kind_named
from orkhon.catalogue.models import Item
from orkhon.catalogue.queries.matching import Group, Term, matching, narrowing
from orkhon.catalogue.queries.public import public_now
from orkhon.catalogue.queries.snippets import Piece, Sought, marked, snippet
from orkhon.catalogue.queries.spellings import near_words, other_spellings

LONGEST = 200
"""Letters of what is asked that are read."""
MOST_WORDS = 8
MOST_LEFT_OUT = 4
"""Words that are left out in turn where nothing has all of them."""
PAGE = 20
RANKED = 240
"""Items that are looked at; beyond them a search is narrowed and not turned over."""
SHORTEST_BEGINNING = 3
"""Letters that a word needs for others to be found that begin with it."""


@dataclass(frozen=True)
class Narrowed:
    """What a search is narrowed by; "" and None for nothing."""

    kind: str = ""
    language: str = ""
    year: int | None = None

    def __bool__(self) -> bool:
        return bool(self.kind or self.language or self.year is not None)


@dataclass(frozen=True)
class Hit:
    """A thing that was found.

    Attributes:
        language: Of title and snippet; "" where one wording serves all languages.
        day: It is of this day; None for what has none.
        address: Of its page, after /public/LANGUAGE/.
    """

    kind: str
    key: str
    language: str
    title: tuple[Piece, ...]
    snippet: tuple[Piece, ...]
    day: date | None
    address: str
    is_sample: bool


@dataclass(frozen=True)
class Found:
    """A page of what was found.

    Attributes:
        total: How many things were found and ranked.
        is_cut: Whether there are more, which are not shown.
        kinds, languages, years: How many of the ranked, the most first; years from new
            to old.
        near: Other words to look for, which would find something; where nothing has
            all the words.
        is_partial: Whether nothing has all the words, and what has all but one of them
            is shown.
    """

    hits: tuple[Hit, ...] = ()
    page: int = 1
    pages: int = 1
    total: int = 0
    is_cut: bool = False
    kinds: tuple[tuple[str, int], ...] = ()
    languages: tuple[tuple[str, int], ...] = ()
    years: tuple[tuple[int, int], ...] = ()
    near: tuple[str, ...] = ()
    is_partial: bool = False


@dataclass(frozen=True, slots=True)
class _Ranked:
    """An item that was found, without its text."""

    id: int
    kind: str
    key: str
    language: str
    day: date | None


def published_found(
    text: str,
    *,
    reader: str,
    narrowed: Narrowed = Narrowed(),
    page: int = 1,
) -> Found:
    """Find published things by words in any script and spelling.

    Args:
        text: Anything; its first words are looked for, all of them.
        reader: The reader's language; a thing is shown in it where it was found in it.
        narrowed: A kind or language that does not exist finds nothing.
        page: From 1; beyond the last one the last is given.
    """
    asked = list(said.distinct(said.forms(text[:LONGEST])).values())[:MOST_WORDS]
    if not asked:
        return Found()
    groups = [_group(one) for one in asked]
    ranked = _ranked(asked, groups, narrowed)
    things = _things(ranked, reader)
    near: tuple[str, ...] = ()
    is_partial = not things
    if is_partial:
        near = tuple(_near(asked, narrowed))
        ranked = _all_but_one(asked, groups, narrowed)
        things = _things(ranked, reader)
    if not things:
        return Found(near=near)
    pages = -(-len(things) // PAGE)
    page = min(max(1, page), pages)
    shown = things[(page - 1) * PAGE : page * PAGE]
    return Found(
        hits=tuple(_hits(shown, _sought(groups))),
        page=page,
        pages=pages,
        total=len(things),
        is_cut=len(ranked) >= RANKED,
        kinds=tuple(Counter(one.kind for one in things).most_common()),
        languages=tuple(
            Counter(one.language for one in things if one.language).most_common()
        ),
        years=tuple(
            sorted(
                Counter(one.day.year for one in things if one.day is not None).items(),
                reverse=True,
            )
        ),
        near=near,
        is_partial=is_partial,
    )


def _group(form: said.Form) -> Group:
    """The word and what else may be meant by it."""
    begins = len(form.skeleton) >= SHORTEST_BEGINNING
    return (
        Term(form.skeleton, begins),
        *(Term(one, begins) for one in other_spellings(form)),
    )


def _ranked(
    asked: Sequence[said.Form], groups: list[Group], narrowed: Narrowed
) -> list[_Ranked]:
    """Items by rank: title before words, as typed before as meant, new before old."""
    if narrowed.kind and kind_named(narrowed.kind) is None:
        return []
    extra = list(_narrowing(narrowed))
    exact = [(Term(said.PLAIN + one.plain),) for one in asked]
    found: dict[int, None] = {}
    # What no word of holds, no title holds: one question says that there is nothing.
    whole = matching("all_terms", groups + extra, RANKED)
    if len(whole) > 1:
        among = whole if len(whole) < RANKED else None
        for column, wanted in (
            ("title_terms", exact),
            ("title_terms", groups),
            ("all_terms", exact),
        ):
            if len(found) < RANKED:
                hits = matching(column, wanted + extra, RANKED, among)
                found |= dict.fromkeys(hits)
    found |= dict.fromkeys(whole)
    order = list(found)[:RANKED]
    rows = {
        row[0]: _Ranked(*row)
        for row in Item.objects.filter(pk__in=order).values_list(
            "pk", "kind", "key", "language", "day"
        )
    }
    return _still_public([rows[pk] for pk in order if pk in rows])


def _all_but_one(
    asked: Sequence[said.Form], groups: list[Group], narrowed: Narrowed
) -> list[_Ranked]:
    """Items that have all words but one; of two words the longer one must be there."""
    found: dict[int, _Ranked] = {}
    if len(asked) < 2:
        return []
    shortest_first = sorted(range(len(asked)), key=lambda at: len(asked[at].skeleton))
    for left_out in shortest_first[:MOST_LEFT_OUT]:
        rest = [at for at in range(len(asked)) if at != left_out]
        for one in _ranked(
            [asked[at] for at in rest], [groups[at] for at in rest], narrowed
        ):
            found.setdefault(one.id, one)
        if found and len(asked) == 2:
            break
    return list(found.values())[:RANKED]


def _narrowing(narrowed: Narrowed) -> Iterable[Group]:
    if narrowed.kind:
        yield narrowing(said.KIND + narrowed.kind)
    if narrowed.language:
        known = said.form(narrowed.language)
        yield narrowing(said.LANGUAGE + (known.plain if known else "none"))
    if narrowed.year is not None:
        yield narrowing(f"{said.YEAR}{abs(narrowed.year)}")


def _still_public(ranked: list[_Ranked]) -> list[_Ranked]:
    """Those that the rooms publish at this moment."""
    keys: dict[str, set[str]] = defaultdict(set)
    for one in ranked:
        keys[one.kind].add(one.key)
    open_now = public_now(keys, standing=True)
    return [one for one in ranked if one.key in open_now[one.kind]]


def _things(ranked: Iterable[_Ranked], reader: str) -> list[_Ranked]:
    """Each thing once, where it was found first, in the reader's language if it can be."""
    things: dict[tuple[str, str], _Ranked] = {}
    for one in ranked:
        known = things.get((one.kind, one.key))
        if known is None or (one.language == reader and known.language != reader):
            things[one.kind, one.key] = one
    return list(things.values())


def _sought(groups: Iterable[Group]) -> Sought:
    terms = [term for group in groups for term in group]
    return Sought(
        tuple(one.text for one in terms if one.begins),
        frozenset(one.text for one in terms if not one.begins),
    )


def _hits(shown: Sequence[_Ranked], sought: Sought) -> Iterable[Hit]:
    rows = Item.objects.in_bulk([one.id for one in shown])
    for one in shown:
        row = rows.get(one.id)
        if row is not None:
            yield Hit(
                row.kind,
                row.key,
                row.language,
                marked(row.title, sought),
                snippet(row.words, sought),
                row.day,
                row.address,
                row.sample,
            )


def _near(asked: Sequence[said.Form], narrowed: Narrowed) -> list[str]:
    """The same words with those replaced that nothing has, if that finds something."""
    choices = []
    for one in asked:
        known = matching("all_terms", [_group(one)], 1)
        choices.append([one.spelling] if known else near_words(one) or [one.spelling])
    typed = " ".join(one.spelling for one in asked)
    found = []
    for words in list(product(*choices))[:MOST_WORDS]:
        text = " ".join(words)
        forms = said.forms(text)
        groups = [_group(one) for one in forms]
        if text != typed and _ranked(forms, groups, narrowed):
            found.append(text)
    return found[:3]
