"""`orkhon digest`: send the weekly letter on promises that are due."""

from argparse import ArgumentParser
from datetime import date

from django.core.management.base import CommandError
from django.utils import timezone

from orkhon.dialogue.tasks import send_digest
from orkhon.ui.verb import Verb


class Command(Verb):
    """Send the letter; for a timer on Monday morning, see docs/operate.md."""

    help = (
        "Write to each of the Secretariat what is overdue and what is due in 14 days. "
        "Example: orkhon digest --on 2027-03-15"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", default="", metavar="DATE", help="as of this day")

    def handle(self, *args: object, **options: object) -> None:
        asked = str(options["on"])
        try:
            day = date.fromisoformat(asked) if asked else timezone.localdate()
        except ValueError as error:
            raise CommandError(f"“{asked}” is no day: write 2027-03-15") from error
        sent = send_digest(day)
        self.stdout.write(
            f"{sent} letters sent."
            if sent
            else "Nothing to write, or nobody to write to."
        )
