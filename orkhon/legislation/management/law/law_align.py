"""`orkhon law align`: find which provisions of two texts say the same."""

from argparse import ArgumentParser
from collections.abc import Mapping

from django.core.management.base import BaseCommand, CommandError

HELP = "find which provisions of two texts say the same"


def add_arguments(parser: ArgumentParser) -> None:
    """What the verb is told."""


def handle(command: BaseCommand, options: Mapping[str, object]) -> None:
    """Do it.

    Raises:
        CommandError: in words for the person at the keyboard.
    """
    raise CommandError("orkhon law align is not built yet")
