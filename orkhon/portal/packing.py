"""Pages and data of the public record go out packed to whoever takes them so.

No page of it holds a secret or a token, so that nothing can be learnt from its length.
"""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

TEXT = ("text/", "application/json", "application/xml", "application/atom+xml")
"""Papers, bundles and pictures are packed already."""


def _nothing(_request: HttpRequest) -> HttpResponseBase:
    raise NotImplementedError("only its answers are packed")


_packer = GZipMiddleware(_nothing)


def packed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer as it was, or packed where it is text and the asker takes it so."""
    kind = response.get("Content-Type", "")
    if response.streaming or not kind.startswith(TEXT):
        return response
    _packer.process_response(request, response)
    return response
