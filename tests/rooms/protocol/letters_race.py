"""Letters signed at the same moment, on the database of ORKHON_DATABASE_URL.

A program for `test_letters_concurrently`: a test's transaction is one connection, a
race needs many. It wants an empty database and prints what it found as JSON.
"""

import json
import sys
import threading
from pathlib import Path
from tempfile import mkdtemp

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

django.setup()

# Models load only once Django is set up.
from orkhon.protocol.actions.letter_templates import Words, add_template  # noqa: E402
from orkhon.protocol.actions.letters import Wanted, draft_letter  # noqa: E402
from orkhon.protocol.actions.signing import sign_letter  # noqa: E402
from orkhon.protocol.models import Letter, LetterCounter  # noqa: E402
from orkhon.record.refusals import Refusal  # noqa: E402
from orkhon.record.roles import Role  # noqa: E402
from orkhon.record.verify import verify_database  # noqa: E402
from orkhon.register.actions import add_person  # noqa: E402
from orkhon.register.models import Person  # noqa: E402


class Head:
    """Whoever signs."""

    actor_id = "account/race"
    roles = frozenset({Role.SECRETARY_GENERAL})
    parliament = ""


HEAD = Head()


def drafts(ready: int, blocked: int) -> list[Letter]:
    """Letters of thanks; the last ones to somebody who has died since."""
    words = Words("thanks", "Thanks", "en", "Thanks", "Sample thanks to {name}.")
    template = add_template(words, by=HEAD)
    found = []
    for number in range(1, ready + blocked + 1):
        person = add_person(f"Sample {number}", by=HEAD, language="en")
        wanted = Wanted(kind="thanks", person=person, template=template)
        found.append(draft_letter(wanted, by=HEAD, on=timezone.localdate()))
        if number > ready:
            Person.objects.filter(pk=person.pk).update(died_on="2020")
    return found


def race(hands: list[list[Letter]]) -> tuple[list[int], list[str], list[str]]:
    """Everybody begins at once: numbers, refusals, and failures of other kinds.

    Args:
        hands: For each person, the letters that they sign one after the other.
    """
    start = threading.Barrier(len(hands))
    numbers, refused, failed = [], [], []

    def one(letters: list[Letter]) -> None:
        try:
            connection.ensure_connection()
            start.wait(60)
            for letter in letters:
                try:
                    numbers.append(sign_letter(letter, "Sample head", by=HEAD).number)
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
    return numbers, refused, failed


def main() -> None:
    """Twelve letters, four that nobody may sign, and one that two people sign."""
    settings.MEDIA_ROOT = Path(mkdtemp()) / "files"
    call_command("migrate", verbosity=0, interactive=False)
    letters = drafts(ready=13, blocked=4)
    ready, twice, blocked = letters[:12], letters[12], letters[13:]
    hands = [[*blocked[place : place + 1], one] for place, one in enumerate(ready)]
    numbers, refused, failed = race(hands)
    two = race([[twice], [twice]])
    json.dump(
        {
            "numbers": sorted(numbers),
            "refused": len(refused),
            "failed": failed + two[2],
            "twice": [two[0], len(two[1])],
            "last": LetterCounter.objects.get().last,
            "signed": Letter.objects.exclude(number=None).count(),
            "holds": verify_database(lambda done, of: None).holds,
        },
        sys.stdout,
    )


if __name__ == "__main__":
    main()
