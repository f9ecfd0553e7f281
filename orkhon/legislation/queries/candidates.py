"""What the machine makes of two laws: candidates for each provision, with reasons.

Units of both laws are aligned at once, each with the heading of its article, in a
language that both have. Flags are raised on the authentic texts, because these bind.
Measured in docs/methods/correspondence.md.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from orkhon.engines.texts.alignment.comparison import LexiconGraph
from orkhon.engines.texts.alignment.flags import Flag, raise_flags
from orkhon.engines.texts.alignment.glossary import Concept, joined, shipped_glossary
from orkhon.engines.texts.alignment.languages import AlignmentError, variety
from orkhon.engines.texts.alignment.lexicon import (
    Lexicon,
    build_lexicon,
    shipped_lexicon,
)
from orkhon.engines.texts.alignment.marking import terms_in
from orkhon.engines.texts.alignment.proposals import Alignment, propose
from orkhon.engines.texts.structure import Text
from orkhon.legislation.measures import measures_for
from orkhon.legislation.models import Expression, Version
from orkhon.legislation.queries.definitions import defined_terms
from orkhon.legislation.queries.glossary import reviewed_concepts
from orkhon.legislation.queries.texts import Unit, text_of, units_in, units_of
from orkhon.record.refusals import Refusal

MOST = 3
"""Candidates that a provision is given."""
JSON = dict[str, object]


@dataclass(frozen=True)
class RoomLexicon:
    """The shipped glossary with the concepts that people of the room reviewed.

    Attributes:
        lexicon: The graph.
        digest: First sixteen figures of the SHA-256 of all its words.
    """

    lexicon: Lexicon
    digest: str


@dataclass(frozen=True)
class Looked:
    """What the machine saw in two laws.

    Attributes:
        candidates: For each provision of the model law its candidates, best first, as
            `PartnerProposal.candidates` keeps them.
        measures: What it saw them with.
    """

    candidates: dict[str, list[JSON]]
    measures: JSON


def room_lexicon() -> RoomLexicon:
    """The glossary as it is now, as a graph; built anew when its words change."""
    return _lexicon(
        tuple(
            _Added(one.id, tuple(one.words.items()), one.note)
            for one in reviewed_concepts()
        )
    )


@dataclass(frozen=True)
class _Added:
    """A concept that people added, in a form that a cache can keep."""

    name: str
    words: tuple[tuple[str, tuple[str, ...]], ...]
    note: str


@lru_cache(maxsize=4)
def _lexicon(added: tuple[_Added, ...]) -> RoomLexicon:
    concepts = joined(
        shipped_glossary(),
        (Concept(one.name, dict(one.words), one.note) for one in added),
    )
    said = [[one.id, sorted(one.words.items())] for one in concepts]
    digest = hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16]
    return RoomLexicon(build_lexicon(concepts) if added else shipped_lexicon(), digest)


def pair_for(
    model: Version, law: Version
) -> tuple[tuple[Expression, Expression], tuple[Expression, Expression]]:
    """The texts in which two versions are compared, and those that bind.

    A language that both have, the authentic texts' first, English next; a translation
    whose provisions are not those of its authentic text is not used. Where there is no
    such language, the authentic texts.

    Args:
        model: A version of the model law, with a text.
        law: A version of a national law, with a text.
    Returns:
        Model and law as compared, model and law as they bind.
    """
    mine, theirs = _texts(model), _texts(law)
    one, other = mine[0], theirs[0]
    order = [one.language, other.language, "en"]
    there = {each.language: each for each in theirs}
    shared = sorted(
        (each for each in mine if each.language in there),
        key=lambda each: (
            order.index(each.language) if each.language in order else len(order),
            each.language,
        ),
    )
    for each in shared:
        if _says_as(each, one) and _says_as(there[each.language], other):
            return (each, there[each.language]), (one, other)
    return (one, other), (one, other)


def _texts(version: Version) -> list[Expression]:
    return list(version.expressions.order_by("-is_authentic", "language"))


def _says_as(translation: Expression, binding: Expression) -> bool:
    if translation.pk == binding.pk:
        return True
    eids = [{unit.eid for unit in units_of(each)} for each in (translation, binding)]
    return eids[0] == eids[1]


def aligned(
    model: Sequence[Unit],
    model_language: str,
    law: Sequence[Unit],
    law_language: str,
    lexicon: Lexicon,
) -> Alignment:
    """Align the units of two laws; laws are drafted, so their order proves nothing.

    Raises:
        Refusal: a further measure that the settings name cannot be asked.
    """
    a, b = ([with_heading(unit) for unit in side] for side in (model, law))
    try:
        further = measures_for(variety(model_language, a), variety(law_language, b))
        return propose(
            a,
            model_language,
            b,
            law_language,
            ordered=False,
            lexicon=lexicon,
            further=further,
        )
    except AlignmentError as error:
        raise Refusal(str(error)) from error


def with_heading(unit: Unit) -> str:
    """What a unit is aligned by: its article's heading and its words."""
    return f"{unit.heading}\n{unit.words}" if unit.heading else unit.words


