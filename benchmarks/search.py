"""Measure searching: `python -m benchmarks.search`.

100,000 invented records in seven languages are taken in as the worker does it, in a
fresh SQLite file and a fresh PostgreSQL; then six sorts of questions are asked, one
after the other, through the function that the page calls. Beside it, in the same run
and on the same rows: LIKE over title and words, and each database's own full text
search without our folding. Recall is of names: 300 pairs of spellings of one person
(benchmarks/data/names-pairs.jsonl), one taken in, the other asked for.
"""

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from deploy.throwaway_postgresql import throwaway_postgresql
from tests.migrated import begin_with_tables

ROOT = Path(__file__).resolve().parent.parent
PAIRS = ROOT / "benchmarks" / "data" / "names-pairs.jsonl"
LIMIT_MS = 60
ASKED = 150
"""Questions of each sort."""
PEERS_ASKED = 12
"""Of each sort, of peers that take a second for each."""
PAIRS_ASKED = 300
SEED = 11


def pairs() -> list[tuple[str, str]]:
    """Spellings of one person: the one to take in, the one to ask for."""
    read = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    same = [(one["a"], one["b"]) for one in read if one["y"] == 1]
    return random.Random(SEED).sample(same, PAIRS_ASKED)  # noqa: S311 -- a sample


def measured(url: str, count: int) -> dict[str, Any]:
    """What a process with this database finds."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.search", "--measure", str(count)],
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "orkhon.config.settings",
            "ORKHON_DATABASE_URL": url,
        },
        stdout=subprocess.PIPE,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def measure(count: int) -> dict[str, Any]:
    """Make the tables, take the records in, ask; in a process of its own."""
    import django  # noqa: PLC0415 -- only where a database was named

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 -- see above
    from django.db import connection  # noqa: PLC0415 -- see above

    from benchmarks.search_peers import full_text, like, make_peers  # noqa: PLC0415
    from benchmarks.search_rows import KINDS, questions, rows  # noqa: PLC0415
    from orkhon.catalogue.actions.refreshing import refresh  # noqa: PLC0415
    from orkhon.catalogue.entries.entry import Entry, Wording  # noqa: PLC0415
    from orkhon.catalogue.kinds import Kind  # noqa: PLC0415
    from orkhon.catalogue.queries.published import published_found  # noqa: PLC0415

    call_command("migrate", verbosity=0, skip_checks=True)
    asked = pairs()
    people = [
        Entry(f"pair-{at}", (Wording("", name),), None, f"person/pair-{at}/", {"n": at})
        for at, (name, _other) in enumerate(asked)
    ]

    made = rows(count)
    made["person"] += people

    def room(name: str) -> Kind:
        return Kind(name, name, lambda: made[name], set)

    began = time.monotonic()
    refresh([room(name) for name in KINDS])
    taken_in = time.monotonic() - began
    make_peers()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")

    def ours(text: str) -> list[str]:
        found = published_found(text, reader="en")
        return [f"{one.kind}/{one.key}" for one in found.hits]

    sorts = questions(ASKED)
    for each in sorts.values():
        ours(each[0])
    times = {
        name: {sort: timed(search, each[:most]) for sort, each in sorts.items()}
        for name, search, most in (
            ("ours", ours, ASKED),
            ("full text", full_text, ASKED),
            ("LIKE", like, PEERS_ASKED),
        )
    }
    recall = {
        name: sum(
            f"person/pair-{at}" in search(other)
            for at, (_name, other) in enumerate(asked)
        )
        / len(asked)
        for name, search in (("ours", ours), ("full text", full_text))
    }
    return {"taken_in": taken_in, "times": times, "recall": recall}


def timed(
    search: Callable[[str], object], asked: list[str]
) -> list[tuple[float, float]]:
    """Milliseconds of each question, and of our processor."""
    found = []
    for text in asked:
        began, worked = time.perf_counter(), time.process_time()
        search(text)
        worked = time.process_time() - worked
        found.append(((time.perf_counter() - began) * 1000, worked * 1000))
    return found


def line(times: list[list[float]]) -> str:
    """p50, p95 and the longest, in ms; p95 of our processor."""
    waited, worked = zip(*times, strict=True)
    p95, of_it = (statistics.quantiles(one, n=20)[18] for one in (waited, worked))
    return f"{statistics.median(waited):9.1f}{p95:9.1f}{max(waited):9.1f}{of_it:9.1f}"


def main() -> None:
    """Print a line for each sort of question, database and way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--only", choices=["SQLite", "PostgreSQL"])
    parser.add_argument("--measure", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measure(options.measure)))
        return
    with tempfile.TemporaryDirectory() as folder, throwaway_postgresql() as server:
        for name, url in (
            ("SQLite", f"sqlite:///{folder}/search.sqlite3"),
            ("PostgreSQL", server),
        ):
            if options.only not in (None, name):
                continue
            if name == "SQLite":
                begin_with_tables(Path(folder) / "search.sqlite3")
            found = measured(url, options.records)
            load = os.getloadavg()[0]
            print(
                f"\n{name}: {options.records:,} records taken in within "
                f"{found['taken_in']:.0f} s; load {load:.1f}"
            )
            print(f"{'':<34}{'p50 ms':>9}{'p95 ms':>9}{'longest':>9}{'CPU p95':>9}")
            for way, sorts in found["times"].items():
                for sort, times in sorts.items():
                    print(f"{way:<12}{sort:<22}{line(times)}")
                every = [one for times in sorts.values() for one in times]
                print(f"{way:<12}{'all':<22}{line(every)}")
            for way, share in found["recall"].items():
                print(f"{way:<12}recall among the first 20: {share:.3f}")
    print(f"p95 is to stay under {LIMIT_MS} ms")


if __name__ == "__main__":
    main()
