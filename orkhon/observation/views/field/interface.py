"""The interface of the observer's app, under /field/api/: what it is told and tells."""

import hashlib
import json
import math
import uuid
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_GET

from orkhon.observation.actions.arrivals import Sender
from orkhon.observation.actions.messages import answer_message, mark_seen
from orkhon.observation.actions.positions import Position, record_position
from orkhon.observation.actions.team_drafts import share_draft, withdraw_draft
from orkhon.observation.form_designs.conduct import rules_of_conduct
from orkhon.observation.intake.signs import moment_kept
from orkhon.observation.models import (
    FieldKey,
    MessageDelivery,
    Mission,
    Observer,
    Submission,
    Team,
)
from orkhon.observation.queries import field
from orkhon.observation.queries.badges import public_key_text, revoked_badges
from orkhon.observation.queries.team_drafts import drafts_of_team
from orkhon.observation.views.field.door import (
    observers_only,
    said,
    text_of,
    token_of,
    unreadable,
)
from orkhon.record.queries import bytes_of
from orkhon.register.queries.labels import assembly_named, named

LONGEST_ANSWER = 2000
LONGEST_DRAFT = 2 * 1024 * 1024


def _mission(request: HttpRequest, key: FieldKey, observer: Observer) -> HttpResponse:
    """Everything the phone needs for a day without network."""
    facts = _facts(request, key.mission, observer)
    said_so = json.dumps(facts, ensure_ascii=False, sort_keys=True)
    etag = hashlib.sha256(said_so.encode()).hexdigest()[:32]
    if request.headers.get("If-None-Match", "").strip('W/"') == etag:
        answer = HttpResponse(status=304)
    else:
        answer = JsonResponse(
            facts | {"server_time": timezone.now().isoformat(), "etag": etag},
            json_dumps_params={"ensure_ascii": False},
        )
    answer["ETag"] = f'"{etag}"'
    return answer


def _sent(request: HttpRequest, key: FieldKey, observer: Observer) -> HttpResponse:
    """What this observer's phones sent: a wiped phone asks for it."""
    return JsonResponse(
        {
            "forms": [
                {
                    "instance_id": row.instance_id,
                    "form_id": row.form_id,
                    "version": row.version,
                    "station": row.station_code,
                    "stage": row.stage,
                    "filled_at": field.moment(row.filled_at),
                    "received_at": field.moment(row.received_at),
                    "receipt": row.leaf,
                    "seq": row.seq,
                    "complete": row.is_complete,
                    "missing": field.missing_files(row),
                    "state": row.state,
                    "url": reverse("field:sent-form", args=[row.instance_id]),
                }
                for row in field.sent_by(observer)
            ]
        }
    )


def _sent_form(
    request: HttpRequest, key: FieldKey, observer: Observer, instance_id: str
) -> HttpResponse:
    """One of these forms, byte for byte."""
    row = get_object_or_404(
        Submission.objects.select_related("source"),
        observer=observer,
        instance_id=instance_id,
        is_draft=False,
    )
    return HttpResponse(bytes_of(row.source), content_type="text/xml")


@require_GET
def badge_keys(request: HttpRequest) -> HttpResponse:
    """The public keys that badges are checked against; they are for everybody."""
    keys = [
        {"mission": of.number, "key": public_key_text(of)}
        for of in Mission.objects.exclude(badge_key=b"").order_by("number")
    ]
    return JsonResponse({"keys": keys})


def _messages(request: HttpRequest, key: FieldKey, observer: Observer) -> HttpResponse:
    return JsonResponse({"messages": _messages_to(observer)})


def _seen(
    request: HttpRequest, key: FieldKey, observer: Observer, pk: uuid.UUID
) -> HttpResponse:
    mark_seen(_delivery(observer, pk), by=_phone(key))
    return JsonResponse({})


def _answer(
    request: HttpRequest, key: FieldKey, observer: Observer, pk: uuid.UUID
) -> HttpResponse:
    body = said(request)
    delivery = answer_message(
        _delivery(observer, pk),
        _uuid(body),
        text_of(body, "text", LONGEST_ANSWER),
        by=_phone(key),
    )
    return JsonResponse(
        {"answer": {"text": delivery.answer, "at": field.moment(delivery.answered_at)}}
    )


def _drafts(request: HttpRequest, key: FieldKey, observer: Observer) -> HttpResponse:
    """What the other members of the team are filling in, as far as they share it."""
    return JsonResponse(
        {
            "drafts": [
                {
                    "instance_id": draft.instance_id,
                    "observer": draft.observer.code,
                    "name": draft.observer.name,
                    "form_id": draft.form_id,
                    "version": draft.version,
                    "station": draft.station_code,
                    "stage": draft.stage,
                    "xml": draft.xml,
                    "updated_at": field.moment(draft.updated_at),
                }
                for draft in drafts_of_team(observer)
            ]
        }
    )


