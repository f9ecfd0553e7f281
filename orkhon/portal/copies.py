"""Copies of public pages: kept for a while, and not sent again while nothing changed.

Nothing here depends on who asks: an answer bears no cookie and may lie in any cache.
"""

import hashlib
import logging
import secrets
import threading
import time
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

from orkhon.catalogue.queries.changes import last_change, last_withdrawal
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
    """A page as it was made.

    Attributes:
        made_from: The tag of what it was made from.
        made_at: Seconds since 1970.
        must_hold: What may not have become another one where it is shown later.
    """

    made_from: str
    made_at: float
    must_hold: str
    content: bytes
    headers: dict[str, str]

    def answer(self) -> HttpResponse:
        """The page again."""
        return HttpResponse(self.content, headers=self.headers)


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

    After an act every page is another one. Where many ask at that moment, a process
    makes one page after the other; whoever asks meanwhile gets the page as it was
    before, for so long as any cache on the way may give it: `MINUTES` at most. It is
    never given after an embargo ended or something was taken back.
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
            return held.answer()
        is_alone = _MAKING.acquire(blocking=False)
        try:
            if held is not None and not is_alone and _may_be_shown_still(held):
                return _as_it_was(held)
            begun_at, must_hold = time.time(), _must_hold()
            response = packed(request, view(request, *args, **kwargs))
        finally:
            if is_alone:
                _MAKING.release()
        if response.status_code == 200 and len(response.content) <= LARGEST:
            made = (response.content, dict(response.headers))
            _keep(name, _Copy(tag, begun_at, must_hold, *made))
        return response

    return condition(etag_func=_tag)(answer)  # type: ignore[return-value]  # -- `wraps` names the arguments


_MAKING = threading.Lock()
"""Held by whoever makes a page in this process."""


def _must_hold() -> str:
    """Another one once an embargo ended, something was taken back or a day began."""
    said = (
        timezone.localdate().isoformat(),
        embargo_mark(),
        last_withdrawal(),
        VERSION,
    )
    return repr(said)


def _may_be_shown_still(copy: _Copy) -> bool:
    is_young = 0 <= time.time() - copy.made_at < 60 * MINUTES
    return is_young and copy.must_hold == _must_hold()


def _as_it_was(copy: _Copy) -> HttpResponse:
    """The page as it was before the last act; no cache may keep it for others."""
    response = copy.answer()
    response["ETag"] = copy.made_from
    patch_cache_control(response, max_age=0)
    return response


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
