"""`orkhon occasions`: send the weekly letter on birthdays and anniversaries."""

from argparse import ArgumentParser
from datetime import date

from django.core.management.base import CommandError
from django.utils import timezone

from orkhon.protocol.tasks.occasions import send_occasions
from orkhon.ui.verb import Verb


class Command(Verb):
    """Send the letter; for the same timer as the digest, see docs/operate.md."""

    help = (
        "Write to those who write letters which occasions come in 14 days. "
        "Example: orkhon occasions --on 2027-03-15"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", default="", metavar="DATE", help="as of this day")

    def handle(self, *args: object, **options: object) -> None:
        asked = str(options["on"])
        try:
            day = date.fromisoformat(asked) if asked else timezone.localdate()
        except ValueError as error:
            raise CommandError(f"“{asked}” is no day: write 2027-03-15") from error
        sent = send_occasions(day)
        self.stdout.write(
            f"{sent} letters sent."
            if sent
            else "Nothing to write, or nobody to write to."
        )
