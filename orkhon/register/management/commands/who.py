"""`orkhon who NAME`: a person in any spelling, with the posts held on a day.

`orkhon who chair` answers with the parliament in the chair, and the person.
"""

import json
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from datetime import date
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from orkhon.engines import periods
from orkhon.engines.periods import Certainty
from orkhon.record.models import Citation
from orkhon.register import queries
from orkhon.register.models import Body
from orkhon.ui.verb import Verb

CHAIR = frozenset({"chair", "the chair", "chairmanship"})
SHOWN = 5


class Command(Verb):
    """Say who somebody is, or who chaired, on a day."""

    help = (
        "Find a person in any spelling or script and say which posts were held on a "
        "day; or say which parliament had the chair.\n\n"
        "Examples:\n"
        "  orkhon who Гасан\n"
        "  orkhon who Koshanov --on 2022-03-01\n"
        "  orkhon who chair --on 2022-03-01\n"
        "  orkhon who --chair --on 2022-03-01 --json"
    )

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        """Keep the examples on lines of their own."""
        kwargs["formatter_class"] = RawDescriptionHelpFormatter
        return super().create_parser(prog_name, subcommand, **kwargs)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", nargs="*", help="a name, in any spelling")
        parser.add_argument("--on", default="", help="2022, 2022-03 or 2022-03-01")
        parser.add_argument("--chair", action="store_true", help="who chaired")
        parser.add_argument("--assembly", default="", help="key of the assembly")
        parser.add_argument("--json", action="store_true", help="print as JSON")

    def handle(self, *args: object, **options: Any) -> None:
        name = " ".join(options["name"]).strip()
        day = _day(options["on"])
        if options["chair"] or name.lower() in CHAIR:
            answer = self._chairs(options["assembly"], day)
        elif name:
            answer = self._people(name, day)
        else:
            raise CommandError("Say whom: orkhon who Koshanov, or orkhon who --chair")
        if options["json"]:
            self.stdout.write(json.dumps(answer, indent=2, ensure_ascii=False))
        else:
            for line in _chair_lines(answer) if "chairs" in answer else _lines(answer):
                self.stdout.write(line)
        if not (answer.get("chairs") or answer.get("persons")):
            sys.exit(1)

    def _people(self, name: str, day: date) -> dict[str, Any]:
        return {
            "name": name,
            "on": day.isoformat(),
            "persons": [
                {
                    "id": str(one.person.id),
                    "name": one.person.name,
                    "matched_spelling": one.matched_spelling,
                    "score": round(one.score, 3),
                    "posts": [_post(post) for post in one.posts],
                }
                for one in queries.who(name, day, SHOWN)
            ],
        }

    def _chairs(self, assembly: str, day: date) -> dict[str, Any]:
        if assembly:
            chosen = list(Body.objects.filter(key=assembly))
            if not chosen:
                raise CommandError(f"The register has no body {assembly}")
        else:
            chosen = queries.assemblies()
        found = (queries.chair_on(one, day) for one in chosen)
        return {
            "on": day.isoformat(),
            "chairs": [
                {
                    "assembly": one.assembly.name,
                    "parliament": one.parliament.name,
                    "person": None if one.person is None else one.person.name,
                    "post": one.post or None,
                    "certain": one.certainty is Certainty.YES,
                    "from": one.from_on or None,
                    "to": one.to_on or None,
                    "note": one.note or None,
                    "sources": [_source(citation) for citation in one.citations],
                }
                for one in found
                if one is not None
            ],
        }


def _day(text: str) -> date:
    try:
        return periods.latest(text) or timezone.localdate()
    except periods.PartialDateError as error:
        raise CommandError(f"--on: {error}") from error


def _post(post: queries.PostHeld) -> dict[str, Any]:
    return {
        "post": post.title or None,
        "body": post.body.name,
        "from": post.from_on or None,
        "to": post.ends_on or None,
        "certain": post.certainty is Certainty.YES,
        "sources": [] if post.citation is None else [_source(post.citation)],
    }


def _source(citation: Citation) -> dict[str, Any]:
    return {
        "title": str(citation.source),
        "quote": citation.quote,
        "span": [citation.start, citation.end],
    }


def _lines(answer: dict[str, Any]) -> list[str]:
    if not answer["persons"]:
        return [f"Nobody in the register is called “{answer['name']}”."]
    lines = []
    for person in answer["persons"]:
        found = person["matched_spelling"]
        as_found = "" if found == person["name"] else f" (found as {found})"
        lines.append(f"{person['name']}{as_found}")
        for post in person["posts"]:
            title = f"{post['post']}, " if post["post"] else ""
            since = post["from"] or "a day not known"
            until = f" to {post['to']}" if post["to"] else ""
            perhaps = "" if post["certain"] else "perhaps "
            lines.append(f"  {perhaps}{title}{post['body']}, from {since}{until}")
        if not person["posts"]:
            lines.append(f"  no post known on {answer['on']}")
    return lines


def _chair_lines(answer: dict[str, Any]) -> list[str]:
    if not answer["chairs"]:
        return [f"Nobody is known to have chaired on {answer['on']}."]
    lines = []
    for chair in answer["chairs"]:
        lines.append(f"{chair['assembly']}, {answer['on']}: {chair['parliament']}")
        if chair["person"]:
            lines.append(f"  {chair['person']}, {chair['post']}")
        else:
            lines.append("  who presided for it is not known")
        if not chair["certain"]:
            lines.append("  handed over on this day, or the source gives no exact day")
        if chair["note"]:
            lines.append(f"  {chair['note']}")
        lines += [f"  source: {one['quote']}" for one in chair["sources"]]
    return lines
