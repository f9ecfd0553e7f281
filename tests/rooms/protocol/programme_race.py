"""Two officers of protocol who assign one car at one moment, on a shared database.

A program for `test_programme_concurrently`: a test's transaction is one connection, a
race needs many. It wants an empty database and prints what it found as JSON.
"""

import json
import sys
import threading
from datetime import UTC, date, datetime, timedelta

import django
from django.core.management import call_command
from django.db import connection

django.setup()

# Models load only once Django is set up.
from orkhon.protocol.actions.programme_people import Place, assign  # noqa: E402
from orkhon.protocol.models import (  # noqa: E402
    Assignment,
    Car,
    ProgrammeItem,
    Visit,
    VisitParticipant,
)
from orkhon.protocol.queries.book import book_of  # noqa: E402
from orkhon.protocol.queries.conflicts import conflicts_of  # noqa: E402
from orkhon.record.refusals import Refusal  # noqa: E402
from orkhon.record.roles import Role  # noqa: E402
from orkhon.register.models import Body  # noqa: E402

NOON = datetime(2027, 3, 3, 12, tzinfo=UTC)


class Officer:
    """Whoever arranges programmes."""

    actor_id = "account/race"
    roles = frozenset({Role.PROTOCOL})
    parliament = ""


BY = Officer()


def world() -> tuple[Visit, list[ProgrammeItem], list[VisitParticipant], Car]:
    """Two lines at one hour at two places, two guests, one car."""
    made = {"made_at": NOON, "made_by": BY.actor_id}
    guest, host = (
        Body.objects.create(key=key, kind="parliament", display_name=key)
        for key in ("sample-guest", "sample-host")
    )
    visit = Visit.objects.create(
        key="sample", title="Sample", direction="received", guest=guest, host=host,
        begins_on=date(2027, 3, 3), ends_on=date(2027, 3, 3), time_zone="Asia/Baku",
        **made,
    )  # fmt: skip
    items = [
        ProgrammeItem.objects.create(
            visit=visit, number=number, kind="transfer", title=place, place=place,
            begins_at=NOON, ends_at=NOON + timedelta(hours=1), changed_at=NOON, **made,
        )
        for number, place in enumerate(("Hotel", "Office"), 1)
    ]  # fmt: skip
    people = [
        VisitParticipant.objects.create(
            visit=visit, number=number, side="guest", name=f"Sample {number}", **made
        )
        for number in (1, 2)
    ]
    return visit, items, people, Car.objects.create(visit=visit, label="A", seats=3)


def race(acts: list) -> tuple[list[list[str]], list[str], list[str]]:
    """All at once: what each sees afterwards, refusals, and failures of other kinds."""
    start = threading.Barrier(len(acts))
    done = threading.Barrier(len(acts))
    seen, refused, failed = [], [], []

    def one(act) -> None:
        try:
            connection.ensure_connection()
            start.wait(60)
            try:
                act()
            except Refusal as error:
                refused.append(str(error))
            done.wait(60)
            visit = Visit.objects.get()
            seen.append([each.kind for each in conflicts_of(book_of(visit))])
        except Exception as error:  # told by the main thread
            start.abort()
            done.abort()
            failed.append(repr(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seen, refused, failed


def main() -> None:
    """The car in two lines at once, then one place of one line twice at once."""
    call_command("migrate", verbosity=0, interactive=False)
    _visit, items, people, car = world()
    two_places = race(
        [
            lambda item=item, who=who: assign(item, who, Place(car=car), by=BY)
            for item, who in zip(items, people, strict=True)
        ]
    )
    one_place = race(
        [
            lambda seat=seat: assign(
                items[0], people[0], Place(car=car, seat=seat), seen=0, by=BY
            )
            for seat in ("1", "2")
        ]
    )
    json.dump(
        {
            "two_places": two_places,
            "one_place": one_place,
            "revision": Assignment.objects.get(item=items[0]).revision,
            "kept": Assignment.objects.count(),
        },
        sys.stdout,
        ensure_ascii=False,
    )


if __name__ == "__main__":
    main()
