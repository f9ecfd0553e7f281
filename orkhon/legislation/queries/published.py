"""What everybody may see of a model law whose status page was opened, and no more.

The portal reads these values alone. Proposals of the machine, comments, drafts of
decisions and names of the staff are not among them; laws that were not opened are as
if they were not there.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from orkhon.legislation.models import Correspondence, Status, Work
from orkhon.legislation.queries.cells import LEGEND, Cell
from orkhon.legislation.queries.matrix import Column, Matrix, matrix_of
from orkhon.legislation.queries.status import compared_laws, history
from orkhon.legislation.queries.tally import Tally
from orkhon.register.queries.labels import named


@dataclass(frozen=True)
class PublishedLaw:
    """A national law that was compared, with its version.

    Attributes:
        key: Its stable name.
        state: A value of the version's states; "" where it has no version.
        as_of: Partial date for which its text was taken; "" for not known.
    """

    key: str
    title: str
    official_number: str
    version: int
    state: str
    state_words: str
    as_of: str


@dataclass(frozen=True)
class PublishedMember:
    """A member; `laws` is empty where no law of it is known."""

    code: str
    name: str
    laws: tuple[PublishedLaw, ...]
    tally: Tally


@dataclass(frozen=True)
class PublishedProvision:
    """A provision of the model law and its cells, members in order.

    Attributes:
        eid: Its identifier, stable in its version.
        no: "14(1)".
        heading: Of its article.
        opening: Its first words.
        language: Of both.
        is_first, is_alone: In its article.
    """

    eid: str
    no: str
    heading: str
    opening: str
    language: str
    chapter: str
    is_first: bool
    is_alone: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class PublishedMonth:
    """What was done in a month: decisions, and provisions to examine again."""

    first: date
    decided: int
    again: int


@dataclass(frozen=True)
class PublishedModel:
    """A model law in a list.

    Attributes:
        key: Its stable name; addresses have it.
        decided_on: Day of the last decision; None for none.
    """

    key: str
    title: str
    published_at: datetime
    version: int
    state: str
    state_words: str
    as_of: str
    decided_on: date | None
    members: tuple[PublishedMember, ...]
    provisions: int
    is_sample: bool


@dataclass(frozen=True)
class PublishedStatus:
    """The status page of a model law."""

    model: PublishedModel
    chapters: tuple[tuple[str, tuple[PublishedProvision, ...]], ...]
    months: tuple[PublishedMonth, ...]

    @property
    def rows(self) -> list[PublishedProvision]:
        """All provisions in order."""
        return [row for _title, rows in self.chapters for row in rows]


def published_models(language: str) -> list[PublishedModel]:
    """Model laws whose status page is open, by title.

    Args:
        language: Of names; in force as well.
    """
    found = []
    for work in _opened():
        matrix = matrix_of(work, language=language)
        if matrix is not None:
            found.append(_model(work, matrix))
    return found


def published_model_keys() -> tuple[str, ...]:
    """The keys of the model laws whose status page is open, by title."""
    return tuple(_opened().values_list("key", flat=True))


def published_model(key: str, language: str) -> PublishedStatus | None:
    """The status page of one model law; None unless it is open.

    Args:
        key: Of the work.
        language: Of provisions and names; in force as well.
    """
    work = _opened().filter(key=key).first()
    matrix = None if work is None else matrix_of(work, language=language)
    if work is None or matrix is None:
        return None
    return PublishedStatus(
        _model(work, matrix),
        tuple(
            (
                chapter.title,
                tuple(
                    PublishedProvision(
                        row.said.unit.eid,
                        row.said.no,
                        row.said.unit.heading,
                        row.said.opening,
                        row.said.language,
                        chapter.title,
                        row.said.is_first,
                        row.said.is_alone,
                        row.cells,
                    )
                    for row in chapter.rows
                ),
            )
            for chapter in matrix.chapters
        ),
        tuple(
            PublishedMonth(one.first, one.decided, one.again) for one in history(work)
        ),
    )


def published_legend() -> tuple[tuple[str, str, str], ...]:
    """The key of a matrix in the language in force: code of the style, letter, words."""
    return tuple((code, letter, str(words)) for code, letter, words in LEGEND)


def _opened() -> QuerySet[Work]:
    return Work.objects.filter(published_at__isnull=False).exclude(
        kind=Work.Kind.NATIONAL_LAW
    )


def _model(work: Work, matrix: Matrix) -> PublishedModel:
    version = matrix.version
    last = (
        Correspondence.objects.filter(comparison__model=work, ended_at__isnull=True)
        .exclude(status=Status.NOT_EXAMINED)
        .order_by("-decided_at")
        .values_list("decided_at", flat=True)
        .first()
    )
    if work.published_at is None:  # pragma: no cover -- `_opened` has left it out
        raise AssertionError(f"{work.key} is not published")
    return PublishedModel(
        work.key,
        work.title,
        work.published_at,
        version.number,
        version.state,
        version.get_state_display(),
        version.as_of,
        last and timezone.localtime(last).date(),
        tuple(_member(one) for one in matrix.columns),
        matrix.total,
        work.sample,
    )


def _member(column: Column) -> PublishedMember:
    return PublishedMember(
        column.country.code,
        named(column.country),
        tuple(
            PublishedLaw(
                one.law.key,
                one.law.title,
                one.law.official_number,
                0 if one.version is None else one.version.number,
                "" if one.version is None else one.version.state,
                "" if one.version is None else str(one.version.get_state_display()),
                "" if one.version is None else one.version.as_of,
            )
            for one in compared_laws(column.comparison)
        ),
        column.tally,
    )
