"""`orkhon personal`: personal documents of visits, deleted when their day has come."""

from argparse import ArgumentParser
from datetime import date

from django.core.management.base import CommandError
from django.utils import timezone
from django.utils.translation import override

from orkhon.protocol.actions.personal import delete_due_documents
from orkhon.protocol.queries.personal import rule_in_force
from orkhon.ui.verb import Verb


class Command(Verb):
    """Delete what is due and print what was deleted; the worker does it by itself."""

    help = (
        "Delete passports and visas of visits whose day has come by the rule in force, "
        "and print what was deleted. Example: orkhon personal delete-due --on 2027-04-03"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("verb", choices=["delete-due"])
        parser.add_argument("--on", default="", metavar="DATE", help="as of this day")

    def handle(self, *args: object, **options: object) -> None:
        asked = str(options["on"])
        today = timezone.localdate()
        try:
            day = date.fromisoformat(asked) if asked else today
        except ValueError as error:
            raise CommandError(f"“{asked}” is no day: write 2027-04-03") from error
        if day > today:
            raise CommandError(f"{day} has not come: nothing is deleted before its day")
        if rule_in_force() is None:
            self.stdout.write("No rule is set: no document is kept.")
        deleted = delete_due_documents(day)
        with override("en"):
            for one in deleted:
                self.stdout.write(
                    f"{one.get_kind_display()} of {one.participant.visit.key} "
                    f"no. {one.participant.number}: due {one.delete_on}, deleted."
                )
        self.stdout.write(f"Personal documents: {len(deleted)} deleted.")
