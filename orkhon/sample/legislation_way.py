"""The way of the sample's model law, initiatives, the roadmap and reforms of members.

The way and the initiatives are invented and say so. The roadmap, the rhythm of 2022 and
the reforms are public facts: each cites the line of its file that says it, and the file
is kept as a source. Running it again adds nothing.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from orkhon.accounts.models import User
from orkhon.legislation.actions.initiatives import NewInitiative, record_initiative
from orkhon.legislation.actions.reforms import Event, record_reform
from orkhon.legislation.actions.roadmap import Line, enter_line
from orkhon.legislation.actions.texts import begin_work
from orkhon.legislation.actions.way import Step, enter_step
from orkhon.legislation.models import (
    DraftStep,
    Initiative,
    Reform,
    RoadmapLine,
    Version,
    Work,
)
from orkhon.record.actions import cite, keep_source
from orkhon.record.models import Citation, Source
from orkhon.register.models import Body, Country
from orkhon.sample.public_facts import FOLDER

LAWS = Path(__file__).resolve().parent / "laws"
EARLIER = "social-entrepreneurship"
STAGES_OF_2022 = {
    "2022-04-08": ("experts", "Expert group", "online"),
    "2022-04-21": ("experts", "Workshop", "Baku"),
    "2022-04-22": ("commission", "Commission", ""),
    "2022-06-23": ("plenary", "Eleventh session", "Cholpon-Ata"),
}
"""What the days that the roadmap tells of were, as stages of a draft."""


@dataclass(frozen=True)
class _Told:
    """A file of public facts, kept, with a place up to which it was cited."""

    source: Source
    facts: dict[str, Any]

    def cited(self, words: str, after: str, by: User) -> Citation:
        """The place of some words, the first after other words."""
        start = self.source.text.index(words, self.source.text.index(after))
        return cite(self.source, start=start, end=start + len(words), by=by)


def load(by: User) -> None:
    """Enter all four, once."""
    _way(by)
    _roadmap(by)
    _reforms(by)
    _initiatives(by)


def _way(by: User) -> None:
    said = _read(LAWS / "draft_way.toml")
    work = Work.objects.get(key=said["work"])
    if DraftStep.objects.filter(work=work).exists():
        return
    for one in said["step"]:
        number = one.get("version")
        version = (
            None if number is None else Version.objects.get(work=work, number=number)
        )
        words = ("planned_on", "done_on", "who", "place", "note")
        given = {word: one.get(word, "") for word in words}
        enter_step(work, Step(one["stage"], version=version, **given), by=by)


def _initiatives(by: User) -> None:
    if Initiative.objects.filter(sample=True).exists():
        return
    for one in _read(LAWS / "initiatives.toml")["initiative"]:
        country = Country.objects.get(code=one["country"])
        said = NewInitiative(
            country,
            one["language"],
            one["title"],
            one["stage"],
            one["on"],
            one["summary"],
            one["english_title"],
            Body.objects.filter(
                country=country, kind=Body.Kind.PARLIAMENT, dissolved_on=""
            ).first(),
        )
        record_initiative(said, by=by, sample=True)


def _roadmap(by: User) -> None:
    if RoadmapLine.objects.exists():
        return
    told = _kept("roadmap.toml", "Public facts: the Strategic Roadmap 2023-2028", by)
    about = told.facts["roadmap"]
    name = about["title"]
    years = f"{about['from']}-{about['to']}"
    note = _noted([about], about["not_found"])
    shown = told.cited(about["what"], "[roadmap]", by)
    enter_line(Line(name, 0, name, years, note), by=by, shown=shown)
    for one in told.facts["line"]:
        events = one["event"]
        known = [(key, one[key]) for key in ("theme", "in_roadmap")]
        note = _noted(events, one["not_found"], known)
        after = f'title = "{one["title"]}"'
        shown = told.cited(events[0]["what"], after, by)
        line = Line(name, one["position"], one["title"], one["years"], note)
        earlier = None
        if {event["on"] for event in events} >= set(STAGES_OF_2022):
            earlier = _earlier(told, one, by)
        enter_line(line, by=by, work=earlier, shown=shown)


def _earlier(told: _Told, line: Mapping[str, Any], by: User) -> Work:
    """The model law whose rhythm is known, with the days that sources tell of."""
    work = begin_work(EARLIER, "model-law", line["title"], subject=line["theme"], by=by)
    for event in line["event"]:
        stage, who, place = STAGES_OF_2022[event["on"]]
        enter_step(
            work,
            Step(stage, done_on=event["on"], who=who, place=place),
            by=by,
            shown=told.cited(event["what"], f'on = "{event["on"]}"', by),
        )
    return work


def _reforms(by: User) -> None:
    if Reform.objects.exists():
        return
    told = _kept("reforms.toml", "Public facts: reforms of members", by)
    first: dict[str, Reform] = {}
    for one in told.facts["reform"]:
        dispute = one.get("dispute", "")
        event = Event(
            Country.objects.get(code=one["country"]),
            one["kind"],
            one["name"],
            " ".join(filter(None, (one["what"], one.get("note", "")))),
            one["on"],
            one["reference"],
        )
        shown = told.cited(one["what"], "[[reform]]", by)
        made = record_reform(
            event, by=by, shown=shown, disagrees_with=first.get(dispute)
        )
        if dispute:
            first.setdefault(dispute, made)


def _noted(
    events: list[dict[str, str]],
    not_found: list[str],
    known: list[tuple[str, str]] | None = None,
) -> str:
    """The note of a line of the roadmap, as `queries.roadmap` reads it."""
    return "\n".join(
        [
            *(f"{name.replace('_', ' ')} | {value}" for name, value in known or []),
            *(f"{one['on']} | {one['what']} | {one['reference']}" for one in events),
            *(f"not found | {one}" for one in not_found),
        ]
    )


def _kept(name: str, title: str, by: User) -> _Told:
    data = (FOLDER / name).read_bytes()
    text = data.decode("utf-8")
    source, _is_new = keep_source(
        data,
        filename=name,
        media_type="text/plain",
        text=text,
        language="en",
        by=by,
        title=title,
    )
    return _Told(source, tomllib.loads(text))


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
