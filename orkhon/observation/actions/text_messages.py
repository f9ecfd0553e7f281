"""Text messages as they come: a coded one becomes a form, no other is dropped."""

import re
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from orkhon.accounts.models import User
from orkhon.engines.xforms.model import FormSchema
from orkhon.observation.actions.messages import answer_message
from orkhon.observation.actions.receiving import Sender, arrival_of, receive
from orkhon.observation.form_designs.sms_codes import SmsCodeError, SmsForm, sms_form
from orkhon.observation.gateway import Incoming
from orkhon.observation.intake.sms import SmsReading, parse_sms
from orkhon.observation.intake.typed_form import typed_form
from orkhon.observation.models import (
    FormVersion,
    MessageDelivery,
    Mission,
    Observer,
    PollingStation,
    Submission,
    TextMessage,
)
from orkhon.observation.permissions import can_operate_in
from orkhon.observation.queries.form_shapes import form_shape
from orkhon.observation.queries.messages import open_questions
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Machine, require

GATEWAY = Machine("sms-gateway")
TOGETHER = timedelta(minutes=10)
"""Within it, the same text without a name is one text, and two may be parts of one."""
UNKNOWN_NUMBER = "the number is no observer’s"


@dataclass(frozen=True)
class _Coded:
    """A clear reading with the form that it fills."""

    reading: SmsReading
    schema: FormSchema


@transaction.atomic
def receive_text(
    incoming: Incoming, *, now: Callable[[], datetime] = timezone.now
) -> tuple[TextMessage, bool]:
    """Keep a text and do what it says: a form, an answer, or something to be looked at.

    A text of a number that no observer has makes no form: anybody can write codes.

    Returns:
        The text, and False when it was here before.
    """
    known = _known(incoming)
    if known is not None:
        return known, False
    observer = _observer_of(incoming.number)
    mission = observer.mission if observer is not None else _only_mission()
    text = TextMessage.objects.create(
        mission=mission,
        direction=TextMessage.Direction.IN,
        number=incoming.number,
        text=incoming.text,
        at=incoming.at or now(),
        state=TextMessage.State.UNREAD,
        gateway_id=incoming.gateway_id,
        observer=observer,
        problem=UNKNOWN_NUMBER,
    )
    append(
        "observation.text.receive",
        subject_of(text),
        by=GATEWAY,
        observer="" if observer is None else observer.code,
        text=text.text,
    )
    if observer is not None:
        _act_on(text, observer, now)
        text.refresh_from_db()
    return text, True


@transaction.atomic
def settle_text(
    text: TextMessage,
    *,
    mission: Mission,
    by: User,
    observer: Observer | None = None,
    coded: str = "",
    note: str = "",
) -> TextMessage:
    """Settle a text that could not be read: as a form typed from it, or with a note.

    Args:
        observer: Whose it is, where the number does not say.
        coded: The text put right; what came stays as it came.
    Raises:
        Refusal: settled before, nothing said, or the text put right cannot be read
            either.
    """
    require(can_operate_in(by, mission, None), "settle a text message")
    if not coded.strip() and not note.strip():
        raise Refusal("say what came of it, or type a form from it")
    owner = observer or text.observer
    if observer is not None and observer.mission_id != mission.pk:
        raise Refusal(f"{observer.code} is not of this mission")
    state = TextMessage.State.READ if coded.strip() else TextMessage.State.SETTLED
    changed = TextMessage.objects.filter(
        pk=text.pk, state=TextMessage.State.UNREAD
    ).update(state=state, mission=mission, observer=owner)
    if not changed:
        raise Refusal("the text was settled before")
    if coded.strip():
        if owner is None:
            raise Refusal("say from whom the text is")
        found, reading = _coded(coded, mission)
        if found is None:
            raise Refusal("; ".join(reading.problems) or "the text says nothing")
        sender = Sender(account=by.actor_id, observer_id=owner.pk)
        submission = _form_from(text, found, owner, sender, timezone.now())
        TextMessage.objects.filter(pk=text.pk).update(submission=submission)
    text.refresh_from_db()
    append(
        "observation.text.settle",
        subject_of(text),
        by=by,
        observer="" if owner is None else owner.code,
        coded=coded.strip(),
        note=note.strip(),
        form="" if text.submission is None else text.submission.instance_id,
    )
    return text


def _act_on(text: TextMessage, observer: Observer, now: Callable[[], datetime]) -> None:
    """A coded text, alone or with the part before it; else an answer; else unread."""
    found, reading = _coded(text.text, observer.mission)
    parts = [text]
    if found is None:
        found, parts = _joined(text, observer)
    if found is not None:
        submission = _form_from(
            parts[0], found, observer, Sender(observer_id=observer.pk), now()
        )
        TextMessage.objects.filter(pk__in=[one.pk for one in parts]).update(
            state=TextMessage.State.READ, submission=submission, problem=""
        )
        return
    question = open_questions([observer.pk]).first()
    if question is not None and _is_plain(text.text, reading):
        answer_message(
            question,
            uuid.uuid5(uuid.NAMESPACE_URL, f"orkhon:text/{text.pk}"),
            text.text,
            by=GATEWAY,
            channel=MessageDelivery.Channel.SMS,
            now=now,
        )
        TextMessage.objects.filter(pk=text.pk).update(
            state=TextMessage.State.ANSWER, delivery=question, problem=""
        )
        return
    problem = "; ".join(reading.problems) or "the text says nothing"
    TextMessage.objects.filter(pk=text.pk).update(problem=problem[:500])


