"""Kinds of jobs: which function of a room's tasks does which work.

A room lists its kinds in `tasks.py`, or in a folder `tasks/` with a module a subject:

    @job("observation.stations.import")
    def import_stations(work: Work) -> Result: ...

    @every(minutes=5)
    def delete_old_positions(work: Work) -> Result: ...

A job may be done twice, since a worker can be killed between the last act and the
word "done": the function looks first whether its work stands already.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import Protocol

from django.apps import apps

Value = str | int | float | bool | None | list["Value"] | dict[str, "Value"]
Result = dict[str, Value]


class UnknownKind(ValueError):
    """A job of a kind that no room does."""


class Work(Protocol):
    """What a job's function is given: the job, and a way to say how far it is."""

    @property
    def subject(self) -> str:
        """What the job is about, as the record names it."""
        ...

    @property
    def arguments(self) -> Result:
        """What was said when it was asked for."""
        ...

    @property
    def asked_by(self) -> str:
        """The actor who asked."""
        ...

    def report(self, done: int, total: int | None = None) -> None:
        """Say how many of how many are done; cheap, to be called often."""
        ...


Doer = Callable[[Work], Result]


@dataclass(frozen=True)
class Kind:
    """One kind of job; `minutes` when it comes round by itself."""

    name: str
    do: Doer
    minutes: int | None = None


_KINDS: dict[str, Kind] = {}
_discovered: list[str] = []


def job(name: str) -> Callable[[Doer], Doer]:
    """Make a function the doer of a kind of job.

    Args:
        name: Room, thing, act, as in the record: observation.stations.import.
    """

    def registered(do: Doer) -> Doer:
        _KINDS[name] = Kind(name, do)
        return do

    return registered


def every(*, minutes: int) -> Callable[[Doer], Doer]:
    """Let the worker do this by itself, once in so many minutes whoever works.

    The kind is called after the function: observation.positions.delete_old.

    Raises:
        ValueError: less than a minute.
    """
    if minutes < 1:
        raise ValueError(f"every {minutes} minutes is too often")

    def registered(do: Doer) -> Doer:
        # The place of the module names room and subject: orkhon.ROOM.tasks.SUBJECT.
        parts = [one for one in do.__module__.split(".")[1:] if one != "tasks"]
        name = ".".join([*parts, do.__name__])
        _KINDS[name] = Kind(name, do, minutes)
        return do

    return registered


def kind(name: str) -> Kind:
    """The kind of this name.

    Raises:
        UnknownKind: no room does such jobs.
    """
    discover()
    try:
        return _KINDS[name]
    except KeyError as error:
        raise UnknownKind(f"no room does jobs of the kind “{name}”") from error


def periodic() -> tuple[Kind, ...]:
    """The kinds that come round by themselves."""
    discover()
    return tuple(one for one in _KINDS.values() if one.minutes is not None)


def discover() -> None:
    """Import the tasks of every room, once."""
    if _discovered:
        return
    for room in apps.get_app_configs():
        name = f"{room.name}.tasks"
        if room.name.startswith("orkhon.") and find_spec(name) is not None:
            found = import_module(name)
            for module in iter_modules(getattr(found, "__path__", ())):
                import_module(f"{name}.{module.name}")
            _discovered.append(name)
