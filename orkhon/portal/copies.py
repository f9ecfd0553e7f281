"""Copies of public pages: kept for a while, and not sent again while nothing changed.

Nothing here depends on who asks: an answer bears no cookie and may lie in any cache.
"""

import hashlib
import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from importlib.metadata import version
from typing import Any, Concatenate, ParamSpec

from django.conf import settings
from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import condition

from orkhon.catalogue.queries.changes import last_change
from orkhon.portal.packing import packed
from orkhon.portal.pages import missing
from orkhon.press.queries.published import embargo_mark

logger = logging.getLogger(__name__)

MINUTES = 5
"""So long at most may a copy be kept on the way: a correction is seen soon.

Every copy ends at a full five minutes of the clock, as every embargo does: none shows a
page as it was before the end of an embargo, and no header says that one is near.
"""

VERSION = f"{version('orkhon')} {secrets.token_hex(8)}"
"""Another one at each start of the site, whose pages may be made otherwise; all its
processes are children of the one that took it."""

LARGEST = 400_000
"""Bytes of a page of which a copy is kept; a larger one is made each time."""


@dataclass(frozen=True)
class _Copy:
    """A page as it was made, and from what."""

    made_from: str
    content: bytes
    headers: dict[str, str]


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

    The last copy of each page lies in a file, for all processes, so that many readers
    cost what one does. They stand under the address with its question: what a page
    shows depends on nothing else.
    """

    @wraps(view)
    def answer(
        request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs
    ) -> HttpResponse:
        if not settings.ORKHON_PUBLIC_COPIES or request.method != "GET":
            return view(request, *args, **kwargs)
        is_packed = "gzip" in request.headers.get("Accept-Encoding", "")
        asked = (request.get_full_path(), request.get_host(), is_packed, VERSION)
        name = hashlib.sha256(repr(asked).encode()).hexdigest()
        tag = request.META.get(_HERE, "")
        held = _copy_of(name)
        if held is not None and held.made_from == tag:
            return HttpResponse(held.content, headers=held.headers)
        response = packed(request, view(request, *args, **kwargs))
        if response.status_code == 200 and len(response.content) <= LARGEST:
            _keep(name, _Copy(tag, response.content, dict(response.headers)))
        return response

    return condition(etag_func=_tag)(answer)  # type: ignore[return-value]  # -- `wraps` names the arguments


def _copy_of(name: str) -> _Copy | None:
    """The last copy under this name; None where there is none, or none can be read."""
    try:
        found: _Copy | None = caches["public"].get(name)
    except OSError as error:
        logger.warning("copies of public pages cannot be read: %s", error)
        return None
    return found


def _keep(name: str, copy: _Copy) -> None:
    """Keep it, where that is possible: its reader has the page all the same."""
    try:
        caches["public"].set(name, copy)
    except OSError as error:
        logger.warning("copies of public pages cannot be kept: %s", error)


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
