"""The door of the app's interface: a token that is an observer's, or an answer in words."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.core.exceptions import RequestDataTooBig
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from orkhon.observation.intake.signs import is_writable
from orkhon.observation.models import FieldKey, Observer
from orkhon.observation.queries.keys import digest_of_token, is_token
from orkhon.record.refusals import Refusal

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, FieldKey, Observer, Rest], HttpResponse]
LARGEST_JSON = 4 * 1024 * 1024
"""Bytes of a question's body: a shared draft is the longest."""


def observers_only(
    **views: View[Rest],
) -> Callable[Concatenate[HttpRequest, Rest], HttpResponse]:
    """One address, a view a method; the token says whose phone asks.

    No cookie counts here, so that no other site can ask in an observer's name.
    """

    @csrf_exempt
    def door(
        request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs
    ) -> HttpResponse:
        view = views.get((request.method or "").lower())
        if view is None:
            return refused(_("This address does not do that."), 405)
        key = _key(request)
        if key is None or key.observer is None:
            return refused(_("This link is not valid, or no longer."), 401)
        try:
            answer = view(request, key, key.observer, *args, **kwargs)
        except Refusal as refusal:
            answer = refused(str(refusal), 422)
        answer.headers.setdefault("Cache-Control", "private, no-cache")
        return answer

    return wraps(next(iter(views.values())))(door)  # type: ignore[return-value]  # -- the token is found here


def refused(words: str, status: int) -> JsonResponse:
    """An answer in words, as the app shows them."""
    return JsonResponse({"error": words}, status=status)


def said(request: HttpRequest) -> dict[str, Any]:
    """What the question's body says.

    Raises:
        Refusal: no JSON object, or too long.
    """
    try:
        body = request.body
    except RequestDataTooBig as error:
        raise Refusal(_("What was sent is too long.")) from error
    except UnreadablePostError as error:
        raise Refusal(_("What was sent cannot be read.")) from error
    if len(body) > LARGEST_JSON:
        raise Refusal(_("What was sent is too long."))
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Refusal(_("What was sent cannot be read.")) from error
    if not isinstance(found, dict):
        raise Refusal(_("What was sent cannot be read."))
    return found


def text_of(body: dict[str, Any], name: str, longest: int) -> str:
    """One text of the body.

    Raises:
        Refusal: absent, not a text, too long.
    """
    value = body.get(name)
    if not isinstance(value, str) or len(value) > longest or not is_writable(value):
        raise unreadable(name)
    return value


def unreadable(name: str) -> Refusal:
    """What is said of a part of the body that is absent or of another sort."""
    return Refusal(_("“%(name)s” is missing or cannot be read.") % {"name": name})


def token_of(request: HttpRequest) -> str:
    """The token that the phone shows; "" for none."""
    scheme, _blank, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def _key(request: HttpRequest) -> FieldKey | None:
    token = token_of(request)
    if not is_token(token):
        return None
    now = timezone.now()
    return (
        FieldKey.objects.filter(
            Q(expires_at=None) | Q(expires_at__gt=now),
            digest=digest_of_token(token),
            revoked_at=None,
        )
        .select_related("observer__parliament", "mission__country")
        .first()
    )
