"""`orkhon promises`: who owes what to whom, the late ones first."""

import json
from argparse import ArgumentParser
from datetime import date

from django.core.management.base import CommandError
from django.utils import timezone

from orkhon.dialogue.queries.promises import PromiseLine, Wanted, find_promises
from orkhon.ui.verb import Verb


class Command(Verb):
    """Print promises as of a day."""

    help = (
        "Open promises, the overdue ones first. "
        'Example: orkhon promises --overdue --owner "Sample Chamber" --on 2027-03-15'
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--overdue", action="store_true", help="only the late ones")
        parser.add_argument("--owner", default="", help="who owes, in any spelling")
        parser.add_argument("--all", action="store_true", help="closed ones as well")
        parser.add_argument("--on", default="", metavar="DATE", help="as of this day")
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *args: object, **options: object) -> None:
        on = _day(str(options["on"]))
        lines = find_promises(
            on=on,
            wanted=Wanted(
                owner=str(options["owner"]),
                status="" if options["all"] else "open",
                overdue_only=bool(options["overdue"]),
            ),
        )
        if options["json"]:
            self.stdout.write(
                json.dumps(
                    [_as_json(one) for one in lines], ensure_ascii=False, indent=2
                )
            )
            return
        if not lines:
            self.stdout.write(f"No promise fits as of {on}.")
        for line in lines:
            promise = line.commitment
            late = f", {line.days_late} days late" if line.is_late else ""
            self.stdout.write(
                f"{promise.due or 'no date':<10}  {promise.what}\n"
                f"            {line.owner_names or 'owner not known'}"
                + (f" to {line.beneficiary_names}" if line.beneficiaries else "")
                + f"; {promise.get_status_display()}{late}"
            )


def _day(text: str) -> date:
    """The day asked for, else today.

    Raises:
        CommandError: the calendar has no such day.
    """
    if not text:
        return timezone.localdate()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"“{text}” is no day: write 2027-03-15") from error


def _as_json(line: PromiseLine) -> dict[str, object]:
    promise = line.commitment
    return {
        "id": str(promise.pk),
        "what": promise.what,
        "strength": promise.strength,
        "owners": [str(one) for one in line.owners],
        "beneficiaries": [str(one) for one in line.beneficiaries],
        "due": promise.due or None,
        "place": promise.place or None,
        "status": promise.status,
        "days_late": line.days_late,
        "contact": None if promise.contact_id is None else str(promise.contact_id),
        "sources": [
            {
                "source": str(citation.source_id),
                "span": [citation.start, citation.end],
                "quote": citation.quote,
            }
            for citation in line.citations
        ],
    }
