"""`orkhon serve`: the site on this machine."""

import os
import socket
import sys
from argparse import ArgumentParser

from django.core.management import call_command
from django.core.management.base import BaseCommand

PORTS_TRIED = 20


class Command(BaseCommand):
    """Serve the site with gunicorn."""

    help = "Serve the site on this machine. Example: orkhon serve --port 8080"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument(
            "--port", type=int, default=8000, help="the next free one is taken"
        )
        parser.add_argument("--workers", type=int, default=2)

    def handle(self, *args: object, **options: object) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        host, first = str(options["host"]), int(str(options["port"]))
        port = next(
            (port for port in range(first, first + PORTS_TRIED) if _free(host, port)),
            first,
        )
        shown = "localhost" if host == "127.0.0.1" else host
        self.stdout.write(f"Serving on http://{shown}:{port}/ (Ctrl+C stops)")
        self.stdout.flush()
        # The server takes this process's place, so that a signal reaches it.
        os.execv(  # noqa: S606 -- our own interpreter, our own words
            sys.executable,
            [
                sys.executable, "-m", "gunicorn", "orkhon.config.wsgi",
                "--bind", f"{host}:{port}",
                "--workers", str(options["workers"]), "--threads", "4",
                "--log-level", "warning",
            ],
        )  # fmt: skip


def _free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