def _is_plain(text: str, reading: SmsReading) -> bool:
    """Words to a person, not a code that went wrong: those a person must see."""
    return bool(
        text.strip()
        and not text.strip()[0].isdigit()
        and not reading.station
        and not reading.values
    )


def _joined(
    text: TextMessage, observer: Observer
) -> tuple[_Coded | None, list[TextMessage]]:
    """A long message comes in parts, in either order: two that read well as one."""
    others = TextMessage.objects.filter(
        observer=observer,
        direction=TextMessage.Direction.IN,
        state=TextMessage.State.UNREAD,
        at__gte=text.at - TOGETHER,
        at__lte=text.at + TOGETHER,
    ).exclude(pk=text.pk)
    for other in others:
        for parts in ([other, text], [text, other]):
            whole = "".join(one.text for one in parts)
            found, _reading = _coded(whole, observer.mission)
            if found is not None:
                return found, parts
    return None, [text]


def _coded(text: str, mission: Mission) -> tuple[_Coded | None, SmsReading]:
    """The text as a form, when every sign of it can be read."""
    forms = _forms_of(mission)
    stations = PollingStation.objects.filter(mission=mission, withdrawn_at=None)
    reading = parse_sms(
        text, [one for one, _ in forms], list(stations.values_list("code", flat=True))
    )
    schema = next(
        (schema for form, schema in forms if form.form_id == reading.stage), None
    )
    if not reading.is_clear or schema is None:
        return None, reading
    return _Coded(reading, schema), reading


def _forms_of(mission: Mission) -> list[tuple[SmsForm, FormSchema]]:
    """The mission's forms in force that texts can fill."""
    versions = FormVersion.objects.filter(
        design__mission=mission,
        published_at__isnull=False,
        replaced_at=None,
        is_encrypted=False,
    ).defer("xml")
    found = []
    for version in versions:
        schema = form_shape(version)
        try:
            found.append((sms_form(schema), schema))
        except SmsCodeError:
            continue  # a form of the mission's own, which no letter names
    return found


def _form_from(
    text: TextMessage,
    found: _Coded,
    observer: Observer,
    sender: Sender,
    received_at: datetime,
) -> Submission | None:
    """Receive the form as if a phone had sent it, under a name made from the text's.

    None when it could only be kept as bytes; it stands among the held posts then.
    """
    root = f"/{found.schema.root}"
    membership = getattr(observer, "membership", None)
    values = {
        **found.reading.values,
        f"{root}/header/station": found.reading.station or "",
        f"{root}/header/observer": observer.code,
        f"{root}/header/team": "" if membership is None else membership.team.code,
        f"{root}/header/via": "sms",
    }
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"orkhon:text/{text.pk}")
    xml = typed_form(found.schema, values, instance_id=f"uuid:{name}")
    receipts = receive(
        [
            arrival_of(
                xml,
                mission_id=observer.mission_id,
                received_at=received_at,
                channel=Submission.Channel.SMS,
                sender=sender,
            )
        ]
    )
    kept_as = [one.submission_id for one in receipts if one.submission_id is not None]
    return Submission.objects.filter(pk__in=kept_as).first()


def _known(incoming: Incoming) -> TextMessage | None:
    """The same text, if it was here; one without a name is known by what it says."""
    rows = TextMessage.objects.filter(direction=TextMessage.Direction.IN)
    if incoming.gateway_id:
        return rows.filter(gateway_id=incoming.gateway_id).first()
    since = (incoming.at or timezone.now()) - TOGETHER
    return rows.filter(
        gateway_id="", number=incoming.number, text=incoming.text, at__gte=since
    ).first()


def _observer_of(number: str) -> Observer | None:
    """Whose telephone it is, in a mission that goes on; the vote next to today first."""
    wanted = _digits(number)
    if not wanted:
        return None
    today = timezone.localdate()
    people: Sequence[Observer] = [
        one
        for one in Observer.objects.filter(~Q(phone=""), mission__closed_at=None)
        .exclude(state=Observer.State.REPLACED)
        .select_related("mission", "membership__team")
        if _digits(one.phone) == wanted
    ]
    return min(
        people, key=lambda one: abs((one.mission.vote_on - today).days), default=None
    )


def _only_mission() -> Mission | None:
    """The mission of a text from nobody we know, when only one goes on."""
    going_on = list(Mission.objects.filter(closed_at=None)[:2])
    return going_on[0] if len(going_on) == 1 else None


def _digits(number: str) -> str:
    """A number as its figures alone; 00 and + before the country are the same."""
    return re.sub(r"\D", "", number).removeprefix("00")
