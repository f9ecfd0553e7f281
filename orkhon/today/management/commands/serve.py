"""`orkhon serve`: the site on this machine."""

import os
import socket
import sys
from argparse import ArgumentParser

from django.core.management import call_command
from django.core.management.base import BaseCommand

from orkhon.today.supervisor import Child, Supervisor

PORTS_TRIED = 20


class Command(BaseCommand):
    """Serve the site with gunicorn, and do its longer work beside it."""

    help = (
        "Serve the site on this machine, with a worker for what takes longer than an "
        "answer. Example: orkhon serve --port 8080"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument(
            "--port", type=int, default=8000, help="the next free one is taken"
        )
        parser.add_argument("--workers", type=int, default=2)
        parser.add_argument(
            "--no-worker",
            action="store_true",
            help="orkhon worker runs elsewhere",
        )

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
        web = [
            sys.executable, "-m", "gunicorn", "orkhon.config.wsgi",
            "--config", "python:orkhon.config.serving",
            "--bind", f"{host}:{port}",
            "--workers", str(options["workers"]),
        ]  # fmt: skip
        if options["no_worker"]:
            # The server takes this process's place, so that a signal reaches it.
            os.execv(sys.executable, web)  # noqa: S606 -- our own interpreter, our own words
        children = [
            Child("The web server", web, is_needed=True),
            Child("The worker", [sys.executable, "-m", "orkhon", "worker"]),
        ]
        sys.exit(Supervisor(children, say=self.stderr.write).run())


def _free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
