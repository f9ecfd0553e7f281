"""One provision of a model law against the laws of a member, ready to be decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orkhon.engines.texts.structure import Provision, Text, find
from orkhon.legislation.models import (
    LETTERS,
    Comparison,
    Correspondence,
    Expression,
    Status,
    Version,
)
from orkhon.legislation.queries.cards import Card, Desk, cards_of
from orkhon.legislation.queries.comparisons import (
    Progress,
    Standing,
    binding_text,
    not_examined,
    progress,
    standings,
)
from orkhon.legislation.queries.history import HistoryLine, decided_on, history_of
from orkhon.legislation.queries.passages import Block, Marks, blocks_of, redlined
from orkhon.legislation.queries.texts import Unit, text_of, units_in

LABEL = 28
"""Letters of a label in the list of provisions."""
SIGNS = {
    Status.ENACTED: "E",
    Status.DIFFERENCES: "D",
    Status.PARTLY: "P",
    Status.DIVERGES: "V",
    Status.ABSENT: "A",
    Status.NOT_APPLICABLE: "N",
    Status.NOT_EXAMINED: "U",
}
"""How a status is drawn, and its key on the keyboard."""


@dataclass(frozen=True)
class ContentsLine:
    """A provision of the model law in the list at the side."""

    unit: Unit
    standing: Standing
    is_here: bool
    is_first: bool

    @property
    def label(self) -> str:
        """The article's heading; of its later parts the first words."""
        if self.unit.heading and (self.is_first or not self.unit.words):
            return self.unit.heading
        words = " ".join(self.unit.words.split())
        return words if len(words) <= LABEL else f"{words[:LABEL].rsplit(' ', 1)[0]} …"

    @property
    def sign(self) -> str:
        """The class that draws its letter."""
        return SIGNS[self.standing.status]


@dataclass(frozen=True)
class Shown:
    """A text in the language in which it is shown.

    Attributes:
        expression: The text.
        languages: What else there is, in order.
    """

    expression: Expression
    languages: Sequence[str]


@dataclass(frozen=True)
class Choosable:
    """A provision of a law that may be chosen by hand."""

    value: str
    unit: Unit
    is_chosen: bool


@dataclass(frozen=True)
class Shelf:
    """All provisions of one law."""

    law: Shown
    provisions: Sequence[Choosable]


@dataclass(frozen=True)
class Bench:
    """The page.

    Attributes:
        comparison: The model law and the member.
        contents: All provisions of the model law.
        unit: The provision in hand.
        standing: How it stands.
        model: The model law as shown.
        blocks: The provision's words, with the redline where it has changed since.
        laws: The laws of the member that have a text, as shown.
        cards: What may correspond: what was decided, then what was proposed.
        shelves: All other provisions.
        history: What was decided before and what happened since.
        progress: How far the comparison is.
        previous, following: Identifiers of the neighbours; "" at the ends.
        open: The next provision that waits for a decision; "" when none does.
    """

    comparison: Comparison
    contents: Sequence[ContentsLine]
    unit: Unit
    standing: Standing
    model: Shown
    blocks: Sequence[Block]
    laws: Sequence[Shown]
    cards: Sequence[Card]
    shelves: Sequence[Shelf]
    history: Sequence[HistoryLine]
    progress: Progress
    previous: str
    following: str
    open: str

    @property
    def sign(self) -> str:
        """The class that draws the letter of the provision in hand."""
        return SIGNS[self.standing.status]


