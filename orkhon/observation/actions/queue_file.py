"""The file that a phone writes when nothing else works: every form in it, once."""

import base64
import binascii
import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.accounts.models import User
from orkhon.engines.xforms.instance import InstanceError
from orkhon.observation.actions.receiving import (
    Arrival,
    Receipt,
    Sender,
    arrival_of,
    receive,
)
from orkhon.observation.actions.unreadable import READERS, keep_unreadable
from orkhon.observation.intake.signs import writable
from orkhon.observation.models import Mission, Observer, Submission
from orkhon.observation.permissions import can_operate_in
from orkhon.record.actions import append, hold_bytes, keep_source, subject_of
from orkhon.record.models import Source
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require

FORMAT = "orkhon-queue/1"
MOST_FORMS = 1000


@dataclass(frozen=True)
class QueueLine:
    """What became of one form of the file.

    Attributes:
        number: Its place in the file, from 1.
        outcome: "new", "known" (received before), "held" or "unreadable".
        words: What a person should know of it; "" when nothing.
    """

    number: int
    form_id: str
    instance_id: str
    outcome: str
    words: str
    submission_id: int | None


@dataclass(frozen=True)
class QueueResult:
    """What became of a whole file."""

    source: Source
    observer: Observer | None
    lines: tuple[QueueLine, ...]

    @property
    def new(self) -> int:
        return sum(one.outcome in {"new", "held"} for one in self.lines)


@dataclass(frozen=True)
class _Read:
    """One form of the file as far as it could be read."""

    number: int
    form_id: str
    instance_id: str
    arrival: Arrival | None
    problems: tuple[str, ...]
    xml: bytes


@transaction.atomic
def import_queue(
    mission: Mission, data: bytes, *, filename: str, by: User
) -> QueueResult:
    """Receive every form of the file; forms that came by another way are not doubled.

    A form that cannot be read is kept as it stands and named; the others come in.

    Raises:
        Refusal: not such a file, or another mission's; nothing is taken in then.
    """
    require(can_operate_in(by, mission, None), "bring in the file of a phone")
    fields = _fields(data)
    if fields.get("mission") != mission.number:
        raise Refusal(
            f"the file is of mission {fields.get('mission')}, not {mission.number}"
        )
    forms = fields.get("forms")
    if not isinstance(forms, list) or not forms or len(forms) > MOST_FORMS:
        raise Refusal("the file holds no forms, or more than a phone can have")
    observer = Observer.objects.filter(
        mission=mission, code=writable(str(fields.get("observer", "")))
    ).first()
    source, _is_new = keep_source(
        data,
        filename=filename,
        media_type="application/json",
        text="",
        language="und",
        by=by,
        restricted_to=[*READERS, by.actor_id],
    )
    sender = Sender(
        account=by.actor_id, observer_id=None if observer is None else observer.pk
    )
    read = [
        _read(number, form, mission, sender) for number, form in enumerate(forms, 1)
    ]
    receipts = iter(receive([one.arrival for one in read if one.arrival is not None]))
    lines = tuple(
        _unread(one, mission, sender)
        if one.arrival is None
        else _line(one, next(receipts))
        for one in read
    )
    append(
        "observation.queue.import",
        subject_of(mission),
        by=by,
        source=str(source.pk),
        observer="" if observer is None else observer.code,
        forms={one.instance_id or str(one.number): one.outcome for one in lines},
    )
    return QueueResult(source, observer, lines)


def _fields(data: bytes) -> Mapping[str, object]:
    try:
        fields = json.loads(data)
        if b"\\ud" in data.lower():
            # A text cut in the middle of a sign; the same as the phone would send.
            fields = json.loads(writable(json.dumps(fields, ensure_ascii=False)))
    except (ValueError, RecursionError) as error:
        raise Refusal("this is no file of a phone: it is not JSON") from error
    if not isinstance(fields, dict) or fields.get("format") != FORMAT:
        raise Refusal(f"this is no file of a phone: it is not “{FORMAT}”")
    return fields


def _read(number: int, form: object, mission: Mission, sender: Sender) -> _Read:
    said = form if isinstance(form, dict) else {}
    form_id = writable(str(said.get("form_id", "")))[:120]
    instance_id = writable(str(said.get("instance_id", "")))[:255]
    xml = str(said.get("xml", "")).encode("utf-8", "surrogatepass")
    files, problems = _files(said.get("files"))
    try:
        arrival = arrival_of(
            xml,
            mission_id=mission.pk,
            received_at=timezone.now(),
            channel=Submission.Channel.FILE,
            sender=sender,
            files=files,
        )
    except InstanceError as error:
        return _Read(number, form_id, instance_id, None, (str(error),), xml)
    found = arrival.instance
    return _Read(
        number, found.form_id, found.instance_id, arrival, tuple(problems), xml
    )


def _files(files: object) -> tuple[list[tuple[str, str, bytes]], list[str]]:
    """The photos that are whole; a damaged one is named and waits to come again."""
    whole, problems = [], []
    for file in files if isinstance(files, list) else []:
        said = file if isinstance(file, dict) else {}
        name = str(said.get("name", ""))
        try:
            data = base64.b64decode(str(said.get("data", "")), validate=True)
        except (binascii.Error, ValueError):
            data = b""
        if not name or hashlib.sha256(data).hexdigest() != said.get("sha256"):
            problems.append(_("the file “%(name)s” is damaged") % {"name": name})
        else:
            whole.append((name, str(said.get("type", "")), data))
    return whole, problems


def _line(read: _Read, receipt: Receipt) -> QueueLine:
    words = list(read.problems)
    if receipt.missing:
        words.append(_("missing: %(names)s") % {"names": ", ".join(receipt.missing)})
    if receipt.why_held:
        words.append(receipt.why_held)
    outcome = "known"
    if receipt.is_new:
        outcome = "held" if receipt.why_held else "new"
    return QueueLine(
        read.number,
        receipt.form_id,
        receipt.instance_id,
        outcome,
        "; ".join(words),
        receipt.submission_id,
    )


def _unread(read: _Read, mission: Mission, sender: Sender) -> QueueLine:
    why = read.problems[0]
    keep_unreadable(
        [hold_bytes(io.BytesIO(read.xml))],
        mission_id=mission.pk,
        sender=sender,
        received_at=timezone.now(),
        why=f"form {read.number} of a phone’s file: {why}",
    )
    return QueueLine(
        read.number, read.form_id, read.instance_id, "unreadable", why, None
    )
