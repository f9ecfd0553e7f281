"""Twelve open one thing at a moment, then twelve close it; a program for its test.

On the database of ORKHON_DATABASE_URL, which is to be empty; prints JSON.
"""

import json
import sys
import threading

import django
from django.core.management import call_command
from django.db import connection

django.setup()

# Models load only once Django is set up.
from orkhon.record.actions import (  # noqa: E402
    RecordError,
    close_again,
    disclose,
)
from orkhon.record.queries import entries_about, is_disclosed  # noqa: E402
from orkhon.record.roles import Machine  # noqa: E402

AT_ONCE = 12
SUBJECT = "orkhon:body/1"


def race(act):
    """Everybody begins at once: what was refused, and failures of other kinds."""
    start = threading.Barrier(AT_ONCE)
    refused, failed = [], []

    def one(number):
        try:
            connection.ensure_connection()
            start.wait(60)
            act(Machine(f"race-{number}"))
        except RecordError as error:
            refused.append(str(error))
        except Exception as error:  # told by the main thread
            start.abort()
            failed.append(repr(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=(n,)) for n in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refused, failed


def main():
    """Open it, then close it, each by all at once."""
    call_command("migrate", verbosity=0, interactive=False)
    opened = race(lambda by: disclose(SUBJECT, by=by))
    closed = race(lambda by: close_again(SUBJECT, by=by, why="sample"))
    json.dump(
        {
            "failed": opened[1] + closed[1],
            "told": sorted({*opened[0], *closed[0]}),
            "refused": len(opened[0]) + len(closed[0]),
            "verbs": [one.verb for one in entries_about(SUBJECT)],
            "open": is_disclosed(SUBJECT),
        },
        sys.stdout,
    )


if __name__ == "__main__":
    main()
