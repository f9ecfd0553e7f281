"""How a model law stands in each member: the reads of what was decided."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Prefetch, Q

from orkhon.engines.texts.structure import Text, name_of, short_no, walk
from orkhon.legislation.models import (
    LETTERS,
    Comparison,
    Correspondence,
    Expression,
    Partner,
    Status,
    Version,
    Work,
)
from orkhon.legislation.queries.texts import authentic, spoken, text_of, units_of
from orkhon.record.models import Citation


@dataclass(frozen=True)
class PartnerLine:
    """A national provision that corresponds, as it is called now.

    Attributes:
        work: Key of the national law.
        version: Number of the version that it stands in now.
        eid: Its identifier there.
        no: "18(1)".
        name: "18-бап, 1-тармақ", in the law's authentic language.
        is_gone: The last version no longer has it; the rest is of the one before.
        citation: The words that were decided on.
    """

    work: str
    version: int
    eid: str
    no: str
    name: str
    is_gone: bool
    citation: Citation


@dataclass(frozen=True)
class Standing:
    """One provision of the model law in one member.

    Attributes:
        eid: Identifier in the model law's last version.
        status: What the member made of it; `NOT_EXAMINED` where nobody decided.
        letter: The status in the matrix.
        reason: In words; "" for none.
        again: Why to look once more: model-changed, law-changed, partner-gone, or "".
        revision: What the next decision must name; 0 where there is none yet.
        decided_at, decided_by: When, and the actor's id; None and "" for nobody.
    """

    eid: str
    status: Status
    letter: str
    reason: str = ""
    again: str = ""
    again_since: datetime | None = None
    revision: int = 0
    decided_at: datetime | None = None
    decided_by: str = ""
    partners: tuple[PartnerLine, ...] = ()

    @property
    def is_examined(self) -> bool:
        """Whether a person has decided."""
        return self.status != Status.NOT_EXAMINED


@dataclass(frozen=True)
class Progress:
    """How far a comparison is.

    Attributes:
        examined: Provisions that a person decided.
        total: Provisions of the model law.
        again: Examined ones that wait because a text changed.
    """

    examined: int
    total: int
    again: int


def binding_text(work: Work) -> Expression | None:
    """The authentic text of the last version that has one; None where none has."""
    return (
        Expression.objects.filter(version__work=work)
        .select_related("version__work", "source")
        .order_by("-version__number", "-is_authentic", "language")
        .first()
    )


def comparisons_of(model: Work) -> list[Comparison]:
    """The comparisons of a model law, members in English alphabetical order."""
    return list(
        model.comparisons.select_related("country", "model").prefetch_related("laws")
    )


@dataclass(frozen=True)
class Waiting:
    """A comparison in which provisions wait because a text changed."""

    comparison: Comparison
    again: int


def waiting_again() -> list[Waiting]:
    """Model laws and members with provisions to examine again, most of them first.

    One question to the database; no text is read.
    """
    waits = Q(correspondences__ended_at__isnull=True) & ~Q(correspondences__again="")
    found = (
        Comparison.objects.filter(model__kind=Work.Kind.MODEL_LAW)
        .select_related("model", "country")
        .annotate(waiting=Count("correspondences", filter=waits))
        .filter(waiting__gt=0)
        .order_by("-waiting", "model__sort_key", "country__english_sort_key")
    )
    return [Waiting(one, one.waiting) for one in found]


def unit_eids(model: Work) -> list[str]:
    """Identifiers of all that is decided in a model law, in its order."""
    expression = binding_text(model)
    return [] if expression is None else [one.eid for one in units_of(expression)]


def standings(comparisons: Iterable[Comparison]) -> dict[str, dict[str, Standing]]:
    """How provisions stand, by the country's code and the provision's identifier.

    A provision that nobody decided is not in it; `not_examined` stands for it. The
    number of questions to the database grows with the laws, not with the provisions.
    """
    compared = {one.pk: one for one in comparisons}
    rows = (
        Correspondence.objects.filter(
            comparison__in=compared.values(), ended_at__isnull=True
        )
        .exclude(status=Status.NOT_EXAMINED)
        .prefetch_related(
            Prefetch(
                "partners",
                Partner.objects.select_related("version__work", "citation__source"),
            )
        )
    )
    known = list(rows)
    named = names_in({p.version for row in known for p in row.partners.all()})
    found: dict[str, dict[str, Standing]] = {
        one.country.code: {} for one in compared.values()
    }
    for row in known:
        country = compared[row.comparison_id].country.code
        found[country][row.eid] = _standing(row, named)
    return found


def standing_of(comparison: Comparison, eid: str) -> Standing:
    """How one provision stands, with the revision that a decision must name."""
    row = (
        comparison.correspondences.filter(eid=eid, ended_at__isnull=True)
        .prefetch_related(
            Prefetch(
                "partners",
                Partner.objects.select_related("version__work", "citation__source"),
            )
        )
        .first()
    )
    if row is None:
        return not_examined(eid)
    return _standing(row, names_in({one.version for one in row.partners.all()}))


def not_examined(eid: str) -> Standing:
    """A provision that nobody decided."""
    return Standing(eid, Status.NOT_EXAMINED, LETTERS[Status.NOT_EXAMINED])


def progress(eids: Iterable[str], standing: Mapping[str, Standing]) -> Progress:
    """How many of the model law's provisions were examined."""
    listed = list(eids)
    examined = [standing[eid] for eid in listed if eid in standing]
    return Progress(len(examined), len(listed), sum(1 for one in examined if one.again))


def decided_eids(comparison: Comparison) -> set[str]:
    """Identifiers of the provisions that were decided and stand."""
    return set(
        comparison.correspondences.filter(ended_at__isnull=True)
        .exclude(status=Status.NOT_EXAMINED)
        .values_list("eid", flat=True)
    )


@dataclass(frozen=True)
class Named:
    """What a provision is called."""

    no: str
    name: str


def names_in(versions: Iterable[Version]) -> dict[object, dict[str, Named]]:
    """For each version, by its key, what its provisions are called."""
    found: dict[object, dict[str, Named]] = defaultdict(dict)
    for version in versions:
        expression = authentic(version)
        if expression is not None:
            found[version.pk] = names_of(text_of(expression))
    return found


def names_of(text: Text) -> dict[str, Named]:
    """What the provisions of a text are called, by identifier."""
    return {
        one.eid: Named(
            short_no(one, spoken(above)), name_of(one, text.language, spoken(above))
        )
        for one, above in walk(text)
    }


def _standing(
    row: Correspondence, named: Mapping[object, Mapping[str, Named]]
) -> Standing:
    status = Status(row.status)
    return Standing(
        row.eid,
        status,
        LETTERS[status],
        row.reason,
        row.again,
        row.again_since,
        row.revision,
        row.decided_at,
        row.decided_by,
        tuple(_line(one, named) for one in row.partners.all()),
    )


def _line(one: Partner, named: Mapping[object, Mapping[str, Named]]) -> PartnerLine:
    called = named.get(one.version_id, {}).get(one.eid, Named(one.eid, one.eid))
    return PartnerLine(
        one.version.work.key,
        one.version.number,
        one.eid,
        called.no,
        called.name,
        one.is_gone,
        one.citation,
    )
