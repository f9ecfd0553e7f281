"""`orkhon mailing`: send what is published to whoever confirmed; erase what nobody did."""

from argparse import ArgumentParser

from orkhon.press.actions.mailing import erase_unconfirmed
from orkhon.press.actions.sending import send_out
from orkhon.ui.verb import Verb


class Command(Verb):
    """Send now; the worker does it by itself."""

    help = (
        "Send published communiqués to confirmed subscribers, each version once, and "
        "erase addresses that nobody confirmed. Example: orkhon mailing send"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("verb", choices=["send"])

    def handle(self, *args: object, **options: object) -> None:
        done, erased = send_out(), erase_unconfirmed()
        self.stdout.write(
            f"{done.sent} sent, {done.failed} failed (tried again later), "
            f"{erased} unconfirmed addresses erased."
        )
