"""Pages of this room for people without an account: language, limit, no cache.

They stand beside the public record, which stays without forms and without cookies.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.crypto import salted_hmac

from orkhon.ui.callers import caller

Rest = ParamSpec("Rest")
LANGUAGES = dict(settings.LANGUAGES)
PER_HOUR = 10
"""So many forms one address may send in an hour."""


def in_language(
    view: Callable[Concatenate[HttpRequest, str, Rest], HttpResponse],
) -> Callable[Concatenate[HttpRequest, str, Rest], HttpResponse]:
    """Answer in the language that the address names."""

    @wraps(view)
    def answer(
        request: HttpRequest, language: str, *args: Rest.args, **kwargs: Rest.kwargs
    ) -> HttpResponse:
        if language not in LANGUAGES:
            raise Http404("no such language")
        with translation.override(language):
            response = view(request, language, *args, **kwargs)
        response["Content-Language"] = language
        response["Cache-Control"] = "no-store"
        return response

    return answer  # type: ignore[return-value]  # -- `wraps` names the arguments


def is_within_limit(request: HttpRequest, act: str) -> bool:
    """Count a form of this caller; whether it is still to be read.

    The caller is kept as a keyed digest for the rest of the hour.
    """
    hour = f"{timezone.now():%Y%m%d%H}"
    who = salted_hmac("press.callers", caller(request) + hour).hexdigest()
    place = f"press:{act}:{who}"
    used = int(cache.get(place, 0))
    if used >= PER_HOUR:
        return False
    cache.set(place, used + 1, 3600)
    return True


def too_many(request: HttpRequest) -> HttpResponse:
    """Say so in plain words."""
    answer = render(request, "press/public/too_many.html", status=429)
    answer["Retry-After"] = "3600"
    return answer
