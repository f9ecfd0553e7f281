"""What everybody may see of photographs: those published, not withdrawn, in sizes.

A photograph that stands with communiqués is seen once one of them is out: an embargo
holds for its pictures too. The original, and what its file says, is never among this.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from orkhon.press.models import (
    CommuniquePhotograph,
    CommuniqueVersion,
    Photograph,
    PhotographSize,
)
from orkhon.press.queries.photographs import ALWAYS
from orkhon.register.queries.published import published_people


@dataclass(frozen=True)
class PublishedSize:
    """A size: small, medium or large; width and height in points."""

    name: str
    width: int
    height: int
    sha256: str
    media_type: str


@dataclass(frozen=True)
class PublishedShown:
    """Somebody shown.

    Attributes:
        person: Key of the person where that page is public; "" otherwise.
        name: As the register or the press service writes it.
    """

    person: str
    name: str


@dataclass(frozen=True)
class PublishedPhotograph:
    """A photograph as the public knows it.

    Attributes:
        rights: What may be done with it.
        taken_on: Partial date; "" where it is not known.
        shown: From left to right.
        alts: What is seen, by language; English is always there.
        captions: By the same languages; "" where there is none.
        sizes: The smallest first.
        communiques: Year and number of those that are out.
    """

    number: int
    author: str
    rights: str
    credit: str
    taken_on: str
    place: str
    shown: tuple[PublishedShown, ...]
    alts: dict[str, str]
    captions: dict[str, str]
    languages: tuple[str, ...]
    sizes: tuple[PublishedSize, ...]
    communiques: tuple[tuple[int, int], ...]
    published_at: datetime
    is_sample: bool

    @property
    def by_size(self) -> dict[str, PublishedSize]:
        """The sizes by their names."""
        return {one.name: one for one in self.sizes}

    def language_for(self, *wanted: str) -> str:
        """The first of the wanted languages that it has words in, else English."""
        return next((one for one in wanted if one in self.languages), ALWAYS)


@dataclass(frozen=True)
class PublishedPicture:
    """A file of a size; it has no language."""

    name: str
    sha256: str
    media_type: str
    language: str = ""


def published_photographs(
    year: int | None = None, *, now: datetime | None = None
) -> tuple[PublishedPhotograph, ...]:
    """Every photograph that is public, the latest first; a fixed number of queries.

    Args:
        year: Of its publication; None for every year.
        now: By which embargoes are measured; None for the clock.
    """
    rows = _out(now)
    if year is not None:
        rows = rows.filter(published_at__year=year)
    return _published(rows.order_by("-published_at", "-number"))


def published_photograph(
    number: int, *, now: datetime | None = None
) -> PublishedPhotograph | None:
    """One photograph; None unless it is public."""
    return next(iter(_published(_out(now).filter(number=number))), None)


def published_photographs_of(
    year: int, number: int, *, now: datetime | None = None
) -> tuple[PublishedPhotograph, ...]:
    """The public photographs of a communiqué, in their order beside it.

    Of one that is not out there is none, though its photographs may be seen elsewhere.
    """
    beside = CommuniquePhotograph.objects.filter(
        communique__year=year, communique__number=number
    )
    if not beside.filter(_communique_out(now)).exists():
        return ()
    order = dict(beside.values_list("photograph__number", "order"))
    found = _published(_out(now).filter(number__in=list(order)))
    return tuple(sorted(found, key=lambda one: order[one.number]))


def published_picture(
    number: int, size: str, *, now: datetime | None = None
) -> tuple[PublishedPicture, bytes] | None:
    """A size with its bytes; None unless the photograph is public."""
    row = PhotographSize.objects.filter(
        photograph__in=_out(now).filter(number=number), name=size
    ).first()
    if row is None:
        return None
    name = f"photograph-{number}-{size}.jpg"
    return PublishedPicture(name, row.sha256, row.media_type), bytes(row.data)


def published_photograph_years(*, now: datetime | None = None) -> tuple[int, ...]:
    """The years in which a public photograph was published, the latest first."""
    found = {
        timezone.localtime(at).year
        for at in _out(now).values_list("published_at", flat=True)
        if at is not None
    }
    return tuple(sorted(found, reverse=True))


def _communique_out(now: datetime | None, before: str = "communique__") -> Q:
    """Of rows that lead to a communiqué: a version of it is out."""
    moment = now or timezone.now()
    path = f"{before}versions__"
    return Q(
        Q(**{f"{path}embargo_until": None})
        | Q(**{f"{path}embargo_until__lte": moment}),
        **{
            f"{path}progress": CommuniqueVersion.State.PUBLISHED,
            f"{path}published_at__lte": moment,
        },
    )


def _out(now: datetime | None) -> QuerySet[Photograph]:
    beside = CommuniquePhotograph.objects.filter(photograph=OuterRef("pk"))
    return Photograph.objects.filter(
        ~Exists(beside) | Exists(beside.filter(_communique_out(now))),
        published_at__lte=now or timezone.now(),
        withdrawn_at=None,
    ).prefetch_related(
        Prefetch("sizes", PhotographSize.objects.defer("data")),
        "texts",
        "shown__person",
        Prefetch(
            "communiquephotograph_set",
            CommuniquePhotograph.objects.filter(_communique_out(now))
            .select_related("communique")
            .distinct(),
            to_attr="beside_out",
        ),
    )


def _published(rows: QuerySet[Photograph]) -> tuple[PublishedPhotograph, ...]:
    found = list(rows)
    named = any(one.person_id for row in found for one in row.shown.all())
    people = (
        {str(one.key) for one in published_people(timezone.localdate())}
        if named
        else set()
    )
    return tuple(_one(row, people) for row in found)


def _one(row: Photograph, people: set[str]) -> PublishedPhotograph:
    if row.published_at is None:  # pragma: no cover -- `_out` has left it out
        raise AssertionError(f"{row} is not published")
    texts = {one.language: one for one in row.texts.all()}
    order = tuple(sorted(texts, key=lambda one: (one != ALWAYS, one)))
    beside: list[CommuniquePhotograph] = getattr(row, "beside_out", [])
    return PublishedPhotograph(
        number=row.number,
        author=row.author,
        rights=row.rights,
        credit=row.credit or row.author,
        taken_on=row.taken_on,
        place=row.place,
        shown=tuple(
            PublishedShown(
                str(one.person_id) if str(one.person_id) in people else "", str(one)
            )
            for one in row.shown.all()
        ),
        alts={code: texts[code].alt for code in order},
        captions={code: texts[code].caption for code in order},
        languages=order,
        sizes=tuple(
            PublishedSize(one.name, one.width, one.height, one.sha256, one.media_type)
            for one in sorted(row.sizes.all(), key=lambda one: _ORDER.index(one.name))
        ),
        communiques=tuple(
            sorted((one.communique.year, one.communique.number) for one in beside)
        ),
        published_at=row.published_at,
        is_sample=row.sample,
    )


_ORDER = tuple(str(one) for one in PhotographSize.Name)
