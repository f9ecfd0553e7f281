"""The door of the interface for programs: who asks, for what, and errors as JSON."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import IO

from django.core.exceptions import PermissionDenied
from django.core.handlers.wsgi import WSGIRequest
from django.db import InterfaceError, OperationalError
from django.http import HttpResponseBase
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt

from orkhon.accounts.models import User
from orkhon.engines.xforms import FormError
from orkhon.observation.actions.drafting import VersionTaken
from orkhon.observation.actions.opening_data import open_data
from orkhon.observation.intake.posts import PostError, declared_length, take_body
from orkhon.observation.intake.signs import is_writable
from orkhon.observation.models import FormDesign, FormVersion, Mission
from orkhon.observation.permissions import visible_missions
from orkhon.observation.queries.rest.described import versions_shown
from orkhon.observation.views.odk.answers import Refused
from orkhon.observation.views.odk.callers import signed_in
from orkhon.observation.views.rest.problems import (
    Problem,
    cells_of,
    not_found,
    refusal_of,
)
from orkhon.record.refusals import Refusal

LARGEST = 100_000_000
LARGEST_JSON = 1_000_000
LONGEST_TEXT = 20_000
Handler = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Call:
    """A request with the account behind it."""

    request: WSGIRequest
    account: User

    @property
    def wants_more(self) -> bool:
        """Whether the extended metadata are asked for."""
        return self.request.headers.get("X-Extended-Metadata", "").lower() == "true"

    def is_said(self, name: str) -> bool:
        """Whether a parameter of the address says yes."""
        return self.request.GET.get(name, "").lower() == "true"


def rest_door(**verbs: Handler) -> Callable[..., HttpResponseBase]:
    """One address with a handler for each method; HEAD is answered as GET.

    Handlers take a `Call` and the parts of the address. No cookie counts here, so that
    no other site can act in an account's name.
    """

    def enter(request: WSGIRequest, parts: dict[str, str]) -> HttpResponseBase:
        verb = "GET" if request.method == "HEAD" else request.method
        account = _account(request)
        handler = verbs.get(str(verb))
        if handler is None:
            raise Problem(405.1, f"{request.method} does nothing at this address.")
        return handler(Call(request, account), **parts)

    return _guarded(enter)


def open_door(handler: Callable[[WSGIRequest], HttpResponseBase]) -> Handler:
    """An address that asks for no account: where one signs in."""

    def enter(request: WSGIRequest, parts: dict[str, str]) -> HttpResponseBase:
        if request.method != "POST":
            raise Problem(405.1, f"{request.method} does nothing at this address.")
        return handler(request, **parts)

    return _guarded(enter)


def _guarded(
    enter: Callable[[WSGIRequest, dict[str, str]], HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    @csrf_exempt
    @wraps(enter)
    def door(request: WSGIRequest, **parts: str) -> HttpResponseBase:
        with translation.override("en"):
            try:
                answer = enter(request, parts)
            except Exception as error:
                answer = refusal_of(_problem(error))
        answer.headers.setdefault("Cache-Control", "private, no-store")
        return answer

    return door


def _problem(error: Exception) -> Problem:
    """What a program is told; an error that nobody foresaw goes on upwards."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, Refused):
        return Problem(error.status + 0.1, error.words)
    if isinstance(error, PermissionDenied):
        return Problem(403.1, str(error) or "This account may not do that.")
    if isinstance(error, VersionTaken):
        return Problem(409.6, str(error))
    if isinstance(error, FormError):
        faults = cells_of(error.problems)
        return Problem(400.15, str(error), {"error": str(error), "cells": faults})
    if isinstance(error, Refusal):
        return Problem(409.1, str(error))
    if isinstance(error, PostError):
        return Problem(413.1 if error.is_too_large else 400.1, str(error))
    if isinstance(error, OperationalError | InterfaceError):
        return Problem(503.1, "The database is away. Try again in a moment.")
    raise error


def _account(request: WSGIRequest) -> User:
    account = signed_in(request)
    if account is not None:
        return account
    scheme = request.headers.get("Authorization", "").partition(" ")[0].lower()
    if scheme == "basic" and not request.is_secure():
        raise Problem(401.3, "A password is taken over HTTPS alone.")
    raise Problem(401.2, "Sign in: no account, or the session has ended.")


def mission_of(call: Call, number: str) -> Mission:
    """The mission, if the account may know of it."""
    mission = visible_missions(call.account).filter(number=int(number)).first()
    if mission is None:
        raise not_found()
    return mission


def design_of(call: Call, number: str, form_id: str) -> FormDesign:
    """A form of a mission that the account may know of."""
    mission = mission_of(call, number)
    design = FormDesign.objects.filter(mission=mission, form_id=form_id).first()
    if design is None:
        raise not_found()
    design.mission = mission
    return design


def readable_design(call: Call, number: str, form_id: str) -> FormDesign:
    """A form whose received forms the account may read; noted where it must be."""
    design = design_of(call, number, form_id)
    open_data(design, by=call.account)
    return design


def version_of(
    design: FormDesign, *, is_draft: bool = False, version: str | None = None
) -> FormVersion:
    """A form's published version, its draft, or an older one."""
    if is_draft:
        found = design.versions.filter(published_at=None).first()
    elif version is not None:
        found = design.versions.filter(
            version=version, published_at__isnull=False
        ).first()
    else:
        found = versions_shown([design]).get(str(design.pk))
    if found is None:
        raise not_found()
    return found


def body_of(call: Call, *, at_most: int = LARGEST) -> IO[bytes]:
    """The body, sent whole or in chunks.

    Raises:
        PostError: it did not come whole, or is too large.
    """
    request = call.request
    length = declared_length(request.environ)
    return take_body(request.environ["wsgi.input"], length=length, at_most=at_most)


def json_of(request: WSGIRequest) -> dict[str, object]:
    """The body as a JSON object; nothing at all is an empty one.

    Raises:
        Problem: it is none.
    """
    length = declared_length(request.environ)
    with take_body(
        request.environ["wsgi.input"], length=length, at_most=LARGEST_JSON
    ) as body:
        data = body.read()
    if not data.strip():
        return {}
    try:
        read = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Problem(
            400.1,
            "The body is no JSON.",
            {"format": "json", "rawLength": len(data)},
        ) from error
    if not isinstance(read, dict):
        raise Problem(400.1, "The body is no JSON object.")
    return read


def text_in(body: dict[str, object], field: str) -> str:
    """A text that must be there.

    Raises:
        Problem: it is not.
    """
    value = body.get(field)
    if not isinstance(value, str) or not value.strip():
        raise Problem(400.2, f"{field} is missing.", {"field": field})
    if not is_writable(value):
        raise Problem(400.8, f"{field} holds a sign that cannot be kept.")
    if len(value) > LONGEST_TEXT:
        raise Problem(400.8, f"{field} has more than {LONGEST_TEXT} signs.")
    return value
