"""A parliament's file of names: all of it or nothing, every bad line named."""

from collections import defaultdict
from collections.abc import Iterator

from django.conf import settings
from django.db import transaction

from orkhon.accounts.models import User
from orkhon.engines import names
from orkhon.observation.actions.missions import open_mission
from orkhon.observation.actions.observers import Nominee, may_name, nominate
from orkhon.observation.intake.nominations import Line, read_nominations
from orkhon.observation.models import Mission, Observer
from orkhon.observation.permissions import RUNNERS, can_run
from orkhon.record.actions import append, keep_source, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require
from orkhon.register.intake import ImportRefused, Problem, decoded
from orkhon.register.models import Body, Name
from orkhon.ui import languages


@transaction.atomic
def nominate_file(
    mission: Mission,
    data: bytes,
    *,
    filename: str,
    by: User,
    parliament: Body | None = None,
) -> list[Observer]:
    """Nominate everybody in a CSV file, which is kept as the nomination.

    Args:
        parliament: Whose names they all are; None when the file has a column for it,
            which only those who run the mission may bring in.
    Raises:
        ImportRefused: with every bad line; nobody is nominated.
        Refusal: the mission is closed.
    """
    require(
        can_run(by, mission)
        if parliament is None
        else may_name(by, mission, parliament),
        "bring in names",
    )
    mission = open_mission(mission)
    text = decoded(data, filename)
    lines = read_nominations(text, filename, names_parliament=parliament is None)
    reading = _Reading(parliament)
    nominees = [(line, reading.nominee(line)) for line in lines]
    if reading.problems:
        raise ImportRefused(filename, tuple(reading.problems))
    taken = [(line, one) for line, one in nominees if one is not None]
    senders = {one.parliament.key for _line, one in taken}
    source, _is_new = keep_source(
        data,
        filename=filename,
        media_type="text/csv",
        text=text,
        language="und",
        by=by,
        title=f"Nominations, {mission.title}, {filename}"[:500],
        restricted_to=[
            *sorted(str(role) for role in RUNNERS),
            *([f"parliament/{one}" for one in senders] if len(senders) == 1 else ()),
            by.actor_id,
        ],
    )
    made: list[Observer] = []
    for line, nominee in taken:
        try:
            made.append(nominate(mission, nominee, by=by, nomination=source))
        except Refusal as error:
            reading.problems.append(Problem(line.place, str(error)))
    if reading.problems:
        raise ImportRefused(filename, tuple(reading.problems))
    append(
        "observation.nominations.bring-in",
        subject_of(mission),
        by=by,
        source=str(source.pk),
        filename=source.filename,
        observers=[one.code for one in made],
    )
    return made


class _Reading:
    """Lines as nominees; what cannot be read becomes a problem of its line."""

    def __init__(self, parliament: Body | None) -> None:
        self.problems: list[Problem] = []
        self._parliament = parliament
        self._known = {} if parliament is not None else _senders()

    def nominee(self, line: Line) -> Nominee | None:
        before = len(self.problems)
        sender = self._parliament or self._sender(line)
        capacity = self._capacity(line)
        spoken = tuple(self._languages(line))
        if sender is None or len(self.problems) > before:
            return None
        cells = line.cells
        return Nominee(
            name=cells["name"],
            parliament=sender,
            capacity=capacity,
            post=cells["post"],
            languages=spoken,
            phone=cells["phone"],
            email=cells["email"],
        )

    def _sender(self, line: Line) -> Body | None:
        word = line.cells["parliament"]
        found = self._known.get(names.fold(word), set())
        if len(found) == 1:
            return next(iter(found))
        self.problems.append(
            Problem(
                line.place,
                f"“{word}” is no parliament of the register"
                if not found
                else f"“{word}” may be any of "
                f"{', '.join(sorted(str(one) for one in found))}",
            )
        )
        return None

    def _capacity(self, line: Line) -> str:
        word = line.cells["capacity"]
        if not word:
            return Observer.Capacity.MEMBER
        known = {names.fold(value): value for value in Observer.Capacity.values}
        if names.fold(word) not in known:
            self.problems.append(
                Problem(
                    line.place,
                    f"capacity “{word}” is none of "
                    f"{', '.join(Observer.Capacity.values)}",
                )
            )
        return known.get(names.fold(word), "")

    def _languages(self, line: Line) -> Iterator[str]:
        known = {code: code for code, _own in settings.LANGUAGES}
        known |= {names.fold(own): code for code, own in settings.LANGUAGES}
        known |= {
            names.fold(languages.name(code)): code for code, _own in settings.LANGUAGES
        }
        for word in line.cells["languages"].replace(",", " ").split():
            code = known.get(word.lower()) or known.get(names.fold(word))
            if code is None:
                self.problems.append(
                    Problem(
                        line.place,
                        f"“{word}” is no language of ours: {', '.join(known)}",
                    )
                )
            else:
                yield code


def _senders() -> dict[str, set[Body]]:
    """Who may send observers, by key, code and name of the country, and every name."""
    kinds = (Body.Kind.PARLIAMENT, Body.Kind.SECRETARIAT, Body.Kind.ASSEMBLY)
    bodies = {
        body.pk: body
        for body in Body.objects.filter(kind__in=kinds).select_related("country")
    }
    found: dict[str, set[Body]] = defaultdict(set)
    for body in bodies.values():
        words = [body.key, body.display_name]
        if body.country is not None and body.kind == Body.Kind.PARLIAMENT:
            words += [body.country.code, body.country.english_name]
        for word in words:
            found[names.fold(word)].add(body)
    rows = Name.objects.filter(body__in=bodies).values_list("fold", "body__pk")
    for fold, pk in rows:
        found[fold].add(bodies[pk])
    return dict(found)
