"""kill -9 under load: nothing acknowledged is lost, nothing doubled, back without a hand.

`python -m benchmarks.kill9`: forms come in over 8 connections without a pause while,
twenty times each, a web process, the worker and PostgreSQL are killed with SIGKILL.
A phone that gets no 201 sends the same form again, as ODK Collect does.

Web processes are started again by gunicorn's master, the worker by `orkhon serve`.
A PostgreSQL backend that is killed makes the postmaster start all of them anew; when
the postmaster itself is killed (every other trial), this script starts it again, which
on a server is the init system's job (deploy/*.service: Restart=on-failure).
"""

import argparse
import contextlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.processes import tree
from benchmarks.submissions import environment, free_port, module, serving
from deploy.throwaway_postgresql import throwaway_postgresql
from orkhon.machine import postgresql_bin

ROOT = Path(__file__).resolve().parent.parent
BACK = 25
"""Forms acknowledged after a kill before the service counts as back."""
LONGEST = 90
"""Seconds after which it counts as not back."""


def command_of(pid: int) -> str:
    with contextlib.suppress(OSError):
        text = Path(f"/proc/{pid}/cmdline").read_bytes()
        return text.replace(b"\0", b" ").decode(errors="replace")
    return ""


def kill(pid: int) -> None:
    """No last words."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def web_process(root: int, chance: random.Random) -> None:
    """One of gunicorn's workers; its master is the one that they descend from."""
    found = [pid for pid in tree(root) if "gunicorn" in command_of(pid)]
    master = min(found, key=lambda pid: len(ancestors(pid)))
    kill(chance.choice([pid for pid in found if pid != master]))


def worker(root: int, _chance: random.Random) -> None:
    """The process of `orkhon worker`."""
    for pid in tree(root):
        if "orkhon worker" in command_of(pid):
            kill(pid)


def ancestors(pid: int) -> list[int]:
    found = []
    while pid > 1:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
        pid = int(text.rpartition(")")[2].split()[1])
        found.append(pid)
    return found


class PostgreSQL:
    """The cluster behind a URL of `throwaway_postgresql`."""

    def __init__(self, url: str) -> None:
        self.folder = Path(url.rpartition("host=")[2])
        self.trials = 0

    @property
    def postmaster(self) -> int:
        pid_file = self.folder / "data" / "postmaster.pid"
        return int(pid_file.read_text(encoding="ascii").split()[0])

    def __call__(self, _root: int, chance: random.Random) -> None:
        """A backend, then the postmaster, in turn."""
        self.trials += 1
        postmaster = self.postmaster
        below = [pid for pid in tree(postmaster) if pid != postmaster]
        serving_us = [pid for pid in below if "orkhon postgres" in command_of(pid)]
        if self.trials % 2 and serving_us:
            kill(chance.choice(serving_us))
            return
        kill(postmaster)
        while any(Path(f"/proc/{pid}").exists() for pid in below):
            time.sleep(0.05)
        self._start()

    def _start(self) -> None:
        home = postgresql_bin()
        assert home is not None
        as_owner = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        options = (self.folder / "data" / "postmaster.opts").read_text(encoding="utf-8")
        subprocess.run(
            [
                *as_owner, str(home / "pg_ctl"), "-D", str(self.folder / "data"), "-w",
                "-l", str(self.folder / "log"), "-o", self._options(options), "start",
            ],
            cwd=self.folder, check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip

    @staticmethod
    def _options(kept: str) -> str:
        """The options of the last start, less the program and its data folder."""
        words = [word.strip('"') for word in kept.split()]
        return " ".join(words[3:])


def trials(
    name: str,
    act: Callable[[int, random.Random], None],
    root: int,
    log: Path,
    options: argparse.Namespace,
) -> None:
    """Kill so many times while forms come in; print how soon they came in again."""
    chance = random.Random(f"{options.seed} {name}")  # noqa: S311 -- the same run each time
    pauses = []
    for _trial in range(options.trials):
        time.sleep(chance.uniform(0.3, 1.5))
        before, began = lines(log), time.monotonic()
        act(root, chance)
        while lines(log) < before + BACK:
            if time.monotonic() > began + LONGEST:
                sys.exit(f"{name}: not back after {LONGEST} s")
            time.sleep(0.05)
        pauses.append(time.monotonic() - began)
    pauses.sort()
    middle = pauses[len(pauses) // 2]
    print(
        f"{name:<12} killed {len(pauses)} times; {BACK} more forms acknowledged after "
        f"{middle:.1f} s (longest {pauses[-1]:.1f} s)",
        flush=True,
    )


def lines(log: Path) -> int:
    return log.read_bytes().count(b"\n") if log.exists() else 0


def main() -> None:
    """Run the trials of each kind and check what is there."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--trials", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with (
        throwaway_postgresql(durable=True) as url,
        tempfile.TemporaryDirectory(prefix="orkhon-kill9-") as folder,
    ):
        env = environment(url, Path(folder))
        world = module("benchmarks.submissions_world", env)
        path = f"/v1/key/{world['token']}/projects/{world['number']}/submission"
        log, port = Path(folder, "acknowledged"), free_port()
        words = [sys.executable, "-m", "orkhon", "serve", "--port", str(port)]
        with serving(words, port, env) as root:
            phones = subprocess.Popen(
                [
                    sys.executable, "-m", "benchmarks.submissions_client",
                    "--port", str(port), "--path", path, "--count", "100000000",
                    "--log", str(log), "--until", str(Path(folder, "enough")),
                ],
                cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True,
            )  # fmt: skip
            while lines(log) < BACK:
                time.sleep(0.1)
            trials("web process", web_process, root, log, options)
            trials("worker", worker, root, log, options)
            trials("PostgreSQL", PostgreSQL(url), root, log, options)
            Path(folder, "enough").touch()
            phones.communicate(timeout=60)
        found = module("benchmarks.submissions_world", env, "--check", str(log))
        print(found)
        if found["lost"] or found["doubled"] or not found["record_holds"]:
            sys.exit("a form was lost or doubled, or the record does not hold")


if __name__ == "__main__":
    main()
