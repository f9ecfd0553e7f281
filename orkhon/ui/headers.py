"""Security headers that Django has no setting for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_cache_control

PERMISSIONS = (
    "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(),"
    " usb=(), publickey-credentials-get=(self), publickey-credentials-create=(self)"
)


class HeadersMiddleware:
    """No device the pages do not use; no page kept by a cache on the way.

    Stands outside nearly all others, so that it speaks last and on every answer.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_cache=True)
        return response
