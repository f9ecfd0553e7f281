"""Adoptions at the same moment, on the database that ORKHON_DATABASE_URL names.

A program for `test_adopting_concurrently`: a test's transaction is one connection, a race
needs many. It wants an empty database and prints what it found as JSON.
"""

import json
import sys
import threading
from datetime import date
from pathlib import Path
from tempfile import mkdtemp

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection

django.setup()

# Models load only once Django is set up.
from orkhon.proceedings.actions.adopting import adopt  # noqa: E402
from orkhon.proceedings.models import (  # noqa: E402
    AdoptedText,
    Session,
    SymbolCounter,
)
from orkhon.record.actions import sign_checkpoint  # noqa: E402
from orkhon.record.refusals import Refusal  # noqa: E402
from orkhon.record.roles import Role  # noqa: E402
from orkhon.record.verify import verify_database  # noqa: E402
from orkhon.register.models import Body, Country  # noqa: E402
from tests.rooms.proceedings.adopted import (  # noqa: E402
    a_draft,
    a_version,
    decided,
)

DAY = date(2027, 6, 11)
WORDS = {"en": ("Sample title", "Sample preamble,", "Sample point.", "Sample end.")}


class Head:
    """Whoever gives the symbols."""

    actor_id = "account/race"
    roles = frozenset({Role.SECRETARY_GENERAL})
    parliament = ""


HEAD = Head()


def world(ready: int, blocked: int) -> list:
    """Questions on as many texts: some adopted, some blocked by an objection."""
    assembly = Body.objects.create(
        key="sample", kind="assembly", display_name="Sample assembly"
    )
    parliaments = {}
    for code, name in (("AZ", "Azerbaijan"), ("KZ", "Kazakhstan")):
        country = Country.objects.create(
            code=code, english_name=name, english_sort_key=name.lower()
        )
        parliaments[code] = Body.objects.create(
            key=f"sample-{code.lower()}",
            kind="parliament",
            display_name=f"Sample parliament of {name}",
            country=country,
        )
    session = Session.objects.create(
        key="plenary-16", organ=assembly, number=16, title="Sixteenth session",
        from_on="2027-06-10", to_on="2027-06-11", time_zone="Asia/Bishkek",
    )  # fmt: skip
    found = []
    for number in range(1, ready + blocked + 1):
        version = a_version(a_draft(session, HEAD, number=number), HEAD, WORDS)
        stances = {"KZ": "objects"} if number > ready else {}
        found.append(decided(version, parliaments, HEAD, stances, number=number))
    return found


def race(hands: list[list]) -> tuple[list[str], list[str], list[str]]:
    """Everybody begins at once: symbols, refusals, and failures of other kinds.

    Args:
        hands: For each person, the questions that they adopt one after the other.
    """
    start = threading.Barrier(len(hands))
    symbols, refused, failed = [], [], []

    def one(questions: list) -> None:
        try:
            connection.ensure_connection()
            start.wait(60)
            for question in questions:
                try:
                    symbols.append(adopt(question, on=DAY, by=HEAD).symbol)
                except Refusal as error:
                    refused.append(str(error))
        except Exception as error:  # told by the main thread
            start.abort()
            failed.append(repr(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=(each,)) for each in hands]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return symbols, refused, failed


def main() -> None:
    """Fifty texts, ten that were blocked, and one text that two people adopt."""
    settings.MEDIA_ROOT = Path(mkdtemp()) / "files"
    call_command("migrate", verbosity=0, interactive=False)
    questions = world(ready=51, blocked=10)
    ready, twice, blocked = questions[:50], questions[50], questions[51:]
    # Ten of the fifty come with a blocked one first, which must take no number.
    hands = [[*blocked[place : place + 1], one] for place, one in enumerate(ready)]
    symbols, refused, failed = race(hands)
    two = race([[twice], [twice]])
    sign_checkpoint()
    json.dump(
        {
            "symbols": sorted(symbols),
            "refused": len(refused),
            "failed": failed + two[2],
            "twice": [two[0], two[1]],
            "last": SymbolCounter.objects.get().last,
            "texts": AdoptedText.objects.count(),
            "holds": verify_database(lambda done, of: None).holds,
        },
        sys.stdout,
        ensure_ascii=False,
    )


if __name__ == "__main__":
    main()
