"""Words for the glossary that decided correspondences suggest; nothing learns by itself."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from orkhon.engines.texts.alignment.languages import variety
from orkhon.engines.texts.alignment.lexicon import Lexicon
from orkhon.engines.texts.alignment.suggestions import STEM, suggest_words
from orkhon.legislation.models import (
    WITH_PARTNERS,
    Correspondence,
    Expression,
    GlossaryEntry,
    Version,
)
from orkhon.legislation.queries.texts import authentic, units_of

MOST = 25
"""Suggestions of one pair of languages."""
STRENGTH = 10.83
"""Log-likelihood ratio that chance reaches once in a thousand (one degree of freedom)."""
EXAMPLES = 3
"""Links that a suggestion shows."""
_SENTENCE = re.compile(r"[^.;\n]*[.;\n]?")


@dataclass(frozen=True)
class Place:
    """A provision of a text.

    Attributes:
        work, version, language, eid: As its address names it.
        name: What it is called.
        words: All it says.
    """

    work: str
    version: int
    language: str
    eid: str
    name: str
    words: str


@dataclass(frozen=True)
class Link:
    """A provision of the model law and the national ones that a person put beside it."""

    model: Place
    law: Place


@dataclass(frozen=True)
class Found:
    """Two words that may be one concept, with what speaks for it.

    Attributes:
        languages: Varieties of both words.
        words: As they stood most often.
        links: Decided correspondences that hold both.
        strength: The log-likelihood ratio.
        examples: Some of these links.
    """

    languages: tuple[str, str]
    words: tuple[str, str]
    links: int
    strength: float
    examples: tuple[Link, ...]


def confirmed_links() -> dict[tuple[str, str], list[Link]]:
    """All decided correspondences with partners, by the languages of their two texts.

    The model law speaks in each of its languages, the national law in the one that
    binds; the same language on both sides teaches no translation and is left out.
    Several national provisions of one link stand together.
    """
    texts = _Texts()
    links: dict[tuple[str, str], list[Link]] = defaultdict(list)
    decided = (
        Correspondence.objects.filter(ended_at__isnull=True, status__in=WITH_PARTNERS)
        .select_related("version__work")
        .prefetch_related("partners__version__work")
        .order_by("comparison__country__code", "eid")
    )
    for one in decided:
        partners = [each for each in one.partners.all() if not each.is_gone]
        for version in dict.fromkeys(each.version for each in partners):
            eids = [each.eid for each in partners if each.version == version]
            law = texts.place(texts.binding(version), eids)
            for expression in texts.all(one.version):
                model = texts.place(expression, [one.eid])
                if model and law and model.language != law.language:
                    links[model.language, law.language].append(Link(model, law))
    return dict(links)


def look_for_words(lexicon: Lexicon) -> list[Found]:
    """Pairs of words outside the glossary that keep standing opposite one another.

    Args:
        lexicon: The glossary as the room has it.
    Returns:
        Pairs that chance would hardly bring together, the strongest of each pair of
        languages first.
    """
    found: list[Found] = []
    for (one, other), links in sorted(confirmed_links().items()):
        tags = (
            variety(one, [link.model.words for link in links]),
            variety(other, [link.law.words for link in links]),
        )
        for each in suggest_words(
            [(link.model.words, link.law.words) for link in links],
            *tags,
            most=MOST,
            lexicon=lexicon,
        ):
            if each.strength < STRENGTH:
                continue
            examples = [
                link
                for link in links
                if _holds(link.model.words, each.a) and _holds(link.law.words, each.b)
            ]
            found.append(
                Found(
                    tags,
                    (each.a, each.b),
                    each.links,
                    each.strength,
                    tuple(examples[:EXAMPLES]),
                )
            )
    return found


def known_pairs(entries: Iterable[GlossaryEntry]) -> set[tuple[str, ...]]:
    """Pairs that were suggested before, whatever became of them."""
    return {
        (*one.evidence["languages"], *one.evidence["words"])
        for one in entries
        if one.evidence
    }


def evidence_of(found: Found) -> dict[str, object]:
    """What a suggestion keeps of its links, so that a person can judge it later."""
    return {
        "languages": [*found.languages],
        "words": [*found.words],
        "links": found.links,
        "strength": round(found.strength, 2),
        "examples": [
            [
                _example(link.model, found.words[0]),
                _example(link.law, found.words[1]),
            ]
            for link in found.examples
        ],
    }


def _example(place: Place, word: str) -> dict[str, object]:
    return {
        "work": place.work,
        "version": place.version,
        "language": place.language,
        "eid": place.eid,
        "name": place.name,
        "sentence": _sentence(place.words, word),
    }


def _sentence(words: str, word: str) -> str:
    """The first sentence or point that holds a word."""
    parts: Iterator[str] = (one.strip() for one in _SENTENCE.findall(words))
    return next((one for one in parts if _holds(one, word)), words.strip())


def _holds(words: str, word: str) -> bool:
    """Whether words hold another in any of its forms: they begin alike."""
    return word[:STEM].casefold() in words.casefold()


class _Texts:
    """Texts read once, with their units by identifier."""

    def __init__(self) -> None:
        self._binding: dict[object, Expression | None] = {}
        self._all: dict[object, list[Expression]] = {}
        self._units: dict[object, dict[str, tuple[str, str]]] = {}

    def binding(self, version: Version) -> Expression | None:
        if version.pk not in self._binding:
            found = authentic(version)
            if found is not None:
                found.version = version
            self._binding[version.pk] = found
        return self._binding[version.pk]

    def all(self, version: Version) -> list[Expression]:
        if version.pk not in self._all:
            listed = list(version.expressions.order_by("language"))
            for one in listed:
                one.version = version
            self._all[version.pk] = listed
        return self._all[version.pk]

    def place(self, expression: Expression | None, eids: list[str]) -> Place | None:
        """The provisions of these identifiers together; None where none is there."""
        if expression is None:
            return None
        if expression.pk not in self._units:
            self._units[expression.pk] = {
                one.eid: (one.name, one.words) for one in units_of(expression)
            }
        there = self._units[expression.pk]
        found = [(eid, *there[eid]) for eid in eids if eid in there]
        if not found:
            return None
        return Place(
            expression.version.work.key,
            expression.version.number,
            expression.language,
            found[0][0],
            ", ".join(name for _eid, name, _words in found),
            "\n".join(words for _eid, _name, words in found),
        )
