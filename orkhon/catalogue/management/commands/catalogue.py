"""`orkhon catalogue refresh`: take in what is published now."""

from django.core.management.base import CommandParser

from orkhon.catalogue.actions.refreshing import refresh
from orkhon.ui.verb import Verb


class Command(Verb):
    """Take in what the rooms publish; the worker does it by itself once a minute."""

    help = (
        "Take in what is published now, so that it is found by searching and its "
        "versions are kept. The worker does it once a minute. "
        "Example: orkhon catalogue refresh"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["refresh"], help="what is to be done")

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(str(refresh()))
