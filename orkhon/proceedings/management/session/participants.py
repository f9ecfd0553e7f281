"""`orkhon session participants`: the list of participants as a file."""

from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from orkhon.proceedings.documents.participants import FORMS
from orkhon.proceedings.models import Session
from orkhon.proceedings.queries.participants import groups_of

HELP = "write the list of participants of a session"


def add_arguments(parser: ArgumentParser) -> None:
    """What the verb is told."""
    parser.add_argument("session", metavar="KEY", help="such as plenary-16")
    parser.add_argument("--format", default="docx", choices=tuple(FORMS))
    parser.add_argument(
        "--language",
        default="en",
        choices=tuple(dict(settings.LANGUAGES)),
        help="of the headings; names and posts stay as they were entered",
    )
    parser.add_argument("--out", default="", metavar="FILE", help="where to write it")


def handle(command: BaseCommand, options: Mapping[str, object]) -> None:
    """Write it, or say why not.

    Raises:
        CommandError: there is no such session.
    """
    key, form = str(options["session"]), str(options["format"])
    session = (
        Session.objects.select_related("organ", "presides").filter(key=key).first()
    )
    if session is None:
        raise CommandError(f"there is no session “{key}”")
    with translation.override(str(options["language"])):
        groups = groups_of(session)
        data = FORMS[form][1](session, groups)
    path = Path(str(options["out"]) or f"{key}-participants.{form}")
    path.write_bytes(data)
    going = sum(one.going for one in groups)
    command.stdout.write(f"{path}: {going} participants, {len(data)} bytes")
