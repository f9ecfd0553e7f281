"""Candidates for a provision as the workbench lays them out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.utils.translation import get_language

from orkhon.engines.texts.alignment.lexicon import Lexicon
from orkhon.engines.texts.alignment.marking import terms_in
from orkhon.engines.texts.structure import Provision, body, walk
from orkhon.legislation.models import Comparison, Correspondence, Expression, Partner
from orkhon.legislation.queries.candidates import JSON, room_lexicon
from orkhon.legislation.queries.comparisons import names_of
from orkhon.legislation.queries.flag_words import (
    QUANTITIES,
    FlagLine,
    differing,
    flag_line,
)
from orkhon.legislation.queries.passages import (
    Block,
    Marks,
    blocks_of,
    concepts_in,
    redlined,
)
from orkhon.legislation.queries.succession import in_one_language
from orkhon.legislation.queries.texts import Unit, authentic, text_of
from orkhon.record.models import Source


@dataclass(frozen=True)
class Origin:
    """Where words stand, in the shape of a citation."""

    source: Source
    quote: str
    start: int
    end: int
    cited_by: str
    cited_at: datetime


@dataclass(frozen=True)
class Passage:
    """A national provision as shown.

    Attributes:
        name: "18-бап, 1-тармақ".
        heading: Of its article; "" for none.
        language: Of the words.
        blocks: The words, with the redline where they have changed.
        origin: Where they stand in the binding text.
    """

    name: str
    heading: str
    language: str
    blocks: Sequence[Block]
    origin: Origin


@dataclass(frozen=True)
class WhyRow:
    """One thing that both sides share.

    Attributes:
        model, law: The words on either side; "" where the shown language has others.
        concept: The glossary's concept in the reader's language; "" for none.
        weight: Its share of all that they share.
    """

    model: str
    law: str
    concept: str
    weight: float


@dataclass(frozen=True)
class Card:
    """One candidate: a provision, or several that say it together.

    Attributes:
        value: What the form sends: `key:eid`, several with spaces between.
        passages: The provisions.
        law: Title of their law.
        is_chosen: Whether it is ticked.
        is_decided: A person chose it.
        is_proposed: The machine proposes it.
        is_gone: The law no longer has one of them.
        is_changed: Its words have changed since a person decided.
        confidence: From 0 to 1; None where the machine did not look.
        flags: Where it seems to differ.
        why: What both sides share.
        differing: Quantities that only the model law has.
        shared: Concepts that both sides have.
    """

    value: str
    passages: Sequence[Passage]
    law: str
    is_chosen: bool
    is_decided: bool
    is_proposed: bool
    is_gone: bool
    is_changed: bool
    confidence: float | None
    flags: Sequence[FlagLine]
    why: Sequence[WhyRow]
    differing: frozenset[str]
    shared: frozenset[str]

    @property
    def language(self) -> str:
        """Of its words."""
        return self.passages[0].language if self.passages else ""


@dataclass
class _Opened:
    """A law's text with its provisions at hand."""

    expression: Expression
    provisions: dict[str, Provision] = field(default_factory=dict)
    headings: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        text = text_of(self.expression)
        self.names = {eid: one.name for eid, one in names_of(text).items()}
        for one, above in walk(text):
            self.provisions[one.eid] = one
            article = next((up for up in reversed(above) if up.kind == "article"), one)
            self.headings[one.eid] = article.heading.replace("\n", " ")


