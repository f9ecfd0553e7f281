"""The order of states and people, with its reasons; names and flags by forum."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language, gettext

from orkhon.engines import names
from orkhon.engines.precedence import (
    Basis,
    Delegate,
    Delegation,
    Place,
    PrecedenceError,
    RankWhy,
    Standing,
    Why,
    order,
    within,
)
from orkhon.engines.precedence import OrderRule as Rule
from orkhon.protocol.models import OrderRule, VisitParticipant
from orkhon.record.models import Citation
from orkhon.register.models import Body, Country
from orkhon.register.queries import chair_on
from orkhon.register.queries.bodies import designation
from orkhon.register.queries.labels import named
from orkhon.register.queries.members import members

AFTER = {
    OrderRule.Groups.OBSERVERS: (
        Standing.OBSERVER,
        Standing.ORGANISATION,
        Standing.GUEST,
    ),
    OrderRule.Groups.ORGANISATIONS: (
        Standing.ORGANISATION,
        Standing.OBSERVER,
        Standing.GUEST,
    ),
    OrderRule.Groups.GUESTS: (
        Standing.GUEST,
        Standing.OBSERVER,
        Standing.ORGANISATION,
    ),
}
FORUMS = (Body.Kind.ASSEMBLY, Body.Kind.ORGANISATION)
"""Kinds of bodies whose rules decide an order, a name, a flag."""


@dataclass(frozen=True)
class Shown:
    """The name and flag to use in a forum on a day; nothing is guessed.

    Attributes:
        text: "" where none is recorded.
        language: Of the text.
        flag: None where it is not recorded.
        citation: Where it was read; None where nobody said.
    """

    text: str = ""
    language: str = ""
    flag: bool | None = None
    citation: Citation | None = None


@dataclass(frozen=True)
class OrderLine:
    """One delegation in the order, and why it stands there."""

    number: int
    body: Body
    standing: Standing
    why: str
    is_rule: bool
    presides: bool
    shown: Shown


@dataclass(frozen=True)
class OrderTable:
    """The order for a forum and a day; `rule` is None until somebody set it."""

    forum: Body
    day: date
    lines: tuple[OrderLine, ...]
    rule: OrderRule | None

    @property
    def is_practice(self) -> bool:
        """Whether some place rests on usual practice alone."""
        return any(not one.is_rule for one in self.lines)


@dataclass(frozen=True)
class PersonLine:
    """Somebody's place in their delegation, and why."""

    number: int
    participant: VisitParticipant
    why: str


def rule_of(forum: Body) -> OrderRule | None:
    """What the forum's rules say of the order; None until somebody sets it."""
    return OrderRule.objects.filter(forum=forum).first()


def order_table(
    forum: Body,
    day: date,
    *,
    observers: Iterable[Body] = (),
    organisations: Iterable[Body] = (),
    guests: Iterable[Body] = (),
) -> OrderTable:
    """The order of delegations in a forum on a day.

    Args:
        observers: Who takes part beside the members, which the register knows.
    Raises:
        PrecedenceError: two that cannot be told apart.
    """
    seated = [one.parliament.id for one in members(forum, day)]
    rows = Body.objects.filter(pk__in=seated).select_related("country")
    standing: dict[str, tuple[Body, Standing]] = {
        one.key: (one, Standing.MEMBER) for one in rows
    }
    for group, bodies in (
        (Standing.OBSERVER, observers),
        (Standing.ORGANISATION, organisations),
        (Standing.GUEST, guests),
    ):
        for body in bodies:
            if body.key in standing:
                raise PrecedenceError(
                    gettext("%(body)s is named twice") % {"body": named(body)}
                )
            standing[body.key] = (body, group)
    chair = chair_on(forum, day) if forum.kind == Body.Kind.ASSEMBLY else None
    chairing = None if chair is None else chair.parliament.key
    rule = rule_of(forum)
    places = order(
        [
            Delegation(
                key, _english_key(body), group,
                presides=key == chairing and group is Standing.MEMBER,
            )
            for key, (body, group) in standing.items()
        ],
        _engine_rule(rule),
    )  # fmt: skip
    return OrderTable(
        forum,
        day,
        tuple(
            OrderLine(
                place.number,
                standing[place.key][0],
                standing[place.key][1],
                why_words(place, standing[place.key][1]),
                place.basis is Basis.RULE,
                place.key == chairing,
                shown_in(standing[place.key][0], forum, day),
            )
            for place in places
        ),
        rule,
    )


def shown_in(body: Body, forum: Body, day: date, language: str | None = None) -> Shown:
    """The name and flag to use for a body or its country in a forum on a day.

    In the language asked for, else in English; a flag is said once for all languages.
    """
    asked = (language or get_language() or "en").split("-")[0]
    of: list[Country | Body] = [body, *([body.country] if body.country else [])]
    for one in of:
        for code in dict.fromkeys([asked, "en"]):
            row = designation(one, forum, day, language=code)
            if row is not None:
                return Shown(row.text, row.language, row.flag_shown, row.citation)
    return Shown()


def ranked(people: Sequence[VisitParticipant]) -> list[PersonLine]:
    """The people of one side in their order, and why.

    Raises:
        PrecedenceError: two lead.
    """
    by_key = {str(one.number): one for one in people}
    leaders = [one for one in people if one.role == VisitParticipant.Role.LEADER]
    if len(leaders) > 1:
        raise PrecedenceError(
            gettext("%(names)s cannot both lead")
            % {"names": ", ".join(one.name for one in leaders)}
        )
    places = within(
        [
            Delegate(
                key,
                names.sort_key(one.name),
                one.role == VisitParticipant.Role.LEADER,
                one.precedence,
            )
            for key, one in by_key.items()
        ]
    )
    words = {
        RankWhy.LEADER: gettext("leads the delegation"),
        RankWhy.PRECEDENCE: gettext("precedence as the delegation gave it"),
        RankWhy.NAME: gettext("by name; no precedence was given"),
    }
    return [PersonLine(one.number, by_key[one.key], words[one.why]) for one in places]


def why_words(place: Place, standing: Standing) -> str:
    """Why a delegation stands where it stands."""
    if place.why is Why.PRESIDES:
        return gettext("presides")
    if place.why is Why.ALPHABET:
        return gettext("member, English alphabetical order")
    return {
        Standing.OBSERVER: gettext("observer, after the members"),
        Standing.ORGANISATION: gettext("organisation, after the members"),
        Standing.GUEST: gettext("guest, after the members"),
    }[standing]


def _english_key(body: Body) -> str:
    """Its country's fixed English key, then its own: two of one country stay apart."""
    if body.country is None:
        return body.english_sort_key
    return f"{body.country.english_sort_key}\x1f{body.english_sort_key}"


def _engine_rule(rule: OrderRule | None) -> Rule:
    if rule is None:
        return Rule()
    after = AFTER[OrderRule.Groups(rule.after_members)] if rule.after_members else ()
    return Rule(rule.chair_first, after)
