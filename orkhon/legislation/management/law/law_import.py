"""`orkhon law import`: bring in the text of a law."""

from argparse import ArgumentParser
from collections.abc import Mapping

from django.core.management.base import BaseCommand, CommandError

HELP = "bring in the text of a law"


def add_arguments(parser: ArgumentParser) -> None:
    """What the verb is told."""


def handle(command: BaseCommand, options: Mapping[str, object]) -> None:
    """Do it.

    Raises:
        CommandError: in words for the person at the keyboard.
    """
    raise CommandError("orkhon law import is not built yet")