@dataclass
class Desk:
    """What cards are made from.

    Attributes:
        comparison: The model law and the member.
        unit: The provision in hand, in the language in which it is shown.
        model: The text it is from.
        laws: The laws of the member, each in the language in which it is shown.
        row: What was decided; None for nothing.
    """

    comparison: Comparison
    unit: Unit
    model: Expression
    laws: Sequence[Expression]
    row: Correspondence | None
    _opened: dict[object, _Opened] = field(default_factory=dict)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The glossary as it is now."""
        return room_lexicon().lexicon

    @cached_property
    def concepts(self) -> frozenset[str]:
        """The concepts of the provision in hand."""
        return concepts_in(self.unit.words, self.model.language, self.lexicon)

    def open(self, expression: Expression) -> _Opened:
        """A text with its provisions, read once."""
        if expression.pk not in self._opened:
            self._opened[expression.pk] = _Opened(expression)
        return self._opened[expression.pk]

    def model_marks(self, cards: Sequence[Card]) -> Marks:
        """What is marked in the model law: as seen from the chosen candidates."""
        seen = [one for one in cards if one.is_chosen] or cards[:1]
        return Marks(
            frozenset().union(*(one.shared for one in cards)),
            frozenset().union(*(one.differing for one in seen)),
            self.lexicon,
        )


def cards_of(desk: Desk, chosen: Sequence[str] | None) -> list[Card]:
    """What may correspond: decided partners first, then candidates, best first.

    Args:
        desk: What they are made from.
        chosen: Values that a person has ticked; None for what stands or is proposed.
    """
    partners = _partners(desk.row)
    found: list[Card] = []
    left = dict(partners)
    listed = sorted(
        ((candidate, law) for law in desk.laws for candidate in _candidates(desk, law)),
        key=lambda one: (not one[0]["is_proposed"], -float(str(one[0]["confidence"]))),
    )
    others: list[Card] = []
    for candidate, law in listed:
        values = [f"{law.version.work.key}:{eid}" for eid in _texts(candidate["eids"])]
        if all(value in partners for value in values):
            mine = [left.pop(value, partners[value]) for value in values]
            found.append(_card(desk, values, law, candidate, mine, chosen, partners))
        elif not any(value in partners for value in values):
            others.append(_card(desk, values, law, candidate, [], chosen, partners))
    for value, partner in left.items():
        law = _law_of(desk, partner)
        found.append(_card(desk, [value], law, None, [partner], chosen, partners))
    return [*found, *others]


def _partners(row: Correspondence | None) -> dict[str, Partner]:
    if row is None:
        return {}
    return {
        f"{one.version.work.key}:{one.eid}": one
        for one in row.partners.select_related("version__work", "decided_version")
    }


def _law_of(desk: Desk, partner: Partner) -> Expression:
    """The text in which a decided provision is shown; of a gone one an older."""
    shown = next(
        (one for one in desk.laws if one.version_id == partner.version_id), None
    )
    if shown is not None and partner.eid in desk.open(shown).provisions:
        return shown
    there = partner.version.expressions.select_related("version__work", "source")
    languages = [one.language for one in desk.laws]
    return (
        there.filter(language__in=languages).first()
        or there.order_by("-is_authentic", "language")[0]
    )


def _candidates(desk: Desk, law: Expression) -> list[JSON]:
    proposal = desk.comparison.proposals.filter(
        eid=desk.unit.eid, law_version=law.version_id
    ).first()
    return [] if proposal is None else proposal.candidates


def _card(
    desk: Desk,
    values: Sequence[str],
    law: Expression,
    candidate: Mapping[str, object] | None,
    partners: Sequence[Partner],
    chosen: Sequence[str] | None,
    decided: Mapping[str, Partner],
) -> Card:
    eids = [value.split(":", 1)[1] for value in values]
    said = candidate or {}
    flags = _items(said.get("flags"))
    opened = desk.open(law)
    words = "\n".join(
        body(opened.provisions[eid]) for eid in eids if eid in opened.provisions
    )
    shared = desk.concepts & concepts_in(words, law.language, desk.lexicon)
    marks = Marks(shared, differing(flags, "b"), desk.lexicon)
    is_proposed = bool(said.get("is_proposed"))
    value = " ".join(values)
    by_eid = {one.eid: one for one in partners}
    passages = [
        _passage(desk, law, eid, by_eid.get(eid), marks)
        for eid in eids
        if eid in opened.provisions
    ]
    usual = bool(partners) or (is_proposed and not decided)
    return Card(
        value=value,
        passages=[passage for passage, _changed in passages],
        law=law.version.work.title,
        is_chosen=usual if chosen is None else value in chosen,
        is_decided=bool(partners),
        is_proposed=is_proposed,
        is_gone=any(one.is_gone for one in partners),
        is_changed=any(changed for _passage, changed in passages),
        confidence=float(str(said["confidence"])) if said else None,
        flags=[
            flag_line(one)
            for one in flags
            # Of what is hardly a partner, only what the eye would look for.
            if is_proposed or partners or one["kind"] in QUANTITIES
        ],
        why=_why(desk, said, f"{_heading(opened, eids)}\n{words}", law.language),
        differing=frozenset(differing(flags, "a")),
        shared=shared,
    )


def _heading(opened: _Opened, eids: Sequence[str]) -> str:
    return "\n".join(dict.fromkeys(opened.headings.get(eid, "") for eid in eids))


def _passage(
    desk: Desk, law: Expression, eid: str, partner: Partner | None, marks: Marks
) -> tuple[Passage, bool]:
    opened = desk.open(law)
    provision = opened.provisions[eid]
    before = None if partner is None else _before(desk, law, partner)
    blocks = (
        blocks_of(provision, law.language, marks)
        if before is None
        else redlined(before, provision, law.language, marks)
    )
    is_changed = any(
        segment.how != "same"
        for block in blocks
        for line in block.lines
        for segment in line.segments
    )
    return (
        Passage(
            opened.names[eid],
            opened.headings[eid],
            law.language,
            blocks,
            _origin(desk, law, eid),
        ),
        is_changed,
    )


def _before(desk: Desk, law: Expression, partner: Partner) -> Provision | None:
    """A provision as it was when a person decided, in the language shown or another."""
    if partner.decided_version_id == law.version_id:
        return None
    old = partner.decided_version.expressions.filter(language=law.language).first()
    if old is None:
        pair = in_one_language(partner.decided_version, law.version)
        if pair is None or pair[1].pk != law.pk:
            return None
        old = pair[0]
    return desk.open(old).provisions.get(partner.decided_eid)


def _origin(desk: Desk, law: Expression, eid: str) -> Origin:
    """The provision's place in the text that binds, else in the one shown."""
    binding = authentic(law.version) or law
    place = binding.provisions.filter(eid=eid).first()
    if place is None:
        binding, place = law, law.provisions.get(eid=eid)
    source = binding.source
    quote = source.text[place.start : place.end]
    return Origin(source, quote, place.start, place.end, "", law.made_at)


