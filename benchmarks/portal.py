"""Measure the public pages: `python -m benchmarks.portal`.

Ten years of data (`benchmarks.portal_world`) in a PostgreSQL of its own; gunicorn with
two processes, as `orkhon serve` starts it; a reader's mix of pages in seven languages
at 150 requests a second, sent at their moments by a process of its own on the same two
cores, each timed from the moment at which it was due. First each of its pages is asked
for once, twenty a second, which makes it. Then three runs: while nothing is written; on
a day of voting, when ten forms a second come in, after which every page is as it was;
and with an act every twenty seconds after which every page is made anew.
Beside them in the same run a bare WSGI application that sends a page of the
same size from the same server: what server, driver and machine cost by themselves.
"""

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.processes import cpu_seconds, largest_rss_mb
from benchmarks.submissions import environment, free_port, postmaster, serving
from deploy.throwaway_postgresql import throwaway_postgresql

ROOT = Path(__file__).resolve().parent.parent
LIMIT_MS, LIMIT_BYTES = 60, 150_000
MIX = {
    "home": 15, "lists": 20, "text": 20, "statement": 12, "session": 8, "mission": 8,
    "person": 7, "search": 10,
}  # fmt: skip
"""Of a hundred requests; a guess, no portal has counted readers here."""
LANGUAGES = ("az", "en", "kk", "ky", "ru", "tr", "uz")
FORM, TOUCH = "observation.submission.receive", "benchmark.page.touch"
ACTS = {
    "ten forms a second come in": (FORM, 0.1),
    "every page anew each 20 s": (TOUCH, 20.0),
}
"""What is written meanwhile: an act, and how many seconds lie between two."""
SEED = 3
FIRST_TIME = 20
"""Pages a second that are asked for the first time."""
WRITER = """
import django; django.setup()
import sys
from orkhon.record.actions import append
for line in sys.stdin:
    append(line.strip(), "orkhon:benchmark/1", by=None)
"""


def plan(
    pages: dict[str, list[str]], rate: int, seconds: int
) -> list[tuple[float, str, str]]:
    """Requests with their moments; of many pages of a kind the first are read most."""
    rng = random.Random(SEED)  # noqa: S311 -- a plan that can be repeated
    kinds = [kind for kind in MIX if pages.get(kind)]
    weights = [MIX[kind] for kind in kinds]
    made = []
    for place in range(rate * seconds):
        kind = rng.choices(kinds, weights)[0]
        of_kind = pages[kind]
        at = min(int(rng.expovariate(4 / len(of_kind))), len(of_kind) - 1)
        path = f"/public/{rng.choice(LANGUAGES)}/{of_kind[at]}"
        made.append((place / rate, kind, path))
    return made


def driven(
    port: int, requests: list[tuple[float, str, str]], pids: list[int]
) -> dict[str, Any]:
    """What the driver tells, with the processor time of the server."""
    before = sum(cpu_seconds(pid) for pid in pids)
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.portal_client"],
        cwd=ROOT,
        input=json.dumps({"port": port, "plan": requests}),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    spent = sum(cpu_seconds(pid) for pid in pids) - before
    found["cpu_ms"] = spent / len(requests) * 1000
    return found


def shown(name: str, found: dict[str, Any], *, by_kind: bool = True) -> None:
    """A line for all pages, and one for each kind."""
    every = [one for times in found["times"].values() for one in times]
    load = os.getloadavg()[0]
    errors = ", ".join(f"{why} ({n})" for why, n in list(found["errors"].items())[:3])
    print(
        f"\n{name}: {len(every):,} answers, errors {errors or 'none'}, "
        f"{found['cpu_ms']:.1f} ms of processor each; load {load:.1f}"
    )
    rows = (
        [("all", every), *sorted(found["times"].items())]
        if by_kind
        else [("all", every)]
    )
    for kind, times in rows:
        cuts = statistics.quantiles(times, n=100)
        weight = f"{found['weights'][kind] / 1000:6.0f} kB" if kind != "all" else ""
        print(
            f"  {kind:<12} p50 {cuts[49]:7.1f}  p95 {cuts[94]:7.1f}  "
            f"p99 {cuts[98]:7.1f} ms {weight}"
        )


def main() -> None:
    """Make the data, serve it, and print what readers waited."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=int, default=150)
    parser.add_argument("--seconds", type=int, default=40)
    parser.add_argument("--database", help="one that `portal_world` has filled")
    parser.add_argument("--pages", help="what it printed")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="orkhon-bench-") as folder:
        if options.database:
            pages = json.loads(Path(options.pages).read_text(encoding="utf-8"))
            data = Path(options.pages).parent / "data"
            measure(options, environment(options.database, data), pages)
            return
        with throwaway_postgresql() as url:
            env = environment(url, Path(folder))
            for words in (("orkhon", "demo"), ("benchmarks.portal_world",)):
                made = subprocess.run(
                    [sys.executable, "-m", *words],
                    cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True, check=True,
                )  # fmt: skip
            measure(options, env, json.loads(made.stdout))


def measure(
    options: argparse.Namespace, env: dict[str, str], pages: dict[str, list[str]]
) -> None:
    """Serve and drive."""
    env = env | {"ORKHON_HOSTS": "localhost", "PYTHONPATH": str(ROOT)}
    requests = plan(pages, options.rate, options.seconds)
    once = {path: kind for _at, kind, path in requests}
    first = [
        (place / FIRST_TIME, kind, path)
        for place, (path, kind) in enumerate(once.items())
    ]
    peer_port, port = free_port(), free_port()
    words = [
        sys.executable,
        "-m",
        "gunicorn",
        "--config",
        "python:orkhon.config.serving",
    ]
    with serving(
        [*words, "benchmarks.portal_peer", "--bind", f"127.0.0.1:{peer_port}"],
        peer_port,
        env,
    ) as pid:
        shown("bare WSGI", driven(peer_port, requests, [pid]), by_kind=False)
    with serving(
        [*words, "orkhon.config.wsgi", "--bind", f"127.0.0.1:{port}"], port, env
    ) as pid:
        pids = [pid, *postmaster(env["ORKHON_DATABASE_URL"])]
        shown("each page for the first time", driven(port, first, pids))
        quiet = driven(port, requests, pids)
        shown("nothing is written", quiet)
        for title, (verb, every) in ACTS.items():
            with writing(verb, every, env):
                shown(title, driven(port, requests, pids))
        heaviest = max(quiet["weights"].values())
        print(f"\nlargest process {largest_rss_mb(pid):.0f} MB")
        print(f"heaviest page {heaviest / 1000:.0f} kB; limit {LIMIT_BYTES // 1000} kB")
    print(f"p95 is to stay under {LIMIT_MS} ms at {options.rate} requests/s")


@contextmanager
def writing(verb: str, every: float, env: dict[str, str]) -> Iterator[None]:
    """A process of its own that writes this act every so many seconds."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER], cwd=ROOT, env=env, stdin=subprocess.PIPE, text=True
    )  # fmt: skip
    stop = threading.Event()

    def beat() -> None:
        assert writer.stdin is not None
        while not stop.wait(every):
            writer.stdin.write(f"{verb}\n")
            writer.stdin.flush()

    beats = threading.Thread(target=beat, daemon=True)
    beats.start()
    try:
        yield
    finally:
        stop.set()
        beats.join()
        writer.communicate()


if __name__ == "__main__":
    main()
