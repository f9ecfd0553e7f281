"""The assembly's own legal documents from public sources; no text of them is invented.

`turkpa/instruments.toml` says what sources say; each event cites its line of
`turkpa/facts.txt`. A document whose text is not kept here has a version without words.
"""

import tomllib
from typing import Any

from django.db import transaction

from orkhon.accounts.models import User
from orkhon.legislation.actions.texts import Dates, begin_version, begin_work
from orkhon.legislation.models import Version, Work
from orkhon.proceedings.actions.instruments import Happened, enter_event
from orkhon.record.models import Source
from orkhon.sample.public_facts import FOLDER, cited_fact, facts_source


@transaction.atomic
def load(by: User) -> int:
    """Enter the documents that are not there yet.

    Args:
        by: Who fills in what legal documents say: the legal officer or a head.
    Returns:
        How many documents are new; 0 when it was loaded before.
    """
    said = tomllib.loads((FOLDER / "instruments.toml").read_text(encoding="utf-8"))
    source = facts_source(by)
    known = set(Work.objects.values_list("key", flat=True))
    new = [one for one in said["document"] if one["key"] not in known]
    for one in new:
        _enter(one, source, by)
    return len(new)


def _enter(said: dict[str, Any], source: Source, by: User) -> None:
    work = begin_work(said["key"], Work.Kind.INSTRUMENT, said["title"], by=by)
    if "adopted_on" in said:
        begin_version(
            work,
            Version.State.ADOPTED,
            by=by,
            dates=Dates(adopted_on=said["adopted_on"]),
        )
    for event in said["event"]:
        enter_event(
            work,
            Happened(event["kind"], event["what"], event.get("on", "")),
            by=by,
            shown=cited_fact(event["fact"], source, by=by),
        )
