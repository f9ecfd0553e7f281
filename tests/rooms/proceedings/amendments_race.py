"""Amendments tabled and accepted at the same moment, on ORKHON_DATABASE_URL.

A program for `test_amendments_concurrently`: a race needs many connections. It wants an
empty database and prints what it found as JSON.
"""

import json
import sys
import threading

import django
from django.core.management import call_command
from django.db import connection

django.setup()

# Models load only once Django is set up.
from orkhon.proceedings.actions.amendment_wording import Asked  # noqa: E402
from orkhon.proceedings.actions.amendments import accept, table  # noqa: E402
from orkhon.proceedings.actions.issuing import issue, next_version  # noqa: E402
from orkhon.proceedings.models import Amendment, Session  # noqa: E402
from orkhon.record.refusals import Refusal  # noqa: E402
from orkhon.record.roles import Role  # noqa: E402
from orkhon.record.verify import verify_database  # noqa: E402
from orkhon.register.models import Body, Country  # noqa: E402
from tests.rooms.proceedings.drafting import (  # noqa: E402
    LETTER,
    a_draft,
    paragraph,
)

AT_ONCE = 8


class Head:
    """Whoever enters and decides."""

    actor_id = "account/race"
    roles = frozenset({Role.SECRETARY_GENERAL})
    parliament = ""


HEAD = Head()


def world():
    """An issued draft before one member."""
    assembly = Body.objects.create(key="a", kind="assembly", display_name="Sample")
    country = Country.objects.create(
        code="KZ", english_name="Kazakhstan", english_sort_key="kazakhstan"
    )
    parliament, _delegation = (
        Body.objects.create(
            key=kind, kind=kind, display_name=kind, country=country, parent=parent
        )
        for kind, parent in (("parliament", None), ("delegation", assembly))
    )
    session = Session.objects.create(
        key="plenary-16", organ=assembly, number=16, title="Sixteenth session"
    )
    return issue(a_draft(session, HEAD).versions.get(), by=HEAD), parliament


def race(*acts):
    """Everybody begins at once: what was refused, and failures of other kinds."""
    start = threading.Barrier(len(acts))
    refused, failed = [], []

    def one(act):
        try:
            connection.ensure_connection()
            start.wait(60)
            act()
        except Refusal as error:
            refused.append(str(error))
        except Exception as error:  # told by the main thread
            failed.append(repr(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refused, failed


def main():
    """All ask for something at one place; all are accepted at once; two go on."""
    call_command("migrate", verbosity=0, interactive=False)
    version, parliament = world()
    place = paragraph(version, "1")

    def tabled(number):
        text = f"by {2030 + number}"
        asked = Asked("insert", place, words="model law", text=text)
        return lambda: table(version, asked, [parliament], by=HEAD, shown=LETTER)

    tabling = race(*map(tabled, range(AT_ONCE)))
    rows = list(Amendment.objects.order_by("number"))

    def accepted(one):
        return lambda: accept(one, by=HEAD, note="nobody against")

    accepting = race(*map(accepted, rows))
    following = race(*[lambda: next_version(version.draft, by=HEAD)] * 2)
    json.dump(
        {
            "numbers": [one.number for one in rows],
            "tabling": tabling,
            "accepted": Amendment.objects.filter(progress="accepted").count(),
            "open": Amendment.objects.filter(progress="open").count(),
            "accepting": accepting,
            "following": following,
            "versions": version.draft.versions.count(),
            "holds": verify_database(lambda done, of: None).holds,
        },
        sys.stdout,
    )


if __name__ == "__main__":
    main()
