"""The sample visit: a delegation for two days, printed for all and changed after.

Everybody and everything in it is invented and says so. It begins three weeks after the
day on which the sample is loaded, so that it is always ahead.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from orkhon.accounts.models import User
from orkhon.protocol.actions.cars import save_car
from orkhon.protocol.actions.printing import print_out
from orkhon.protocol.actions.programme import (
    LinePlan,
    add_line,
    cancel_line,
    move_line,
    translate_line,
)
from orkhon.protocol.actions.programme_people import Place, assign
from orkhon.protocol.actions.visit_categories import (
    add_entitlement,
    enter_category,
    tick_off,
)
from orkhon.protocol.actions.visit_invitations import answer_invitation, invite
from orkhon.protocol.actions.visit_people import Guest, enter_participant
from orkhon.protocol.actions.visits import VisitPlan, confirm_visit, plan_visit
from orkhon.protocol.models import (
    Car,
    ProgrammeItem,
    Visit,
    VisitCategory,
    VisitParticipant,
)
from orkhon.protocol.queries.book import book_of
from orkhon.protocol.queries.conflicts import conflicts_of
from orkhon.protocol.queries.printed import print_states
from orkhon.record.clocks import moment_on
from orkhon.register.actions import add_person
from orkhon.register.models import Body

FILE = Path(__file__).resolve().parent / "protocol" / "visit.toml"
AHEAD = timedelta(days=21)

Told = dict[str, Any]


@dataclass(frozen=True)
class VisitStory:
    """What was loaded."""

    visit: Visit
    lines: int
    prints: int
    conflicts: int

    def __str__(self) -> str:
        return (
            f"{self.lines} lines, {self.prints} prints, {self.conflicts} conflict left"
            " open, changed after printing"
        )


def load(*, by: User, protocol: User) -> VisitStory:
    """Plan the visit, write its programme, print it for all, change it after.

    Args:
        by: Who enters the category: a head, or protocol.
        protocol: The chief of protocol, who does everything else.
    """
    said = tomllib.loads(FILE.read_text(encoding="utf-8"))
    visit = Visit.objects.filter(key=said["key"]).first()
    return _told(visit or _made(said, by, protocol))


def _told(visit: Visit) -> VisitStory:
    book = book_of(visit)
    return VisitStory(
        visit, len(book.standing), visit.printouts.count(), len(conflicts_of(book))
    )


@dataclass
class _Story:
    said: Told
    visit: Visit
    people: dict[int, VisitParticipant]
    cars: dict[str, Car]
    lines: dict[str, ProgrammeItem]
    by: User


def _made(said: Told, head: User, protocol: User) -> Visit:
    first = timezone.localdate() + AHEAD
    category = _category(said["category"], head)
    visit = plan_visit(
        VisitPlan(
            title=said["title"],
            direction=Visit.Direction.RECEIVED,
            guest=Body.objects.get(key=said["guest"]),
            host=Body.objects.get(key=said["host"]),
            begins_on=first,
            ends_on=first + timedelta(days=said["days"] - 1),
            time_zone=said["time_zone"],
            category=category,
            place=said["place"],
            purpose=said["purpose"],
            minutes_between=said["minutes_between"],
            sample=True,
        ),
        key=said["key"],
        by=protocol,
    )
    given = {one["what"] for one in said["category"]["right"] if one.get("given")}
    tick_off(
        visit, [one for one in category.entitlements.all() if one.what in given],
        by=protocol,
    )  # fmt: skip
    for one in said["invitation"]:
        _invitation(visit, one, protocol)
    story = _Story(said, visit, {}, {}, {}, protocol)
    for one in said["person"]:
        story.people[one["number"]] = _person(story, one)
    for one in said["car"]:
        driver = story.people[one["driver"]]
        story.cars[one["label"]] = save_car(
            visit, label=one["label"], seats=one["seats"], plate=one["plate"],
            driver=driver, by=protocol,
        )  # fmt: skip
    for one in said["line"]:
        story.lines[one["name"]] = _line(story, one, first)
    visit = confirm_visit(visit, by=protocol)
    print_out(visit, [one.subject for one in print_states(book_of(visit))], by=protocol)
    _change(story, said["changed"], first)
    return visit


def _category(said: Told, by: User) -> VisitCategory:
    found = VisitCategory.objects.filter(title=said["title"]).first()
    if found is not None:
        return found
    made = enter_category(said["title"], rule=said["rule"], sample=True, by=by)
    for one in said["right"]:
        add_entitlement(
            made,
            what=one["what"],
            kind=one["kind"],
            role=one.get("role", ""),
            by=by,
        )
    return made


def _invitation(visit: Visit, said: Told, by: User) -> None:
    today = timezone.localdate()
    invitation = invite(
        visit,
        to_body=Body.objects.get(key=said["body"]),
        sent_on=today + timedelta(days=said["sent"]),
        answer_by=today + timedelta(days=said["until"]),
        by=by,
    )
    answer_invitation(
        invitation,
        answer=said["answer"],
        on=invitation.sent_on + timedelta(days=5),
        words=said["words"],
        by=by,
    )


def _person(story: _Story, said: Told) -> VisitParticipant:
    guest = said["side"] == "guest"
    person = (
        add_person(
            said["name"], by=story.by, note="Sample: an invented person.", sample=True
        )
        if guest
        else None
    )
    return enter_participant(
        story.visit,
        Guest(
            side=said["side"],
            role=said["role"],
            person=person,
            body=story.visit.guest if guest else story.visit.host,
            name=said["name"],
            post=said.get("post", ""),
            address_form=said.get("address_form", ""),
            precedence=said["number"],
            language=said["language"],
            speaks=tuple(said.get("speaks", ())),
            phone=said.get("phone", ""),
            needs=said.get("needs", ""),
        ),
        by=story.by,
    )


def _line(story: _Story, said: Mapping[str, Any], first: date) -> ProgrammeItem:
    day = first + timedelta(days=said["day"] - 1)
    begins, ends = (
        datetime.combine(day, time.fromisoformat(hour))
        for hour in said["hours"].split("-")
    )
    if ends < begins:
        ends += timedelta(days=1)
    zone = story.visit.time_zone
    item = add_line(
        story.visit,
        LinePlan(
            kind=said["kind"],
            begins_at=moment_on(begins, zone),
            ends_at=moment_on(ends, zone),
            title=said["title"],
            place=said["place"],
            to_place=said.get("to_place", ""),
            dress=said.get("dress", ""),
            carry=said.get("carry", ""),
            order_of_ceremony=said.get("order_of_ceremony", ""),
        ),
        by=story.by,
    )
    for language in ("kk", "ru", "tr"):
        if language in said:
            translate_line(item, language, said[language], by=story.by)
    for one in said["people"]:
        number, place = _place(story, one)
        assign(item, story.people[number], place, by=story.by)
    return item


def _place(story: _Story, said: Sequence[Any]) -> tuple[int, Place]:
    """A row of the file: number, car, interpreter, seat, task; the tail may lack."""
    padded: list[Any] = [*said, "", "", "", ""]
    number, car, interpreter, seat, task = padded[:5]
    return number, Place(
        car=story.cars[car] if car else None,
        interpreter=story.people[interpreter] if interpreter else None,
        seat=seat,
        task=task,
    )


def _change(story: _Story, said: Told, first: date) -> None:
    """What the next print has to show: moved, replaced, new and cancelled lines."""
    for name in said["moved"]:
        item = ProgrammeItem.objects.get(pk=story.lines[name].pk)
        move_line(item, said["minutes"], by=story.by)
    car = story.cars[said["car"]]
    save_car(
        story.visit, car=car, label=car.label, seats=car.seats, driver=car.driver,
        plate=said["plate"], by=story.by,
    )  # fmt: skip
    replaced = said["replaced"]
    item = story.lines[replaced["line"]]
    who = story.people[replaced["person"]]
    row = item.assignments.get(participant=who)
    assign(
        item,
        who,
        Place(
            car=row.car,
            interpreter=story.people[replaced["interpreter"]],
            seat=row.seat,
            task=row.task,
        ),
        seen=row.revision,
        by=story.by,
    )
    cancel_line(story.lines[said["cancelled"]], why=said["why"], by=story.by)
    _line(story, said["line"], first)
