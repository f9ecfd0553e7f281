"""Measure the record on the one database that ORKHON_DATABASE_URL names.

`benchmarks.record` runs this once for SQLite and once for PostgreSQL; a test runs it
with few entries. It empties nothing and wants an empty database. Prints JSON.
"""

import argparse
import json
import random
import statistics
import sys
import threading
import time
from collections.abc import Callable

import django
from django.core.management import call_command
from django.db import connection, models, transaction

django.setup()

# Models load only once Django is set up.
from orkhon.engines.merkle import leaf_hash, verify_inclusion  # noqa: E402
from orkhon.record.actions import Act, append, append_all, sign_checkpoint  # noqa: E402
from orkhon.record.models import Entry  # noqa: E402
from orkhon.record.queries import inclusion  # noqa: E402
from orkhon.record.roles import Machine  # noqa: E402
from orkhon.record.verify import verify_database  # noqa: E402

WHO = Machine("benchmark")
SAID = {"form": "opening", "answers": {"q1": "yes", "q2": 42, "note": "Жәшік ашық"}}
BATCH = 5_000
PROOFS = 200


class Plain(models.Model):
    """The peer: the same row in a plain table, without order, tree or salt."""

    at = models.CharField(max_length=27)
    verb = models.CharField(max_length=100)
    subject = models.CharField(max_length=255)
    actor = models.CharField(max_length=100)
    payload = models.TextField()

    class Meta:
        app_label = "benchmark"
        db_table = "benchmark_plain"

    def __str__(self) -> str:
        return self.subject


def append_one(number: int) -> None:
    """One submission: one transaction, one entry."""
    with transaction.atomic():
        append("sample.form.submit", f"orkhon:form/{number}", by=WHO, **SAID)


def insert_plain(number: int) -> None:
    """The same without the record."""
    with transaction.atomic():
        Plain.objects.create(
            at="2026-11-21T09:00:00.000000Z",
            verb="sample.form.submit",
            subject=f"orkhon:form/{number}",
            actor=WHO.actor_id,
            payload=json.dumps(SAID),
        )


def burst(act: Callable[[int], None], threads: int, each: int) -> float:
    """Acts a second when all threads begin at once; a failed act ends the program."""
    start = threading.Barrier(threads + 1)
    failures: list[BaseException] = []

    def work(first: int) -> None:
        try:
            connection.ensure_connection()
            start.wait()
            for number in range(first, first + each):
                act(number)
        except Exception as error:  # reported by the main thread
            failures.append(error)
        finally:
            connection.close()

    running = [threading.Thread(target=work, args=(n * each,)) for n in range(threads)]
    for thread in running:
        thread.start()
    start.wait()
    began = time.perf_counter()
    for thread in running:
        thread.join()
    if failures:
        raise failures[0]
    return threads * each / (time.perf_counter() - began)


def fill(entries: int) -> float:
    """Append in batches up to so many entries; entries a second."""
    began, made = time.perf_counter(), 0
    have = Entry.objects.count()
    while have + made < entries:
        size = min(BATCH, entries - have - made)
        acts = [
            Act("sample.form.submit", f"orkhon:form/{made + n}", SAID)
            for n in range(size)
        ]
        append_all(acts, by=WHO)
        made += size
    return made / (time.perf_counter() - began) if made else 0.0


def prove(entries: int) -> tuple[float, float]:
    """Median and slowest time of a checked proof, in milliseconds."""
    chance = random.Random(1)  # noqa: S311 -- the same entries each time
    times = []
    for _ in range(PROOFS):
        seq = chance.randint(1, entries)
        began = time.perf_counter()
        found = inclusion(seq)
        times.append((time.perf_counter() - began) * 1000)
        leaf = leaf_hash(found.leaf)
        assert verify_inclusion(leaf, seq - 1, found.size, found.proof, found.root)
    return statistics.median(times), max(times)


def main() -> None:
    """Run every measure and print one JSON object."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=8)
    parser.add_argument("--each", type=int, default=250)
    parser.add_argument("--entries", type=int, default=0)
    options = parser.parse_args()
    call_command("migrate", "record", verbosity=0, skip_checks=True)
    with connection.schema_editor() as editor:
        editor.create_model(Plain)
    measured: dict[str, object] = {"database": connection.vendor}
    measured["plain_per_second"] = burst(insert_plain, options.threads, options.each)
    measured["append_per_second"] = burst(append_one, options.threads, options.each)
    measured["batched_per_second"] = fill(options.entries)
    last = sign_checkpoint().size
    began, worked = time.perf_counter(), time.process_time()
    result = verify_database()
    measured["verify_seconds"] = time.perf_counter() - began
    measured["verify_core_seconds"] = time.process_time() - worked
    measured["holds"] = result.holds
    measured["entries"] = last
    measured["proof_ms"], measured["slowest_proof_ms"] = prove(last)
    json.dump(measured, sys.stdout)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
