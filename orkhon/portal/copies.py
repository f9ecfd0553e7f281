"""Copies of public pages: kept for a while, and not sent again while nothing changed.

Nothing here depends on who asks: an answer bears no cookie and may lie in any cache.
"""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from importlib.metadata import version
from typing import Any, Concatenate, ParamSpec

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import condition

from orkhon.catalogue.queries.changes import last_change
from orkhon.portal.packing import packed
from orkhon.portal.pages import missing
from orkhon.press.queries.published import embargo_mark

MINUTES = 5
"""So long at most may a copy be kept on the way: a correction is seen soon.

Every copy ends at a full five minutes of the clock, as every embargo does: none shows a
page as it was before the end of an embargo, and no header says that one is near.
"""

VERSION = version("orkhon")

LARGEST = 400_000
"""Bytes of a page that is kept in memory; a larger one is made each time."""

MOST_BYTES = 48_000_000
"""Of all the pages that a process keeps."""

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]


def public(view: View[Rest]) -> View[Rest]:
    """Let copies be kept for a short while, of what is not there as well."""

    @wraps(view)
    def answer(
        request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs
    ) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except Http404:
            # The site's own page of this kind has a form, and with it a cookie.
            response = missing(request, str(kwargs.get("language", "")))
        step = 60 * MINUTES
        left = step - int(timezone.now().timestamp()) % step
        patch_cache_control(response, public=True, max_age=left)
        return packed(request, response)

    return answer  # type: ignore[return-value]  # -- `wraps` names the arguments


def while_nothing_changed(view: View[Rest]) -> View[Rest]:
    """Answer 304 to who holds the page as it is; make a page once for all others.

    The pages of one state of the record are kept in this process's memory, so that
    many readers cost what one does. They stand under the address with its question:
    what a page shows depends on nothing else.
    """

    @wraps(view)
    def answer(
        request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs
    ) -> HttpResponse:
        tag = request.META.get(_HERE, "")
        most = settings.ORKHON_PUBLIC_COPIES
        if not most or request.method != "GET":
            return view(request, *args, **kwargs)
        key = (tag, request.get_full_path(), request.get_host())
        with _LOCK:
            held = _PAGES.get(key)
            if held is not None:
                _PAGES.move_to_end(key)
        if held is not None:
            return HttpResponse(held.content, headers=held.headers)
        response = view(request, *args, **kwargs)
        if response.status_code == 200 and len(response.content) <= LARGEST:
            with _LOCK:
                _keep(key, _Made(response.content, dict(response.headers)), most)
        return response

    return condition(etag_func=_tag)(answer)  # type: ignore[return-value]  # -- `wraps` names the arguments


def _keep(key: tuple[str, str, str], made: "_Made", most: int) -> None:
    """Keep a page, and let go of those that nobody asked for the longest."""
    _PAGES[key] = made
    weight = sum(len(one.content) for one in _PAGES.values())
    while len(_PAGES) > most or weight > MOST_BYTES:
        _key, gone = _PAGES.popitem(last=False)
        weight -= len(gone.content)


def state_of_record() -> str:
    """Another one once an act may show, an embargo ended or a day began."""
    said = (
        last_change(),
        timezone.localdate().isoformat(),
        # The end of an embargo is no act and adds no entry.
        embargo_mark(),
        VERSION,
    )
    return hashlib.sha256(repr(said).encode()).hexdigest()


@dataclass(frozen=True)
class _Made:
    """A page as it was made."""

    content: bytes
    headers: dict[str, str]


_PAGES: OrderedDict[tuple[str, str, str], _Made] = OrderedDict()
_LOCK = threading.Lock()
_HERE = "orkhon.state"
"""Where a request bears the tag that was computed for it."""


def _tag(request: HttpRequest, *_args: Any, **_kwargs: Any) -> str:
    """What a page is made from: every act adds an entry, names hold for their days.

    Weak, since the marks of a page bear other ids each time it is rendered.
    """
    said = (request.path, state_of_record())
    tag = f'W/"{hashlib.sha256(repr(said).encode()).hexdigest()[:32]}"'
    request.META[_HERE] = tag
    return tag
