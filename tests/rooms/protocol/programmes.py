"""A programme written quickly for tests; every name is invented."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from orkhon.protocol.actions.cars import save_car
from orkhon.protocol.actions.programme import LinePlan, add_line
from orkhon.protocol.actions.visit_people import Guest, enter_participant
from orkhon.record.actions import subject_of
from orkhon.record.queries import history

BAKU = ZoneInfo("Asia/Baku")


def hour(text, day=3):
    """A moment of March 2027 on the clocks of Baku."""
    return datetime.fromisoformat(f"2027-03-{day:02d} {text}").replace(tzinfo=BAKU)


def plan(title="Dinner", begins="20:00", minutes=60, *, day=3, **said):
    """A line of the sample visit."""
    at = hour(begins, day)
    return LinePlan(
        **{
            "kind": "meal",
            "begins_at": at,
            "ends_at": at + timedelta(minutes=minutes),
            "title": title,
        }
        | said
    )


def a_line(visit, by, *told, **said):
    return add_line(visit, plan(*told, **said), by=by)


def a_person(visit, by, name, *, side="host", role="member", **said):
    return enter_participant(
        visit, Guest(side=side, role=role, name=name, **said), by=by
    )


def a_car(visit, by, label="A", seats=3, **said):
    return save_car(visit, label=label, seats=seats, by=by, **said)


def said_last(row):
    """What the newest entry about a row says, with its verb."""
    line = history(subject_of(row))[-1]
    return line.verb, dict(line.payload)
