"""`orkhon tidy`: delete what is due for deletion by a dated rule."""

from argparse import ArgumentParser
from datetime import date

from django.core.management.base import CommandError
from django.utils import timezone

from orkhon.observation.tasks.tidying import tidy
from orkhon.ui.verb import Verb


class Command(Verb):
    """Run every dated deletion; for a timer each night, see docs/operate.md."""

    help = (
        "Delete documents and positions of observers whose day has come by the rule "
        "of their mission. Example: orkhon tidy --on 2027-04-13"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", default="", metavar="DATE", help="as of this day")

    def handle(self, *args: object, **options: object) -> None:
        asked = str(options["on"])
        today = timezone.localdate()
        try:
            day = date.fromisoformat(asked) if asked else today
        except ValueError as error:
            raise CommandError(f"“{asked}” is no day: write 2027-04-13") from error
        if day > today:
            raise CommandError(f"{day} has not come: nothing is deleted before its day")
        for what, count in tidy(day):
            self.stdout.write(f"{what}: {count} deleted.")
