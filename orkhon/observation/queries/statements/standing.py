"""Who stands where on a statement: the head, each member, the whole and each section."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orkhon.observation.models import (
    Observer,
    Statement,
    StatementPosition,
    StatementSection,
)
from orkhon.observation.queries.observers import ENGLISH_ORDER, OUT
from orkhon.observation.queries.statements.composition import Composed
from orkhon.observation.queries.statements.text_digest import (
    section_digests,
    text_digest,
)

Stance = StatementPosition.Stance


@dataclass(frozen=True)
class Position:
    """One position as a page shows it.

    Attributes:
        is_on_this_text: What they saw is the text as it stands now.
        section: Title of the section; "" for the whole.
    """

    row: StatementPosition
    is_on_this_text: bool
    section: str = ""

    @property
    def is_against(self) -> bool:
        return self.row.stance == Stance.OBJECTS


@dataclass(frozen=True)
class Holder:
    """The head or a member with what they say now, and said before.

    Attributes:
        observer: None for the head.
        positions: Those that stand: on the whole first, then by section.
        earlier: Those replaced by later ones; none is ever taken away.
    """

    name: str
    observer: Observer | None
    positions: tuple[Position, ...]
    earlier: tuple[Position, ...]

    @property
    def is_head(self) -> bool:
        return self.observer is None

    @property
    def whole(self) -> Position | None:
        """What they say of the whole; None when they have not spoken."""
        return next((one for one in self.positions if not one.row.section_id), None)

    @property
    def objects(self) -> bool:
        """Whether an objection of theirs stands, on this text or on an earlier one."""
        return any(one.is_against for one in self.positions)


@dataclass(frozen=True)
class Standing:
    """Where everybody stands.

    Attributes:
        digest: Of the text as it is now; empty once published.
        sections: Digest of each section as it is now, by its key.
        is_current: The text before the members is the one that stands now.
        holders: The head first, then the members by parliament in English order.
    """

    digest: str
    sections: Mapping[str, str]
    is_current: bool
    holders: tuple[Holder, ...]

    @property
    def head_agrees(self) -> bool:
        """Whether the head agrees with exactly this text."""
        return any(
            one.is_head
            and one.whole is not None
            and one.whole.is_on_this_text
            and one.whole.row.stance == Stance.AGREES
            for one in self.holders
        )

    @property
    def spoken(self) -> tuple[Holder, ...]:
        """Those who took a position, and the head in any case."""
        return tuple(one for one in self.holders if one.positions or one.is_head)

    @property
    def silent(self) -> tuple[Holder, ...]:
        """Members who took none."""
        return tuple(one for one in self.holders if one not in self.spoken)

    @property
    def objections(self) -> tuple[Position, ...]:
        """Every objection that stands, whatever text it was about."""
        return tuple(
            one for holder in self.holders for one in holder.positions if one.is_against
        )


def standing(statement: Statement, texts: Mapping[str, Composed]) -> Standing:
    """Who stands where; of a published statement, as it was published.

    Args:
        texts: By language, as `composed_all` gives them.
    """
    is_published = statement.published_at is not None
    digest = statement.text_sha256 if is_published else text_digest(texts)
    sections = section_digests(texts)
    titles = {one.row.pk: one.title for one in next(iter(texts.values())).sections}
    rows = [
        Position(
            one,
            is_on_this_text=one.text_sha256
            == (digest if one.section is None else sections.get(one.section.key)),
            section=""
            if one.section is None
            else titles.get(one.section.pk, one.section.key),
        )
        for one in statement.positions.select_related("section", "observer")
    ]
    return Standing(
        digest=digest,
        sections=sections,
        is_current=is_published or digest == statement.text_sha256,
        holders=_holders(statement, rows),
    )


def members_of(statement: Statement) -> list[Observer]:
    """The members of the mission, by parliament in English order."""
    return list(
        Observer.objects.filter(
            mission=statement.mission, capacity=Observer.Capacity.MEMBER
        )
        .exclude(state__in=OUT)
        .select_related("parliament__country")
        .order_by(*ENGLISH_ORDER)
    )


def sections_of(statement: Statement) -> list[StatementSection]:
    """The sections that stand in it, in order."""
    return list(statement.sections.filter(is_left_out=False))


def _holders(statement: Statement, rows: Sequence[Position]) -> tuple[Holder, ...]:
    head = str(statement.mission.head) if statement.mission.head is not None else ""
    own = [one for one in rows if one.row.is_head]
    holders = (
        [_holder(own[-1].row.name if own else head, None, own)] if (own or head) else []
    )
    members = members_of(statement)
    known = {one.pk for one in members}
    # Somebody replaced since keeps what they said.
    members += list(
        {
            one.row.observer.pk: one.row.observer
            for one in rows
            if one.row.observer is not None and one.row.observer.pk not in known
        }.values()
    )
    for member in members:
        own = [one for one in rows if one.row.observer_id == member.pk]
        holders.append(_holder(member.name, member, own))
    return tuple(holders)


def _holder(name: str, observer: Observer | None, own: Sequence[Position]) -> Holder:
    now = [one for one in own if one.row.replaced_at is None]
    return Holder(
        name=name,
        observer=observer,
        positions=tuple(
            sorted(
                now,
                key=lambda one: (
                    0 if one.row.section is None else one.row.section.precedence
                ),
            )
        ),
        earlier=tuple(one for one in own if one.row.replaced_at is not None),
    )
