"""`orkhon worker`: do the jobs that wait."""

import signal
from argparse import ArgumentParser
from types import FrameType

from orkhon.jobs.worker import Worker
from orkhon.ui.verb import Verb


class Command(Verb):
    """Do jobs one after the other; `orkhon serve` starts one by itself."""

    help = (
        "Do the work that takes longer than an answer: lists of stations, routes, "
        "papers. Several may run at once. Example: orkhon worker --once"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--once", action="store_true", help="stop when nothing waits"
        )

    def handle(self, *args: object, **options: object) -> None:
        worker = Worker(say=self._say)

        def stop(number: int, frame: FrameType | None) -> None:
            worker.stop()

        before = {
            number: signal.signal(number, stop)
            for number in (signal.SIGTERM, signal.SIGINT)
        }
        try:
            worker.work(once=bool(options["once"]))
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()
