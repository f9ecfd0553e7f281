"""Positions and closings at the same moment, on the database of ORKHON_DATABASE_URL.

A program for `test_questions_concurrently`: a race needs many connections. It wants an
empty database and prints what it found as JSON.
"""

import json
import sys
import threading
from datetime import timedelta

import django
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

django.setup()

# Models load only once Django is set up.
from orkhon.proceedings.actions.questions import (  # noqa: E402
    close_question,
    enter_position,
    put_question,
)
from orkhon.proceedings.models import (  # noqa: E402
    Participant,
    Question,
    Registration,
    Session,
)
from orkhon.record.refusals import Refusal  # noqa: E402
from orkhon.record.roles import Role  # noqa: E402
from orkhon.record.verify import verify_database  # noqa: E402
from orkhon.register.models import Body, Country, Person  # noqa: E402

AT_ONCE = 12


class Head:
    """Whoever enters and closes."""

    actor_id = "account/race"
    roles = frozenset({Role.SECRETARY_GENERAL})
    parliament = ""


HEAD = Head()


def world():
    """A session with one member, whose delegate has come."""
    now = timezone.now() - timedelta(hours=1)
    assembly = Body.objects.create(key="a", kind="assembly", display_name="Sample")
    country = Country.objects.create(
        code="KZ", english_name="Kazakhstan", english_sort_key="kazakhstan"
    )
    parliament, _delegation = (
        Body.objects.create(
            key=kind, kind=kind, display_name=kind, country=country, parent=parent
        )
        for kind, parent in (("parliament", None), ("delegation", assembly))
    )
    session = Session.objects.create(
        key="plenary-16", organ=assembly, title="x", from_on="2026", progress="open"
    )
    delegate = Participant.objects.create(
        session=session,
        number=1,
        name="Sample delegate",
        person=Person.objects.create(display_name="Sample delegate"),
        capacity="delegation",
        body=parliament,
        made_at=now,
        made_by="x",
    )
    Registration.objects.create(participant=delegate, at=now, by="desk")
    return session, parliament, delegate


def race(acts):
    """Everybody begins at once: what was refused, and failures of other kinds."""
    start = threading.Barrier(len(acts))
    refused, failed = [], []

    def one(act):
        try:
            connection.ensure_connection()
            start.wait(60)
            act()
        except Refusal as error:
            refused.append(str(error))
        except Exception as error:  # told by the main thread
            start.abort()
            failed.append(repr(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refused, failed


def main():
    """Twelve positions of one parliament while two people close the question."""
    call_command("migrate", verbosity=0, interactive=False)
    session, parliament, delegate = world()

    def position(question, number):
        stance = ("agrees", "objects")[number % 2]
        enter_position(question, parliament, stance, delegate, f"as {number}", by=HEAD)

    def entering(question):
        return [
            lambda number=number: position(question, number)
            for number in range(AT_ONCE)
        ]

    first = put_question(session, "One", by=HEAD, rule="unanimity")
    alone = race(entering(first))
    second = put_question(session, "Two", by=HEAD, rule="unanimity")
    position(second, AT_ONCE)
    closing = [lambda: close_question(second, by=HEAD)] * 2
    both = race([*entering(second), *closing])
    done = Question.objects.get(pk=second.pk)
    last = second.positions.get(replaced_at=None)
    json.dump(
        {
            "failed": alone[1] + both[1],
            "refused alone": alone[0],
            "positions": first.positions.count(),
            "standing": first.positions.filter(replaced_at=None).count(),
            "told": sorted(set(both[0])),
            "entered or refused": second.positions.count() + len(both[0]),
            "progress": done.progress,
            "last": last.stance,
            "holds": verify_database(lambda done, of: None).holds,
        },
        sys.stdout,
        ensure_ascii=False,
    )


if __name__ == "__main__":
    main()
