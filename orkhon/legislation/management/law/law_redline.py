"""`orkhon law redline`: compare two texts, as Word or a page."""

from argparse import ArgumentParser
from collections.abc import Mapping

from django.core.management.base import BaseCommand, CommandError

HELP = "compare two texts, as Word or a page"


def add_arguments(parser: ArgumentParser) -> None:
    """What the verb is told."""


def handle(command: BaseCommand, options: Mapping[str, object]) -> None:
    """Do it.

    Raises:
        CommandError: in words for the person at the keyboard.
    """
    raise CommandError("orkhon law redline is not built yet")
