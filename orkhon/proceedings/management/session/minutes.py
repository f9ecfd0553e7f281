"""`orkhon session minutes`: the minutes of a session's sittings as files."""

from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from orkhon.proceedings.documents.minutes import minutes_bytes
from orkhon.proceedings.documents.printing import ENDINGS, MEDIA
from orkhon.proceedings.models import Minutes, Session

HELP = "write the minutes of a session, a file for each sitting"


def add_arguments(parser: ArgumentParser) -> None:
    """What the verb is told."""
    parser.add_argument("session", metavar="KEY", help="such as plenary-16")
    parser.add_argument(
        "--sitting", type=int, default=None, help="this one alone, by its number"
    )
    parser.add_argument("--format", default="docx", choices=tuple(MEDIA))
    parser.add_argument(
        "--language",
        default="en",
        choices=tuple(dict(settings.LANGUAGES)),
        help="of the headings; what was written stays as it was written",
    )
    parser.add_argument(
        "--out", default=".", metavar="FOLDER", help="where to write them"
    )


def handle(command: BaseCommand, options: Mapping[str, object]) -> None:
    """Write them, or say why not.

    Raises:
        CommandError: no such session or sitting, no minutes, or no such folder.
    """
    key, form = str(options["session"]), str(options["format"])
    session = Session.objects.filter(key=key).first()
    if session is None:
        raise CommandError(f"there is no session “{key}”")
    rows = Minutes.objects.filter(sitting__session=session).select_related(
        "sitting__session__organ", "frozen"
    )
    wanted = options["sitting"]
    if isinstance(wanted, int):
        rows = rows.filter(sitting__number=wanted)
    found = list(rows.order_by("sitting__number"))
    if not found:
        of = "" if wanted is None else f" of sitting {wanted}"
        raise CommandError(f"there are no minutes{of} in {key} yet")
    folder = Path(str(options["out"]))
    if not folder.is_dir():
        raise CommandError(f"{folder} is no folder")
    for one in found:
        data = minutes_bytes(one, form, str(options["language"]))
        path = folder / f"{key}-minutes-{one.sitting.number}.{ENDINGS[form]}"
        path.write_bytes(data)
        command.stdout.write(f"{path}: {one.get_phase_display()}, {len(data)} bytes")
