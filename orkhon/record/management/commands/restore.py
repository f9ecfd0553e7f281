"""`orkhon restore FILE`."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import CommandError

from orkhon.record.backup import BackupError, restore_backup
from orkhon.ui.verb import Verb


class Command(Verb):
    """Bring a backup back into an empty installation."""

    help = "Bring a backup back into an empty installation. Example: orkhon restore monday.zip"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the zip file that backup wrote")

    def handle(self, *args: object, **options: object) -> None:
        path = Path(str(options["file"]))
        try:
            restored = restore_backup(path, progress=self.stderr.write)
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{path} is back and verified: {restored.rows} rows, {restored.files} files, "
            f"{restored.entries} entries"
        )
