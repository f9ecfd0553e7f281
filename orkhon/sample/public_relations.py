"""Status with others as public sources tell it, loaded through the rooms' verbs.

`turkpa/relations.toml` names the line of `turkpa/facts.txt` for each row. Running it
again adds nothing.
"""

import tomllib
from typing import Any

from django.db import transaction

from orkhon.accounts.models import User
from orkhon.dialogue.actions.processes import begin_process, file_process_step
from orkhon.dialogue.models import Process
from orkhon.proceedings.actions.relations import (
    Happened,
    Signed,
    Status,
    record_event,
    record_memorandum,
    record_standing,
)
from orkhon.proceedings.models import Memorandum, OutsideEvent, Standing
from orkhon.record.models import Citation, Source
from orkhon.register.models import Body
from orkhon.sample.public_facts import FOLDER, cited_fact, facts_source

Told = dict[str, Any]


@transaction.atomic
def load(by: User) -> None:
    """Enter what is not there yet; the register must have been loaded."""
    said = tomllib.loads((FOLDER / "relations.toml").read_text(encoding="utf-8"))
    source = facts_source(by)
    for row in said["process"]:
        _process(row, source, by)
    for row in said["memorandum"]:
        if not Memorandum.objects.filter(title=row["title"]).exists():
            signed = Signed(_body(row["with"]), row["title"], row["signed_on"])
            record_memorandum(signed, by=by, shown=_shown(row, source, by))
    for row in said["standing"]:
        status = Status(
            _body(row["holder"]), _body(row["at"]), row["kind"], row["from_on"]
        )
        if not Standing.objects.filter(holder=status.holder, at=status.at).exists():
            record_standing(status, by=by, shown=_shown(row, source, by))
    for row in said["event"]:
        if not OutsideEvent.objects.filter(title=row["title"]).exists():
            happened = Happened(
                _body(row["organisation"]),
                row["title"],
                row["on"],
                row["place"],
                row["declaration"],
                row["topics"],
            )
            record_event(happened, by=by, shown=_shown(row, source, by))


def _process(row: Told, source: Source, by: User) -> None:
    if Process.objects.filter(title=row["title"]).exists():
        return
    process = begin_process(
        row["title"],
        by=by,
        owner=Body.objects.get(kind=Body.Kind.ASSEMBLY),
        with_body=_body(row["with"]),
    )
    for step in row["step"]:
        file_process_step(
            process,
            step["stage"],
            by=by,
            citation=_shown(step, source, by),
            on=step.get("on", ""),
        )


def _shown(row: Told, source: Source, by: User) -> Citation:
    return cited_fact(row["fact"], source, by=by)


def _body(key: str) -> Body:
    return Body.objects.get(key=key)
