"""What stands on a plate, card or badge of a visit: names in scripts, what is lacking."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from orkhon.protocol.models import Visit, VisitParticipant
from orkhon.protocol.queries.order import shown_in
from orkhon.protocol.queries.people import sides_of
from orkhon.register.models import Body, Dated, Name, State
from orkhon.register.queries.labels import named

AS_ENTERED = ""
"""The name as it stands on the list of the delegation."""


@dataclass(frozen=True)
class Plate:
    """What a plate says.

    Attributes:
        names: One a script, the larger first.
        whose: The designation in the forum, or the body they come from; "" where a
            forum was chosen and nothing is recorded.
    """

    names: tuple[str, ...]
    post: str
    whose: str
    capacity: str
    number: int


@dataclass(frozen=True)
class Lacking:
    """What could not be printed, since nobody recorded it.

    Attributes:
        spellings: Names without a spelling in a language that was asked for.
        designations: Bodies without a designation in the forum.
    """

    spellings: tuple[str, ...]
    designations: tuple[str, ...]


def plates_of(
    visit: Visit,
    *,
    languages: Sequence[str],
    forum: Body | None = None,
    numbers: Collection[int] = (),
) -> tuple[list[Plate], Lacking]:
    """The plates of a visit, guests first, each side in its order.

    Args:
        languages: In which names are printed, the larger first; `AS_ENTERED` is the
            name on the list. A name without a spelling in a language is left out
            there; where nothing is left it stays as entered.
        forum: Whose designations are printed; None prints the body.
        numbers: Of the participants; () for all who were not withdrawn.
    """
    people = [
        one
        for side in sides_of(visit, with_withdrawn=False)
        for one in side.people
        if not numbers or one.number in numbers
    ]
    asked = [one for one in languages if one != AS_ENTERED]
    known = _spellings(people, asked, visit.begins_on)
    plates, spellings, designations = [], [], []
    for one in people:
        names = []
        for language in languages or [AS_ENTERED]:
            text = (
                one.name
                if language == AS_ENTERED
                else known.get((str(one.person_id), language), "")
            )
            if text and text not in names:
                names.append(text)
            elif not text:
                spellings.append(f"{one.name} ({language})")
        whose = _whose(one, forum, visit.begins_on)
        if forum is not None and one.body is not None and not whose:
            designations.append(named(one.body))
        plates.append(
            Plate(
                tuple(names) or (one.name,),
                one.post,
                whose,
                str(one.get_role_display()),
                one.number,
            )
        )
    return plates, Lacking(tuple(spellings), tuple(dict.fromkeys(designations)))


def _spellings(
    people: Sequence[VisitParticipant], languages: Sequence[str], day: date
) -> dict[tuple[str, str], str]:
    """Official names by person and language, as they hold on a day."""
    rows = Name.objects.filter(
        Dated.on(day),
        Q(person__in=[one.person_id for one in people if one.person_id]),
        kind__in=(Name.Kind.OFFICIAL, Name.Kind.TRANSLITERATION),
        language__in=languages,
        state=State.CONFIRMED,
    ).order_by("kind", "-from_day")
    found: dict[tuple[str, str], str] = {}
    for row in rows:
        found.setdefault((str(row.person_id), row.language), row.text)
    return found


def _whose(one: VisitParticipant, forum: Body | None, day: date) -> str:
    if one.body is None:
        return ""
    if forum is None:
        return named(one.body)
    return shown_in(one.body, forum, day).text
