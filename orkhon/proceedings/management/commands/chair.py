"""`orkhon chair`: who has the chair on a day, and who has it next, from when and why."""

import json
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from datetime import date
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone, translation

from orkhon.engines import periods
from orkhon.engines.periods import Certainty
from orkhon.proceedings.queries.chair import NextChair, next_chair
from orkhon.record.models import Citation
from orkhon.register import queries
from orkhon.register.models import Body
from orkhon.ui.verb import Verb


class Command(Verb):
    """Say who chairs on a day and who chairs next."""

    help = (
        "Say which parliament has the chair of the assembly on a day, who sits in it, "
        "and whose turn is next: from when, and why.\n\n"
        "Examples:\n"
        "  orkhon chair\n"
        "  orkhon chair --on 2022-03-01\n"
        "  orkhon chair --on 2027-06-20 --json"
    )

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        """Keep the examples on lines of their own."""
        kwargs["formatter_class"] = RawDescriptionHelpFormatter
        return super().create_parser(prog_name, subcommand, **kwargs)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--on", default="", help="2022, 2022-03 or 2022-03-01; today without it"
        )
        parser.add_argument("--assembly", default="", help="key of the assembly")
        parser.add_argument("--json", action="store_true", help="print as JSON")

    def handle(self, *args: object, **options: Any) -> None:
        day = _day(options["on"])
        with translation.override("en"):
            found = [_of(one, day) for one in _assemblies(options["assembly"])]
            said = [one for one in found if one["chair"] or one["next"]]
            if options["json"]:
                answer = {"on": day.isoformat(), "assemblies": said}
                self.stdout.write(json.dumps(answer, indent=2, ensure_ascii=False))
            else:
                for one in said:
                    for line in _lines(one, day):
                        self.stdout.write(line)
                if not said:
                    self.stdout.write(f"Nobody is known to have chaired on {day}.")
        if not said:
            sys.exit(1)


def _assemblies(key: str) -> list[Body]:
    if not key:
        return queries.assemblies()
    chosen = list(Body.objects.filter(key=key))
    if not chosen:
        raise CommandError(f"The register has no body {key}")
    return chosen


def _day(text: str) -> date:
    try:
        return periods.latest(text) or timezone.localdate()
    except periods.PartialDateError as error:
        raise CommandError(f"--on: {error}") from error


def _of(assembly: Body, day: date) -> dict[str, Any]:
    now, then = queries.chair_on(assembly, day), next_chair(assembly, day)
    return {
        "assembly": assembly.display_name,
        "chair": None if now is None else _chair(now),
        "next": None if then is None else _next(then),
    }


def _chair(answer: queries.ChairAnswer) -> dict[str, Any]:
    return {
        "parliament": answer.parliament.name,
        "person": None if answer.person is None else answer.person.name,
        "post": answer.post or None,
        "certain": answer.certainty is Certainty.YES,
        "from": answer.from_on or None,
        "to": answer.to_on or None,
        "note": answer.note or None,
        "sources": [_source(one) for one in answer.citations],
    }


def _next(answer: NextChair) -> dict[str, Any]:
    return {
        "parliament": answer.parliament.display_name,
        "from": answer.from_on or None,
        "fixed": answer.is_fixed,
        "when": answer.when,
        "session": None if answer.session is None else answer.session.title,
        "planned_otherwise": None
        if answer.planned is None
        else answer.planned.display_name,
        "why": list(answer.why),
        "sources": [_source(one) for one in answer.citations],
    }


def _source(citation: Citation) -> dict[str, str]:
    return {"title": str(citation.source), "quote": citation.quote}


def _lines(said: dict[str, Any], day: date) -> list[str]:
    now, then = said["chair"], said["next"]
    lines = [f"{said['assembly']}, {day.isoformat()}"]
    if now is None:
        lines.append("  nobody is known to have the chair")
    else:
        lines.append(f"  {now['parliament']}")
        if now["person"]:
            lines.append(f"  {now['person']}, {now['post']}")
        else:
            lines.append("  who presides for it is not known")
        if not now["certain"]:
            lines.append("  handed over on this day, or the source gives no exact day")
        if now["note"]:
            lines.append(f"  {now['note']}")
        lines += [f"  source: {one['quote']}" for one in now["sources"]]
    if then is None:
        lines.append("Next: nobody’s turn can be told from the register")
        return lines
    lines.append(f"Next: {then['parliament']}")
    lines.append(f"  from: {then['when']}")
    lines += [f"  {one}" for one in then["why"]]
    if then["planned_otherwise"]:
        lines.append(
            f"  but what is planned or happened names: {then['planned_otherwise']}"
        )
    lines += [f"  source: {one['quote']}" for one in then["sources"]]
    return lines
