"""Who asks, as far as an address tells: what a limit on strangers is counted by."""

from django.conf import settings
from django.http import HttpRequest


def caller(request: HttpRequest) -> str:
    """The address that asks; behind the proxy of an installation, what the proxy saw.

    What stands before the proxy's own word anybody may have written.
    """
    seen = request.META.get("HTTP_X_FORWARDED_FOR", "")
    if settings.SECURE_PROXY_SSL_HEADER and seen:
        return str(seen.rpartition(",")[2].strip())
    return str(request.META.get("REMOTE_ADDR", ""))
