"""The correspondence table: a model law's words beside those of national laws."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from orkhon.accounts.queries import actor_names
from orkhon.engines.texts.structure import body, walk
from orkhon.legislation.models import Comparison, Expression, Version, Work
from orkhon.legislation.queries.comparisons import (
    PartnerLine,
    Standing,
    binding_text,
    comparisons_of,
    names_of,
    not_examined,
    standings,
)
from orkhon.legislation.queries.matrix import SaidUnit, said_units
from orkhon.legislation.queries.status import Compared, compared_laws
from orkhon.legislation.queries.texts import authentic, expression_in, text_of
from orkhon.register.models import Country


@dataclass(frozen=True)
class Said:
    """Words of a provision in one language.

    Attributes:
        no, name: "18(1)" and "18-бап, 1-тармақ".
        words: What it says, all in it included.
        expression: Whose words these are.
    """

    no: str
    name: str
    words: str
    expression: Expression

    @property
    def is_authentic(self) -> bool:
        """Whether these words bind."""
        return self.expression.is_authentic


@dataclass(frozen=True)
class Provision:
    """A national provision that corresponds.

    Attributes:
        version: Of the national law.
        eid: Its identifier there.
        said: Its words.
        is_gone: The law's last version no longer has it.
    """

    version: Version
    eid: str
    said: Said
    is_gone: bool


@dataclass(frozen=True)
class Entry:
    """One provision of the model law in one member.

    Attributes:
        standing: Status, reason, whether to examine again, when it was decided.
        decided_by: The name of who decided; "" for nobody.
        provisions: National provisions with their words.
    """

    standing: Standing
    decided_by: str
    provisions: tuple[Provision, ...]


@dataclass(frozen=True)
class TableRow:
    """A provision of the model law and what members made of it, in their order."""

    said: SaidUnit
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Member:
    """A member of the table with its laws as they are compared."""

    country: Country
    laws: tuple[Compared, ...]


@dataclass(frozen=True)
class CorrespondenceTable:
    """The table, ready to be printed in any form.

    Attributes:
        work: The model law.
        binding: Its authentic text.
        words: Language asked for, "" for the authentic words of each law.
        members: In English alphabetical order.
        rows: Provisions of the model law in its order.
        last_decided_at: When the last of the decisions was made; None for none.
    """

    work: Work
    binding: Expression
    words: str
    members: tuple[Member, ...]
    rows: tuple[TableRow, ...]
    last_decided_at: datetime | None


def table_of(
    model: Work, codes: Sequence[str] = (), *, words: str = ""
) -> CorrespondenceTable | None:
    """The correspondence table of a model law.

    Args:
        model: The model law.
        codes: Codes of the members to show; none for all.
        words: The language of the words where a text has it; "" for those that bind.
    Returns:
        None where the model law has no text.
    """
    binding = binding_text(model)
    if binding is None:
        return None
    comparisons = [
        one for one in comparisons_of(model) if not codes or one.country.code in codes
    ]
    found = standings(comparisons)
    names = actor_names(
        one.decided_by for each in found.values() for one in each.values()
    )
    texts = Words(words)
    rows = []
    last: datetime | None = None
    for said in said_units(binding, words or binding.language):
        entries = []
        for comparison in comparisons:
            standing = found[comparison.country.code].get(said.unit.eid)
            entry = _entry(standing or not_examined(said.unit.eid), names, texts)
            entries.append(entry)
            last = _later(last, entry.standing.decided_at)
        rows.append(TableRow(said, tuple(entries)))
    return CorrespondenceTable(
        model,
        binding,
        words,
        tuple(_member(one) for one in comparisons),
        tuple(rows),
        last,
    )


@dataclass
class Words:
    """Words of provisions, each text rebuilt once.

    Attributes:
        language: Asked for; "" for the words that bind.
    """

    language: str
    _texts: dict[object, dict[str, Said]] = field(default_factory=dict)
    _versions: dict[tuple[str, int], Version] = field(default_factory=dict)
    _chosen: dict[object, list[Expression]] = field(default_factory=dict)

    def version(self, key: str, number: int) -> Version:
        """A version by the key of its work and its number."""
        place = (key, number)
        if place not in self._versions:
            self._versions[place] = Version.objects.select_related("work").get(
                work__key=key, number=number
            )
        return self._versions[place]

    def of(self, version: Version, eid: str) -> Said | None:
        """A provision in the language asked for, else as it binds.

        Returns:
            None where the version has no such provision.
        """
        if version.pk not in self._chosen:
            asked = expression_in(version, self.language) if self.language else None
            self._chosen[version.pk] = [
                one for one in (asked, authentic(version)) if one is not None
            ]
        found = (self._in(one).get(eid) for one in self._chosen[version.pk])
        return next((one for one in found if one is not None), None)

    def _in(self, expression: Expression) -> dict[str, Said]:
        if expression.pk not in self._texts:
            text = text_of(expression)
            names = names_of(text)
            self._texts[expression.pk] = {
                one.eid: Said(
                    names[one.eid].no, names[one.eid].name, body(one), expression
                )
                for one, _above in walk(text)
            }
        return self._texts[expression.pk]


def _entry(standing: Standing, names: dict[str, str], texts: Words) -> Entry:
    return Entry(
        standing,
        names.get(standing.decided_by, ""),
        tuple(
            found
            for one in standing.partners
            if (found := _provision(one, texts)) is not None
        ),
    )


def _provision(line: PartnerLine, texts: Words) -> Provision | None:
    version = texts.version(line.work, line.version)
    said = texts.of(version, line.eid)
    if said is None:
        return None
    return Provision(version, line.eid, said, line.is_gone)


def _member(comparison: Comparison) -> Member:
    return Member(comparison.country, tuple(compared_laws(comparison)))


def _later(one: datetime | None, other: datetime | None) -> datetime | None:
    return max((at for at in (one, other) if at is not None), default=None)
