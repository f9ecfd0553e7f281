"""Answers of the open data: fresh or not modified, never faster than the limit.

Whoever works with the data may ask from a page of their own; nothing depends on who
asks, and no answer bears a cookie.
"""

import hashlib
import json
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response, patch_cache_control

from orkhon.portal.copies import MINUTES, state_of_record
from orkhon.ui.callers import caller

JSON_TYPE = "application/json"
ADDRESSES = 10_000
"""So many callers are remembered at once; whoever asked longest ago is forgotten."""


class TooFast(Exception):
    """Somebody asked more often than is allowed; `seconds` until they may again."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Allowance:
    """How often an address may ask: a bucket that fills evenly (token bucket).

    Each process counts for itself, so that an answer costs no write.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, who: str, per_minute: int) -> int:
        """Take one; how many are left.

        Raises:
            TooFast: none was left.
        """
        now = self._clock()
        with self._lock:
            left, at = self._left.pop(who, (float(per_minute), now))
            left = min(float(per_minute), left + (now - at) * per_minute / 60)
            self._left[who] = (max(0.0, left - 1) if left >= 1 else left, now)
            while len(self._left) > ADDRESSES:
                self._left.popitem(last=False)
        if left < 1:
            raise TooFast(int((1 - left) * 60 / per_minute) + 1)
        return int(left - 1)


ALLOWANCE = Allowance()


def open_answer(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Bound, tagged and open to every page: what all answers of the data share.

    Names and keys are English, so that they say the same to all.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        limit = settings.ORKHON_OPEN_DATA_PER_MINUTE
        headers = {"Access-Control-Allow-Origin": "*"}
        if limit:
            try:
                left = ALLOWANCE.take(caller(request), limit)
            except TooFast as error:
                return _told(
                    {
                        "detail": f"More than {limit} requests a minute came from your"
                        f" address. Ask again in {error.seconds} s, or take a whole"
                        " file from the page of the open data.",
                        "retry_after": error.seconds,
                    },
                    429,
                    headers | {"Retry-After": str(error.seconds)},
                )
            headers |= {
                "RateLimit-Policy": f'"default";q={limit};w=60',
                "RateLimit": f'"default";r={left}',
            }
        said = f"{request.get_full_path()} {state_of_record()}"
        tag = f'W/"{hashlib.sha256(said.encode()).hexdigest()[:32]}"'
        known = get_conditional_response(request, etag=tag)
        if known is None or known.status_code == 412:
            with translation.override("en"):
                known = view(request, *args, **kwargs)
        if known.status_code in (200, 304):
            known["ETag"] = tag
        for name, value in headers.items():
            known[name] = value
        step = 60 * MINUTES
        left_of_step = step - int(timezone.now().timestamp()) % step
        patch_cache_control(known, public=True, max_age=left_of_step)
        return known

    return answer


def _told(said: object, status: int, headers: dict[str, str]) -> HttpResponse:
    return HttpResponse(
        json.dumps(said, ensure_ascii=False),
        status=status,
        content_type=JSON_TYPE,
        headers=headers,
    )
