"""`orkhon session amendments`: the two-column paper of a draft as a file."""

from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from orkhon.proceedings.documents.amendment_paper import amendment_bytes
from orkhon.proceedings.models import Draft, DraftVersion, Session
from orkhon.proceedings.queries.draft_texts import last_issued
from orkhon.register.queries import labels

HELP = "write the two-column paper of the amendments to a draft"
FORMS = ("docx", "pdf", "html")


def add_arguments(parser: ArgumentParser) -> None:
    """What the verb is told."""
    parser.add_argument("session", metavar="KEY", help="such as plenary-16")
    parser.add_argument(
        "--draft", type=int, metavar="N", help="its number, where there are several"
    )
    parser.add_argument(
        "--version",
        type=int,
        metavar="N",
        dest="of_version",
        help="the last issued one",
    )
    parser.add_argument("--format", default="docx", choices=FORMS)
    parser.add_argument(
        "--language",
        default="en",
        choices=tuple(dict(settings.LANGUAGES)),
        help="of the headings; words stay in the authentic language",
    )
    parser.add_argument("--out", default="", metavar="FILE", help="where to write it")


def handle(command: BaseCommand, options: Mapping[str, object]) -> None:
    """Write it, or say why not.

    Raises:
        CommandError: no such session, draft or issued version, or several drafts.
    """
    key, form = str(options["session"]), str(options["format"])
    version = _version(_draft(key, options["draft"]), options["of_version"])
    labels.refresh()
    with translation.override(str(options["language"])):
        data = amendment_bytes(version, form)
    name = f"{key}-draft-{version.draft.number}-version-{version.number}-amendments"
    path = Path(str(options["out"]) or f"{name}.{form}")
    try:
        path.write_bytes(data)
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from error
    asked = version.amendments.exclude(progress="withdrawn").count()
    command.stdout.write(f"{path}: {asked} amendments, {len(data)} bytes")


def _draft(key: str, number: object) -> Draft:
    session = Session.objects.filter(key=key).first()
    if session is None:
        raise CommandError(f"there is no session “{key}”")
    drafts = session.drafts.select_related("session__organ", "item")
    if number is not None:
        found = drafts.filter(number=str(number)).first()
        if found is None:
            raise CommandError(f"{key} has no draft {number}")
        return found
    listed = list(drafts)
    if not listed:
        raise CommandError(f"{key} has no draft")
    if len(listed) > 1:
        numbers = ", ".join(f"{one.number} {one.title}" for one in listed)
        raise CommandError(f"{key} has {len(listed)} drafts; say --draft: {numbers}")
    return listed[0]


def _version(draft: Draft, number: object) -> DraftVersion:
    if number is None:
        last = last_issued(draft)
        if last is None:
            raise CommandError(f"no version of draft {draft.number} is issued yet")
        return last
    issued = draft.versions.filter(number=str(number), issued_at__isnull=False)
    found = issued.select_related("draft__session__organ", "draft__item").first()
    if found is None:
        raise CommandError(f"draft {draft.number} has no issued version {number}")
    return found
