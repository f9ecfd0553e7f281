"""The pairs, the persons in them, and a pool of 7,469 people to search among."""

import json
import random
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from orkhon.engines.names import fold
from orkhon.engines.names.words import read_name

PAIRS = Path(__file__).parent / "data" / "names-pairs.jsonl"
POOL_SIZE = 7469


@dataclass(frozen=True, slots=True)
class Pair:
    """Two spellings and whether one person bears both."""

    is_same: bool
    source: str
    languages: tuple[str, str]
    scripts: tuple[str, str]
    a: str
    b: str

    @property
    def is_cross_script(self) -> bool:
        """The two are in different scripts."""
        return self.scripts[0] != self.scripts[1]


@dataclass(frozen=True, slots=True)
class Query:
    """A spelling to search by and the person it should find first."""

    text: str
    person: int


def read_pairs() -> list[Pair]:
    """All labelled pairs of the development half."""
    pairs = []
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        pairs.append(
            Pair(
                row["y"] == 1,
                row["src"],
                (row["la"], row["lb"]),
                (row["sa"], row["sb"]),
                row["a"],
                row["b"],
            )
        )
    return pairs


def persons_of(pairs: list[Pair]) -> dict[str, int]:
    """Number every spelling by its person: spellings joined by a same-pair."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        parent.setdefault(name, name)
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for pair in pairs:
        a, b = root(pair.a), root(pair.b)
        if pair.is_same and a != b:
            parent[a] = b
    numbers: dict[str, int] = {}
    return {name: numbers.setdefault(root(name), len(numbers)) for name in parent}


def folds(pairs: list[Pair], count: int) -> list[int]:
    """The fold of each pair, so that a person is never in two folds.

    Different-person pairs tie two persons together only loosely: they go with
    their first person.
    """
    persons = persons_of(pairs)
    return [random.Random(persons[pair.a]).randrange(count) for pair in pairs]  # noqa: S311 -- a seeded split, no secret


def pool(pairs: list[Pair], seed: int = 7) -> tuple[dict[int, str], list[Query]]:
    """One filed spelling for each of 7,469 people, and queries by the others.

    The people of the pairs are filled up with invented ones: each word of such
    a name is taken from another person at the same place of a name of the same
    language and length. As their surnames are those of the pairs, they crowd
    closer together than the people of a real register do. Namesakes (one core
    name holds all words of the other) are left out: no matcher of names can
    tell them apart.

    Returns:
        Filed spelling by person; a query for each other spelling of the person.
    """
    chance = random.Random(seed)  # noqa: S311 -- a seeded sample, no secret
    persons = persons_of(pairs)
    spellings: dict[int, list[str]] = defaultdict(list)
    for name, person in persons.items():
        spellings[person].append(name)
    filed: dict[int, str] = {}
    queries: list[Query] = []
    for person, names in spellings.items():
        chosen = chance.sample(names, k=len(names))
        filed[person] = chosen[0]
        queries += [Query(text, person) for text in chosen[1:]]
    real = _by_word({_core(name) for name in persons})
    taken: set[frozenset[str]] = set()
    language = {
        name: tag
        for pair in pairs
        for name, tag in zip((pair.a, pair.b), pair.languages, strict=True)
    }
    donors: dict[tuple[str, int], list[list[str]]] = defaultdict(list)
    for name in sorted(persons):
        words = name.split()
        if len(words) > 1:
            donors[language[name], len(words)].append(words)
    patterns = [kind for kind, group in donors.items() for _ in group]
    while len(filed) < POOL_SIZE:
        kind = chance.choice(patterns)
        words = [chance.choice(donors[kind])[i] for i in range(kind[1])]
        name = " ".join(words)
        shape = _core(name)
        near = set().union(*(real.get(word, set()) for word in shape))
        is_namesake = any(shape <= other or other <= shape for other in near)
        if len(shape) > 1 and shape not in taken and not is_namesake:
            taken.add(shape)
            filed[len(persons) + len(filed)] = name
    return filed, queries


def _core(name: str) -> frozenset[str]:
    """Folded given names and surname."""
    return frozenset(fold(word.text) for word in read_name(name).core)


def _by_word(names: set[frozenset[str]]) -> dict[str, set[frozenset[str]]]:
    found: dict[str, set[frozenset[str]]] = defaultdict(set)
    for name in names:
        for word in name:
            found[word].add(name)
    return found
