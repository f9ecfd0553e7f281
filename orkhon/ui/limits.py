"""How much one request may bring, and what its address may not hold."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from orkhon.ui.refusals import unreadable

LARGEST_BODY = 128 * 1024 * 1024
"""Bytes of a whole request: several reports of the largest size that is read."""


class LargestBodyMiddleware:
    """Refuse a larger body before a byte of it is read.

    Forms say how large a file may be, but by then it lies on our disk: the check
    against forged requests reads the whole body, of strangers' requests too. A body
    without a declared length is not read at all by Django.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        declared = request.META.get("CONTENT_LENGTH") or "0"
        if declared.isascii() and declared.isdigit() and int(declared) > LARGEST_BODY:
            return unreadable(request, 413)
        return self.get_response(request)


class AddressMiddleware:
    """Refuse NUL in an address or a cookie: no name has one, and PostgreSQL keeps none.

    Signs of an address may be written in percent twice over; only what a view would
    read as NUL is meant.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        asked = str(request.META.get("QUERY_STRING", ""))
        cookies = str(request.META.get("HTTP_COOKIE", ""))
        if (
            "\0" in request.path + asked + cookies
            or "%00" in asked
            or r"\000" in cookies
        ):
            return unreadable(request, 400)
        return self.get_response(request)
