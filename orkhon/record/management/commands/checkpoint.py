"""`orkhon checkpoint`: sign the record as it stands."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import CommandError

from orkhon.record.actions import sign_checkpoint
from orkhon.record.keys import KeyFileError
from orkhon.ui.verb import Verb


class Command(Verb):
    """Sign the record as it stands; with nothing new the last checkpoint stands."""

    help = (
        "Sign the record as it stands and print the checkpoint, to be published "
        "where others keep it. Example: orkhon checkpoint --output checkpoint.txt"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--output", type=Path, default=None, help="the file to write it to"
        )

    def handle(self, *args: object, **options: object) -> None:
        try:
            note = sign_checkpoint().note
        except KeyFileError as error:
            raise CommandError(str(error)) from error
        output = options["output"]
        if isinstance(output, Path):
            output.write_text(note, encoding="utf-8")
        else:
            self.stdout.write(note, ending="")