def _why(
    desk: Desk, candidate: Mapping[str, object], words: str, language: str
) -> list[WhyRow]:
    # Articles were aligned with their headings.
    mine = f"{desk.unit.heading}\n{desk.unit.words}"
    here = _words_of(mine, desk.model.language, desk.lexicon)
    there = _words_of(words, language, desk.lexicon)
    named = {one.id: one.words for one in desk.lexicon.concepts}
    reader = (get_language() or "en").split("-")[0].replace("uz", "uz-Latn")
    rows = []
    for one in _items(candidate.get("shared")):
        label, concept = str(one["label"]), one["concept"]
        ours, _sep, theirs = label.partition(" ~ ")
        weight = float(str(one["weight"]))
        if concept is None:
            rows.append(WhyRow(ours, theirs or ours, "", weight))
            continue
        key = str(concept)
        called = named.get(key, {})
        label = (called.get(reader) or called.get("en") or (label,))[0]
        rows.append(WhyRow(here.get(key, ""), there.get(key, ""), label, weight))
    return rows


def _words_of(text: str, language: str, lexicon: Lexicon) -> dict[str, str]:
    """For each concept the first words that stand for it."""
    found: dict[str, str] = {}
    for one in terms_in(text, language, lexicon=lexicon):
        for concept in one.concepts:
            found.setdefault(concept, text[one.start : one.end])
    return found


def _items(values: object) -> list[dict[str, object]]:
    return list(values) if isinstance(values, list) else []


def _texts(values: object) -> list[str]:
    return [str(one) for one in values] if isinstance(values, list) else []
