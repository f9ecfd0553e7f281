"""Whom a limit on strangers counts."""

import pytest
from django.test import RequestFactory

from orkhon.ui.callers import caller

# 192.0.2.0/24 and 198.51.100.0/24 are kept for examples (RFC 5737).
PROXY = "192.0.2.1"
ASKER = "198.51.100.7"


@pytest.mark.parametrize(
    ("behind_proxy", "forwarded", "counted"),
    [
        (True, ASKER, ASKER),
        # Only the last word is the proxy's own; what stands before it came with the
        # request (RFC 7239, section 8.1).
        (True, f"203.0.113.9, {ASKER}", ASKER),
        (True, None, PROXY),
        # Without a proxy the header is whatever the asker wrote.
        (False, "203.0.113.9", PROXY),
    ],
)
def test_the_caller_is_whom_the_last_machine_saw(
    settings, behind_proxy, forwarded, counted
):
    settings.SECURE_PROXY_SSL_HEADER = (
        ("HTTP_X_FORWARDED_PROTO", "https") if behind_proxy else None
    )
    more = {} if forwarded is None else {"headers": {"x-forwarded-for": forwarded}}
    asked = RequestFactory().get("/", REMOTE_ADDR=PROXY, **more)
    assert caller(asked) == counted
