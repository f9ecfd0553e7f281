"""Copies of public pages: kept for a while, and not sent again while nothing changed.

Nothing here depends on who asks: an answer bears no cookie and may lie in any cache.
"""

import hashlib
from collections.abc import Callable
from functools import wraps
from importlib.metadata import version
from typing import Any, Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import condition

from orkhon.portal.pages import missing
from orkhon.press.queries.published import embargo_mark
from orkhon.record.queries import plinth

MINUTES = 5
"""So long at most may a copy be kept on the way: a correction is seen soon.

Every copy ends at a full five minutes of the clock, as every embargo does: none shows a
page as it was before the end of an embargo, and no header says that one is near.
"""

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
        return response

    return answer  # type: ignore[return-value]  # -- `wraps` names the arguments


def while_nothing_changed(view: View[Rest]) -> View[Rest]:
    """Answer 304 to who holds the page as it would be rendered now."""
    return condition(etag_func=_tag)(view)


def _tag(request: HttpRequest, *_args: Any, **_kwargs: Any) -> str:
    """What a page is made from: every act adds an entry, names hold for their days.

    The end of an embargo is no act and adds none.

    Weak, since the marks of a page bear other ids each time it is rendered.
    """
    foot = plinth()
    said = (
        request.path,
        foot.size,
        foot.checkpoint_size,
        timezone.localdate().isoformat(),
        embargo_mark(),
        version("orkhon"),
    )
    return f'W/"{hashlib.sha256(repr(said).encode()).hexdigest()[:32]}"'
