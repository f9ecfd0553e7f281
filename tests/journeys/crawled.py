"""The crawl of the public record and the secrets beside it, made once a run.

On a copy of the sample site of its own, with a secret of each kind that the sample
lacks; other workers of the run read what the first one found.
"""

import fcntl
import json
import pickle
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings

from tests.journeys import sample_site
from tests.journeys.public_crawl import Answer, Crawl

LOCK, FOUND = "crawl-lock", "crawl.pickle"
SECONDS_TO_START = 120


@dataclass(frozen=True)
class Crawled:
    """What a stranger reaches, and what nobody may.

    Attributes:
        answers: By address, as somebody without an account gets them.
        elsewhere: Addresses on other hosts, each with a page that names it.
        left_out: Addresses that nobody asked, since others like them were.
        secrets: By kind.
        unsaid: Fields of which nobody said whether they are secret.
    """

    answers: dict[str, Answer]
    elsewhere: dict[str, str]
    left_out: set[str]
    secrets: dict[str, list[str]]
    unsaid: list[str]

    @property
    def pages(self):
        return [one for one in self.answers.values() if one.is_page]


def crawled(sample_folder, own_folder):
    """The crawl of this run; the first worker makes it."""
    with (sample_folder / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        kept = sample_folder / FOUND
        if not kept.exists():
            data = own_folder / "data"
            sample_site.copy(sample_folder, data)
            kept.write_bytes(pickle.dumps(_made(data)))
        return pickle.loads(kept.read_bytes())  # noqa: S301 -- written above


def _made(data):
    said = subprocess.run(
        [sys.executable, "-m", "tests.journeys.secrets_of_the_sample", "plant"],
        env=sample_site.environment(data),
        capture_output=True,
        check=True,
    ).stdout
    told = json.loads(said)
    with served(data) as url:
        crawl = Crawl(url, settings.ORKHON_ADDRESS).run()
    return Crawled(
        crawl.answers,
        crawl.elsewhere,
        crawl.left_out,
        told["secrets"],
        told["unsaid"],
    )


@contextmanager
def served(data):
    """The site whose files lie in `data`, with a secret of each kind."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [
            sys.executable, "-m", "gunicorn", "orkhon.config.wsgi",
            "--config", "python:orkhon.config.serving", "--workers", "1",
            "--bind", f"127.0.0.1:{port}",
        ],
        env=sample_site.environment(data),
    )  # fmt: skip
    try:
        _wait_for(f"http://localhost:{port}/robots.txt")
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait(timeout=60)


def _wait_for(url):
    ends = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < ends:
        try:
            with urllib.request.urlopen(url) as answer:  # noqa: S310 -- our own server
                answer.read()
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    raise TimeoutError(f"nothing answers at {url}")