def bench(
    comparison: Comparison,
    eid: str,
    *,
    reader: str,
    model_language: str = "",
    law_language: str = "",
    chosen: Sequence[str] | None = None,
) -> Bench | None:
    """Lay a provision out.

    Args:
        comparison: The model law and the member.
        eid: The provision.
        reader: The reader's language: texts are shown in it where they can be.
        model_language, law_language: Other languages to show them in.
        chosen: Values that a person has ticked and not yet saved.
    Returns:
        The page; None where the model law has no such provision.
    """
    binding = binding_text(comparison.model)
    if binding is None:
        return None
    model = shown(binding.version, [model_language, reader])
    text = text_of(model.expression)
    units = units_in(text)
    eids = [one.eid for one in units]
    if eid not in eids:
        return None
    place = eids.index(eid)
    found = standings([comparison])[comparison.country.code]
    row = (
        comparison.correspondences.filter(eid=eid, ended_at__isnull=True)
        .select_related("version")
        .first()
    )
    laws = _laws(comparison, [law_language, reader])
    desk = Desk(comparison, units[place], model.expression, laws_shown(laws), row)
    cards = cards_of(desk, chosen)
    return Bench(
        comparison=comparison,
        contents=[
            ContentsLine(
                one,
                found.get(one.eid, not_examined(one.eid)),
                one.eid == eid,
                not at or units[at - 1].article != one.article,
            )
            for at, one in enumerate(units)
        ],
        unit=units[place],
        standing=_standing(found, row, eid),
        model=model,
        blocks=_model_blocks(text, eid, model.expression, row, desk.model_marks(cards)),
        laws=laws,
        cards=cards,
        shelves=_shelves(laws, cards, chosen),
        history=history_of(row),
        progress=progress(eids, found),
        previous=eids[place - 1] if place else "",
        following=eids[place + 1] if place + 1 < len(eids) else "",
        open=next_open(eids, found, place),
    )


def next_open(eids: Sequence[str], found: Mapping[str, Standing], place: int) -> str:
    """The next provision that nobody decided or that waits to be examined again."""
    for eid in [*eids[place + 1 :], *eids[:place]]:
        if eid not in found or found[eid].again:
            return eid
    return ""


def first_open(comparison: Comparison) -> str:
    """Where work on a comparison goes on: the first that waits, else the first."""
    binding = binding_text(comparison.model)
    eids = [] if binding is None else [one.eid for one in units_in(text_of(binding))]
    if not eids:
        return ""
    found = standings([comparison])[comparison.country.code]
    return next_open([*eids, eids[0]], found, -1) or eids[0]


def shown(version: Version, wanted: Sequence[str]) -> Shown:
    """The text of a version in the first of some languages, else the binding one."""
    there = list(
        version.expressions.select_related("version__work", "source").order_by(
            "-is_authentic", "language"
        )
    )
    by_language = {one.language: one for one in there}
    expression = next(
        (by_language[one] for one in wanted if one in by_language), there[0]
    )
    return Shown(expression, [one.language for one in there])


def laws_shown(laws: Sequence[Shown]) -> list[Expression]:
    """Their texts alone."""
    return [one.expression for one in laws]


def _laws(comparison: Comparison, wanted: Sequence[str]) -> list[Shown]:
    bindings = [binding_text(law) for law in comparison.laws.order_by("sort_key")]
    return [shown(one.version, wanted) for one in bindings if one is not None]


def _standing(
    found: Mapping[str, Standing], row: Correspondence | None, eid: str
) -> Standing:
    if eid in found:
        return found[eid]
    # Taken back: it stands as nobody's decision, but has a revision.
    nothing = not_examined(eid)
    if row is None:
        return nothing
    return Standing(eid, nothing.status, LETTERS[nothing.status], revision=row.revision)


def _model_blocks(
    text: Text,
    eid: str,
    expression: Expression,
    row: Correspondence | None,
    marks: Marks,
) -> list[Block]:
    now = find(text, eid)
    if now is None:
        return []
    before = None
    if row is not None and row.again == "model-changed":
        before = _decided_words(row, expression)
    if before is not None:
        return redlined(before, now, expression.language, marks)
    return blocks_of(now, expression.language, marks)


def _decided_words(row: Correspondence, expression: Expression) -> Provision | None:
    """The model provision as it was when somebody decided, in the same language."""
    step = decided_on(row)
    if step is None:
        return None
    old = Expression.objects.filter(
        version__work=expression.version.work_id,
        version__number=step.model["version"],
        language=expression.language,
    ).first()
    return None if old is None else find(text_of(old), step.model["eid"])


def _shelves(
    laws: Sequence[Shown], cards: Sequence[Card], chosen: Sequence[str] | None
) -> list[Shelf]:
    on_cards = {value for one in cards for value in one.value.split(" ")}
    ticked = set(chosen or ())
    return [
        Shelf(
            law,
            [
                Choosable(value, unit, value in ticked)
                for unit in units_in(text_of(law.expression))
                if (value := value_of(law.expression, unit.eid)) not in on_cards
            ],
        )
        for law in laws
    ]


def value_of(law: Expression, eid: str) -> str:
    """How a form names a provision of a law."""
    return f"{law.version.work.key}:{eid}"
