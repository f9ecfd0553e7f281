"""`orkhon brief NAME`: the briefing book for a person or a body."""

import json
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError
from django.utils import timezone

from orkhon.accounts.models import User
from orkhon.dialogue.actions.briefings import issue_briefing
from orkhon.dialogue.documents.briefing import (
    FORMATS,
    briefing_bytes,
    briefing_paper,
    file_name,
)
from orkhon.dialogue.documents.evidence import briefing_bundle
from orkhon.dialogue.queries.briefing.book import body_briefing, person_briefing
from orkhon.dialogue.queries.briefing.values import Briefing, Side
from orkhon.record.actions import sign_checkpoint
from orkhon.register.models import Body, Person
from orkhon.register.queries import Hit, search
from orkhon.ui.verb import Verb

KINDS = frozenset({"person", "body"})
# Two hits closer than this are equally good: the name says too little.
TOO_CLOSE = 0.02
EXAMPLE = """
example:
  orkhon brief Ashimbayev --on 2026-03-01 --format pdf
"""


class Command(Verb):
    """Write the briefing book for a person or a body."""

    help = (
        "Write the briefing book for a person or a body, as of a day. "
        "Without --format it is printed here."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.epilog = EXAMPLE
        parser.add_argument("name", nargs="+", help="in any spelling or script")
        parser.add_argument(
            "--on", type=_day, default=None, help="as of this day: 2026-03-01"
        )
        parser.add_argument("--format", choices=FORMATS, default="")
        parser.add_argument(
            "--output", type=Path, default=None, help="the file to write"
        )
        parser.add_argument(
            "--language",
            choices=[code for code, _ in settings.LANGUAGES],
            default=settings.LANGUAGE_CODE,
            help="of the labels and dates",
        )
        parser.add_argument(
            "--bundle",
            type=Path,
            default=None,
            help="issue the paper and write the zip with which a stranger can check it",
        )
        parser.add_argument("--by", default="", help="who issues it: a user name")
        parser.add_argument(
            "--json", action="store_true", help="say what was written as JSON"
        )

    def handle(self, *args: object, **options: object) -> None:
        words = options["name"]
        name = " ".join(words) if isinstance(words, list) else str(words)
        on = options["on"]
        day = on if isinstance(on, date) else timezone.localdate()
        briefing = _briefing(name, day)
        paper = briefing_paper(
            briefing, str(options["language"]), made_at=timezone.now()
        )
        output = options["output"]
        format_ = str(options["format"]) or _format_of(output)
        data = briefing_bytes(paper, format_ or "md")
        if not format_ and not options["json"] and not options["bundle"]:
            self.stdout.write(data.decode())
            return
        path = (
            output
            if isinstance(output, Path)
            else Path(file_name(briefing, format_ or "md"))
        )
        _write(path, data)
        bundle = options["bundle"]
        if isinstance(bundle, Path):
            by = _account(str(options["by"]))
            issued = issue_briefing(briefing, paper_name=path.name, paper=data, by=by)
            sign_checkpoint()
            _write(
                bundle,
                briefing_bundle(briefing, issued, paper_name=path.name, paper=data),
            )
        self.stdout.write(_said(briefing, path, as_json=bool(options["json"])))


def _briefing(name: str, day: date) -> Briefing:
    body = Body.objects.filter(key=name).first()
    if body is not None:
        return body_briefing(body, day)
    hit = _found(name)
    if hit.kind == "person":
        return person_briefing(Person.objects.get(pk=hit.id), day)
    return body_briefing(Body.objects.get(pk=hit.id), day)


def _found(name: str) -> Hit:
    """The one person or body that the name means.

    Raises:
        CommandError: nobody, or several that fit as well.
    """
    hits = search(name, 6, kinds=KINDS)
    if not hits:
        raise CommandError(f"the register knows nobody and no body called “{name}”")
    close = [one for one in hits if hits[0].score - one.score < TOO_CLOSE]
    if len(close) > 1:
        fitting = "".join(f"\n  {one.label}: {one.under}" for one in close)
        raise CommandError(f"“{name}” fits several, say more of the name:{fitting}")
    return hits[0]


def _said(briefing: Briefing, path: Path, *, as_json: bool) -> str:
    theirs, ours = briefing.owed(Side.THEIRS), briefing.owed(Side.OURS)
    if as_json:
        return json.dumps(
            {
                "file": str(path),
                "about": briefing.title,
                "kind": briefing.kind,
                "on": briefing.on.isoformat(),
                "contacts": len(briefing.contacts),
                "promises": len(briefing.promises),
                "open_on_their_side": len(theirs),
                "open_on_our_side": len(ours),
                "waiting": briefing.waiting,
            },
            ensure_ascii=False,
        )
    return (
        f"{path}: {briefing.title}, as of {briefing.on.isoformat()}; "
        f"contacts {len(briefing.contacts)}, open promises: theirs {len(theirs)}, "
        f"ours {len(ours)}; proposals that wait {briefing.waiting}"
    )


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise CommandError(f"{path} cannot be written: {error.strerror}") from error


def _account(username: str) -> User:
    found = User.objects.filter(username__iexact=username, is_active=True).first()
    if found is None:
        raise CommandError(f"say with --by who issues it; no account is “{username}”")
    return found


def _format_of(output: object) -> str:
    """The format that the name of the file asks for, "" for none."""
    if not isinstance(output, Path):
        return ""
    ending = output.suffix.removeprefix(".")
    if ending not in FORMATS:
        raise CommandError(
            f"{output} names no format; write {', '.join(FORMATS)} or --format"
        )
    return ending


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CommandError(f"“{text}” is no day; write it as 2026-03-01") from None