def look(model: Version, law: Version) -> Looked:
    """Look for the partners of each provision of a model law in another law.

    Args:
        model: A version of the model law, with a text.
        law: A version of a national law, with a text.
    Returns:
        Candidates and flags for every provision.
    """
    pair, binding = pair_for(model, law)
    mine, theirs = units_of(pair[0]), units_of(pair[1])
    room = room_lexicon()
    found = aligned(mine, pair[0].language, theirs, pair[1].language, room.lexicon)
    groups = _groups(found, len(mine))
    flags = _Flags(
        (_Words(pair[0]), _Words(pair[1])),
        (_Words(binding[0]), _Words(binding[1])),
        [
            (
                [mine[row].eid for row in one.rows],
                [theirs[at].eid for at in one.columns],
            )
            for listed in groups
            for one in listed
            if one.is_proposed
        ],
        room.lexicon,
    )
    return Looked(
        {
            unit.eid: [
                _kept(one, place, mine, theirs, found, flags) for one in groups[place]
            ]
            for place, unit in enumerate(mine)
        },
        {
            "measures": _measures(found),
            "languages": [pair[0].language, pair[1].language],
            "lexicon": room.digest,
            "threshold": round(found.needed, 3),
        },
    )


def _measures(found: Alignment) -> list[str]:
    asked = {name for one in found.proposals for name in one.backends}
    return sorted(asked | {LexiconGraph.name})


@dataclass(frozen=True)
class _Group:
    """Units of both laws, by their places, that may correspond."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    confidence: float
    margin: float | None
    is_proposed: bool


def _groups(found: Alignment, units: int) -> list[list[_Group]]:
    """For each unit of the model law what was proposed, and the next best."""
    proposed = {row: one for one in found.proposals for row in one.a}
    groups: list[list[_Group]] = []
    for place in range(units):
        listed = []
        if (one := proposed.get(place)) is not None:
            listed.append(_Group(one.a, one.b, one.confidence, one.margin, True))
        taken = {column for group in listed for column in group.columns}
        listed += [
            _Group((place,), (one.place,), one.confidence, None, False)
            for one in found.candidates(place, most=MOST + len(taken))
            if one.place not in taken
        ]
        groups.append(listed[:MOST])
    return groups


def _kept(
    group: _Group,
    place: int,
    mine: Sequence[Unit],
    theirs: Sequence[Unit],
    found: Alignment,
    flags: "_Flags",
) -> JSON:
    best = max(group.columns, key=lambda column: found.standings[place, column])
    shared = found.shared(place, best)
    eids = [theirs[column].eid for column in group.columns]
    return {
        "eids": eids,
        "confidence": round(group.confidence, 4),
        "why": [one.label for one in shared],
        "shared": [
            {
                "label": one.label,
                "concept": one.concept,
                "weight": round(one.weight, 3),
            }
            for one in shared
        ],
        "flags": flags.between([mine[row].eid for row in group.rows], eids),
        "margin": None if group.margin is None else round(group.margin, 3),
        "is_proposed": group.is_proposed,
    }


class _Words:
    """The words of a law's units in one language."""

    def __init__(self, expression: Expression) -> None:
        self.text = text_of(expression)
        self.language = expression.language
        self.words = {unit.eid: unit.words for unit in units_in(self.text)}

    def together(self, eids: Sequence[str]) -> str:
        return "\n".join(self.words[eid] for eid in eids if eid in self.words)


def comparable_terms(
    text: Text, other_language: str, lexicon: Lexicon
) -> Sequence[str]:
    """The terms that a law defines and that can be missed in a text of some language.

    In another language a term is met by its concept alone: one that the glossary does
    not have would be missed everywhere.
    """
    terms = defined_terms(text)
    if text.language == other_language:
        return terms
    return [one for one in terms if terms_in(one, text.language, lexicon=lexicon)]


class _Flags:
    """Signs of differences between two laws.

    Numbers, modals, points and lengths are read in the texts that bind. Whether a
    defined term is missing is read in the language of the comparison: a word that the
    glossary does not have can be met there alone.
    """

    def __init__(
        self,
        compared: tuple[_Words, _Words],
        binding: tuple[_Words, _Words],
        proposed: Sequence[tuple[list[str], list[str]]],
        lexicon: Lexicon,
    ) -> None:
        self.compared, self.binding, self.lexicon = compared, binding, lexicon
        self.terms = comparable_terms(compared[0].text, compared[1].language, lexicon)
        model, law = binding
        here = sum(len(model.together(eids)) for eids, _ in proposed)
        there = sum(len(law.together(eids)) for _, eids in proposed)
        # Letters of the law for one of the model where both say the same.
        self.usual_ratio = there / here if here and there else None

    def between(self, mine: Sequence[str], theirs: Sequence[str]) -> list[JSON]:
        raised = [
            *self._raised(self.binding, mine, theirs, (), self.usual_ratio),
            *(
                one
                for one in self._raised(self.compared, mine, theirs, self.terms, None)
                if one.kind == "term"
            ),
        ]
        return [
            {"kind": one.kind, "words": one.words, "a": [*one.a], "b": [*one.b]}
            for one in raised
        ]

    def _raised(
        self,
        sides: tuple[_Words, _Words],
        mine: Sequence[str],
        theirs: Sequence[str],
        terms: Sequence[str],
        usual_ratio: float | None,
    ) -> list[Flag]:
        model, law = sides
        return raise_flags(
            model.together(mine),
            model.language,
            law.together(theirs),
            law.language,
            terms=terms,
            usual_ratio=usual_ratio,
            lexicon=self.lexicon,
        )