def _share(
    request: HttpRequest, key: FieldKey, observer: Observer, instance_id: str
) -> HttpResponse:
    body = said(request)
    share_draft(
        observer,
        instance_id=instance_id,
        form_id=text_of(body, "form_id", 120),
        version=text_of(body, "version", 120),
        station=text_of(body, "station", 60),
        stage=text_of(body, "stage", 12),
        xml=text_of(body, "xml", LONGEST_DRAFT),
        updated_at=_moment(body, "updated_at"),
    )
    return JsonResponse({})


def _withdraw(
    request: HttpRequest, key: FieldKey, observer: Observer, instance_id: str
) -> HttpResponse:
    withdraw_draft(observer, instance_id=instance_id)
    return JsonResponse({})


def _position(request: HttpRequest, key: FieldKey, observer: Observer) -> HttpResponse:
    body = said(request)
    accuracy = body.get("accuracy")
    record_position(
        observer,
        Position(
            latitude=_number(body, "latitude"),
            longitude=_number(body, "longitude"),
            accuracy=None if accuracy is None else _number(body, "accuracy"),
            at=_moment(body, "at"),
        ),
    )
    return JsonResponse({})


mission = observers_only(get=_mission)
sent = observers_only(get=_sent)
sent_form = observers_only(get=_sent_form)
messages = observers_only(get=_messages)
message_seen = observers_only(post=_seen)
message_answer = observers_only(post=_answer)
team_drafts = observers_only(get=_drafts)
team_draft = observers_only(put=_share, delete=_withdraw)
position = observers_only(put=_position)


def _phone(key: FieldKey) -> Sender:
    return Sender(key_id=key.pk, observer_id=key.observer_id)


def _facts(request: HttpRequest, of: Mission, observer: Observer) -> dict[str, Any]:
    team = field.team_of(observer)
    base = f"/v1/key/{token_of(request)}/projects/{of.number}"
    coordinator = field.coordinator_for(of, team)
    return {
        "mission": {
            "number": of.number,
            "title": of.title,
            "vote_on": of.vote_on.isoformat(),
            "time_zone": of.time_zone,
            "country": named(of.country),
            "is_sample": of.sample,
            "polls_open": of.polls_open and of.polls_open.isoformat("minutes"),
            "polls_close": of.polls_close and of.polls_close.isoformat("minutes"),
            "asks_position": of.asks_position,
        },
        "assembly": str(assembly_named(settings.ORKHON_ASSEMBLY)),
        "observer": {
            "code": observer.code,
            "name": observer.name,
            "languages": observer.languages,
        },
        "team": None if team is None else _team(team),
        "conduct": {code: rules_of_conduct(code) for code, _name in settings.LANGUAGES},
        "stations": field.stations_for(of, team),
        "route": field.route_for(team),
        "forms": field.forms_for(of, base),
        "messages": _messages_to(observer),
        "coordinator": coordinator
        and {"name": str(coordinator.user), "phone": coordinator.phone},
        "badge_key": public_key_text(of),
        "revoked_badges": [badge.signature for badge in revoked_badges(of)],
    }


def _team(team: Team) -> dict[str, Any]:
    return {
        "code": team.code,
        "city": team.city.name if team.city else "",
        "members": [
            {"code": member.observer.code, "name": member.observer.name}
            for member in team.members.select_related("observer")
        ],
        "car": team.car or None,
        "interpreter": team.interpreter or None,
    }


def _messages_to(observer: Observer) -> list[dict[str, Any]]:
    deliveries = field.messages_to(observer)
    senders = field.senders_of(deliveries)
    return [
        {
            "id": str(delivery.message_id),
            "at": field.moment(delivery.message.sent_at),
            "text": delivery.message.text,
            "from": senders.get(delivery.message.sent_by, ""),
            "needs_answer": delivery.message.needs_answer,
            "answer": None
            if delivery.answered_at is None
            else {"text": delivery.answer, "at": field.moment(delivery.answered_at)},
        }
        for delivery in deliveries
    ]


def _delivery(observer: Observer, pk: uuid.UUID) -> MessageDelivery:
    return get_object_or_404(
        MessageDelivery.objects.select_related("message", "observer"),
        observer=observer,
        message_id=pk,
    )


def _uuid(body: dict[str, Any]) -> uuid.UUID:
    try:
        return uuid.UUID(text_of(body, "id", 64))
    except ValueError as error:
        raise unreadable("id") from error


def _number(body: dict[str, Any], name: str) -> float:
    value = body.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise unreadable(name)
    try:
        number = float(value)
    except OverflowError as error:
        raise unreadable(name) from error
    if not math.isfinite(number):
        raise unreadable(name)
    return number


def _moment(body: dict[str, Any], name: str) -> datetime:
    text = text_of(body, name, 40)
    try:
        at = moment_kept(parse_datetime(text))
    except ValueError:
        at = None
    if at is None:
        raise unreadable(name)
    return at
