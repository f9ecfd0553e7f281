"""A mission to send forms to, in the database that ORKHON_DATABASE_URL names.

`benchmarks.submissions` and `benchmarks.kill9` run this in a process of its own. It
wants an empty database and prints the token and number of the mission as JSON; with
`--rows` it fills the tables up to so many submissions first, `--count` prints what is
there, `--check` whether every number in a file was kept once.
"""

import argparse
import json
import sys
import uuid
from datetime import UTC, date, datetime
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connection

django.setup()

# Models load only once Django is set up.
from benchmarks.submissions_posts import FORM_XML, filled  # noqa: E402
from orkhon.observation.actions.forms import bring_in_form  # noqa: E402
from orkhon.observation.actions.keys import make_key  # noqa: E402
from orkhon.observation.actions.receiving import (  # noqa: E402
    Sender,
    arrival_of,
    receive,
)
from orkhon.observation.models import (  # noqa: E402
    FieldKey,
    Mission,
    PollingStation,
    Submission,
)
from orkhon.record.models import Entry, EntryPayload, Source  # noqa: E402
from orkhon.record.roles import Role  # noqa: E402
from orkhon.record.verify import verify_database  # noqa: E402
from orkhon.register.models import Country  # noqa: E402


class Runner:
    """Whoever runs the sample mission."""

    actor_id = "machine/benchmark"
    roles = frozenset({Role.PROTOCOL})
    parliament = ""


def make() -> dict[str, object]:
    """Tables, a mission, its stations, its form and a key."""
    call_command("migrate", verbosity=0, skip_checks=True)
    call_command("createcachetable", verbosity=0)
    country = Country.objects.create(
        code="KZ", english_name="Kazakhstan", english_sort_key="kazakhstan"
    )
    mission = Mission.objects.create(
        number=1,
        title="Sample mission of the benchmark",
        vote_kind="referendum",
        country=country,
        vote_on=date(2027, 3, 14),
        time_zone="Asia/Almaty",
        sample=True,
    )
    PollingStation.objects.bulk_create(
        PollingStation(mission=mission, code=f"KT-{n:03}", number=str(n))
        for n in range(200)
    )
    bring_in_form(mission, FORM_XML, "voting.xml", by=Runner(), publish=True)
    _key, token = make_key(mission, by=Runner(), label="benchmark")
    return {"number": mission.number, "token": token}


def fill(rows: int) -> None:
    """Fill the tables up to so many submissions, by SQL alone (PostgreSQL).

    The rows are copies of one that came in, under names of their own; their texts are
    short and their entries stand before the record's first, in no tree. So the tables
    and every index have the length that they would have.
    """
    _receive_one()
    more = rows - Submission.objects.count()
    own = {
        Source: {
            "id": "md5(g::text)::uuid",
            "sha256": "md5(g::text) || md5((-g)::text)",
            "text": "''",
            "data": "'sample'::bytea",
        },
        Submission: {
            "id": "g",
            "source_id": "md5(g::text)::uuid",
            "sha256": "md5(g::text) || md5((-g)::text)",
            "instance_id": "'uuid:' || md5(g::text)",
            "root_instance_id": "'uuid:' || md5(g::text)",
            "received_at": "t.received_at - g * interval '1 second'",
            "station_id": "t.station_id + g %% 200",
        },
        Entry: {"seq": "-g", "subject": "'orkhon:submission/' || g"},
        EntryPayload: {"entry_id": "-g"},
    }
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        first = Submission.objects.order_by("pk").last().pk + 1_000_000
        for model, changes in own.items():
            meta = model._meta
            names = [field.column for field in meta.concrete_fields]
            cells = ", ".join(changes.get(name, f"t.{name}") for name in names)
            # A submission has two entries: for its source and for itself.
            times = 2 if model in (Entry, EntryPayload) else 1
            cursor.execute(
                f"INSERT INTO {meta.db_table} ({', '.join(names)}) SELECT {cells}"  # noqa: S608 -- our own tables
                f" FROM (SELECT * FROM {meta.db_table} ORDER BY {meta.pk.column}"
                " DESC LIMIT 1) t, generate_series(%s::bigint, %s::bigint) g",
                [first, first + more * times - 1],
            )
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute("VACUUM ANALYZE")


def _receive_one() -> None:
    receive(
        [
            arrival_of(
                filled(f"uuid:{uuid.uuid4()}", 0),
                mission_id=Mission.objects.get().pk,
                received_at=datetime.now(UTC),
                channel=Submission.Channel.FILE,
                sender=Sender(key_id=FieldKey.objects.get().pk),
            )
        ]
    )


def check(acknowledged: Path) -> dict[str, object]:
    """Whether what was acknowledged is there, once, and the record holds."""
    wanted = set(acknowledged.read_text(encoding="ascii").split())
    # Other answers under the same number would stand under that number and “#”.
    there = [
        name.partition("#")[0]
        for name in Submission.objects.values_list("instance_id", flat=True)
    ]
    return {
        "acknowledged": len(wanted),
        "lost": len(wanted - set(there)),
        "doubled": len(there) - len(set(there)),
        "rows": len(there),
        "record_holds": verify_database().holds,
    }


def main() -> None:
    """Do what is asked and print JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int)
    parser.add_argument("--check", type=Path)
    options = parser.parse_args()
    found: dict[str, object] = {}
    if options.rows is not None:
        fill(options.rows)
    elif options.check is not None:
        found = check(options.check)
    else:
        found = make()
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
