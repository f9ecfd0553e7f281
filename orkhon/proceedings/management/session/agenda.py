"""`orkhon session agenda`: the agenda of a session as a paper."""

from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from orkhon.proceedings.documents.agenda import agenda_bytes
from orkhon.proceedings.documents.printing import ENDINGS, MEDIA
from orkhon.proceedings.models import Session
from orkhon.proceedings.queries.agenda import SOURCE_LANGUAGE

HELP = "write the agenda of a session, plain or annotated"


def add_arguments(parser: ArgumentParser) -> None:
    """What the verb is told."""
    parser.add_argument("key", metavar="SESSION", help="such as plenary-16")
    parser.add_argument("--format", default="docx", choices=MEDIA)
    parser.add_argument(
        "--language",
        default=SOURCE_LANGUAGE,
        choices=[code for code, _name in settings.LANGUAGES],
        help="English by default; titles that lack in it stand in English",
    )
    parser.add_argument(
        "--annotated", action="store_true", help="say below each item what is expected"
    )
    parser.add_argument("--out", default="", metavar="FILE", help="where to write it")


def handle(command: BaseCommand, options: Mapping[str, object]) -> None:
    """Write it, or say why not.

    Raises:
        CommandError: in words for the person at the keyboard.
    """
    key, form = str(options["key"]), str(options["format"])
    language, annotated = str(options["language"]), bool(options["annotated"])
    session = Session.objects.filter(key=key).select_related("organ", "host").first()
    if session is None:
        raise CommandError(f"there is no session “{key}”")
    kind = "annotated-agenda" if annotated else "agenda"
    path = Path(str(options["out"]) or f"{key}-{kind}-{language}.{ENDINGS[form]}")
    data = agenda_bytes(session, form, language, annotated=annotated)
    try:
        path.write_bytes(data)
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from error
    command.stdout.write(f"{path}: {len(data):,} bytes")
