"""Days that the register and the missions already know and the book does not.

Nothing is stored: a proposal is what stands there now. A person says yes or no, and
the answer is a row of the book that names where it came from.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from orkhon.observation.models import Mission
from orkhon.protocol.models import Occasion
from orkhon.record.models import Citation
from orkhon.register.models import (
    Body,
    Country,
    Membership,
    Name,
    Person,
    Post,
    State,
)
from orkhon.register.queries.labels import named, titled

LATELY = timedelta(days=60)
"""How long after a death, or after taking office, one still writes."""
_Kind = Occasion.Kind


@dataclass(frozen=True)
class Proposal:
    """A day that something else knows; `origin` is its stable name.

    Attributes:
        on: Partial date of the day itself.
        citation: What shows it; None where the source kept does not say so, then
            whoever confirms it says which words do.
    """

    origin: str
    kind: str
    title: str
    on: str
    is_yearly: bool
    person: Person | None = None
    body: Body | None = None
    country: Country | None = None
    citation: Citation | None = None
    sample: bool = False

    @property
    def kind_label(self) -> str:
        return str(Occasion.Kind(self.kind).label)

    @property
    def state(self) -> str:
        """As a fact has it, for the mark."""
        return State.PROPOSED


def proposals(day: date) -> list[Proposal]:
    """What the book does not have yet, deaths first, then by kind and name."""
    answered = set(Occasion.objects.exclude(origin="").values_list("origin", flat=True))
    # What somebody entered by hand needs no proposal either.
    kinds = (_Kind.BIRTHDAY, _Kind.MOURNING, _Kind.FOUNDING)
    held = {
        (row.kind, row.body_id if row.person_id is None else row.person_id)
        for row in Occasion.objects.filter(struck_at=None, kind__in=kinds)
    }
    found = (
        *_deaths(day),
        *_elections(day),
        *_offices(day),
        *_foundings(),
        *_birthdays(),
    )
    return [
        one
        for one in found
        if one.origin not in answered and (one.kind, _about(one)) not in held
    ]


def _about(one: Proposal) -> UUID | None:
    subject = one.person or one.body
    return None if subject is None else subject.pk


def proposal(origin: str, day: date) -> Proposal | None:
    """The one of this name; None where there is none, or it was answered."""
    return next((one for one in proposals(day) if one.origin == origin), None)


def _birthdays() -> Iterator[Proposal]:
    people = Person.objects.filter(merged_into=None, died_on="").exclude(born_on="")
    cited = _saying(people, "born_on")
    for one in people.order_by("sort_key"):
        yield Proposal(
            f"birthday:{one.pk}",
            _Kind.BIRTHDAY,
            _("Birthday of %(name)s") % {"name": one.display_name},
            one.born_on,
            is_yearly=True,
            person=one,
            citation=cited.get(one.pk),
            sample=one.sample,
        )


def _deaths(day: date) -> Iterator[Proposal]:
    people = Person.objects.filter(
        merged_into=None, died_on__gte=(day - LATELY).isoformat()
    )
    cited = _saying(people, "died_on")
    for one in people.order_by("sort_key"):
        yield Proposal(
            f"mourning:{one.pk}",
            _Kind.MOURNING,
            _("Death of %(name)s") % {"name": one.display_name},
            one.died_on,
            is_yearly=False,
            person=one,
            citation=cited.get(one.pk),
            sample=one.sample,
        )


def _foundings() -> Iterator[Proposal]:
    kinds = (Body.Kind.PARLIAMENT, Body.Kind.ORGANISATION, Body.Kind.ASSEMBLY)
    bodies = Body.objects.filter(kind__in=kinds, dissolved_on="").exclude(founded_on="")
    cited = _saying(bodies, "founded_on")
    for one in bodies.select_related("country"):
        yield Proposal(
            f"founding:{one.key}",
            _Kind.FOUNDING,
            _("Founding of %(body)s") % {"body": named(one)},
            one.founded_on,
            is_yearly=True,
            body=one,
            country=one.country,
            citation=cited.get(one.pk),
            sample=one.sample,
        )


def _elections(day: date) -> Iterator[Proposal]:
    rows = Mission.objects.filter(vote_on__gte=day, closed_at=None)
    for one in rows.select_related("country").order_by("vote_on"):
        yield Proposal(
            f"election:{one.number}",
            _Kind.ELECTION,
            one.title,
            one.vote_on.isoformat(),
            is_yearly=False,
            country=one.country,
            sample=one.sample,
        )


def _offices(day: date) -> Iterator[Proposal]:
    kinds = (Body.Kind.PARLIAMENT, Body.Kind.CHAMBER, Body.Kind.SECRETARIAT)
    rows = Membership.objects.filter(
        state=State.CONFIRMED,
        post__rank=Post.Rank.HEAD,
        body__kind__in=kinds,
        from_day__gte=day - LATELY,
    )
    for one in rows.select_related(
        "person", "post", "body__country", "citation__source"
    ):
        if one.post is None:
            continue
        yield Proposal(
            f"appointment:{one.pk}",
            _Kind.APPOINTMENT,
            _("%(name)s takes office: %(post)s, %(body)s")
            % {
                "name": one.person.display_name,
                "post": titled(one.post),
                "body": named(one.body),
            },
            one.from_on,
            is_yearly=False,
            person=one.person,
            body=one.body,
            country=one.body.country,
            citation=one.citation,
            sample=one.person.sample,
        )


def _saying(rows: object, field: str) -> dict[object, Citation]:
    """Citations of names whose words have the year of the day too."""
    years = {one.pk: str(getattr(one, field))[:4] for one in rows}  # type: ignore[attr-defined]  # -- any rows of the register
    names = Name.objects.exclude(citation=None).select_related("citation__source")
    found: dict[object, Citation] = {}
    for name in names.filter(person_id__in=years) | names.filter(body_id__in=years):
        owner = name.person_id or name.body_id
        if name.citation is not None and years[owner] in name.citation.quote:
            found.setdefault(owner, name.citation)
    return found
