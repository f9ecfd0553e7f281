"""`orkhon backup FILE`."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import CommandError
from django.utils import timezone

from orkhon.record.backup import BackupError, write_backup
from orkhon.ui.verb import Verb


class Command(Verb):
    """Write everything kept into one file."""

    help = "Write everything kept into one file. Example: orkhon backup monday.zip"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the zip file to write")

    def handle(self, *args: object, **options: object) -> None:
        path = Path(str(options["file"]))
        try:
            written = write_backup(path, at=timezone.now(), progress=self.stderr.write)
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{path}: {written.rows} rows, {written.files} files, "
            f"{written.entries} entries"
        )
