"""Answers as ODK Collect reads them: XML, its headers, words in the phone's language."""

from collections.abc import Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _

from orkhon.engines.xforms import Receipt as ShownReceipt
from orkhon.engines.xforms import openrosa
from orkhon.observation.actions.receiving import Receipt

LARGEST_POST = 100_000_000
"""Bytes of one post that are taken in; ODK Central says the same."""
BEST_POST = 10_000_000
"""Bytes that phones are asked to send at most in one post: over a poor line a short
post arrives where a long one never does. A larger one is taken in all the same."""
RETRY_SECONDS = 20
_LANGUAGES = frozenset(code for code, _name in settings.LANGUAGES)


class Refused(Exception):
    """A request that is answered in words instead of being done."""

    def __init__(self, status: int, words: str, **headers: str) -> None:
        super().__init__(words)
        self.status = status
        self.words = words
        self.headers = headers


def dressed(answer: HttpResponse) -> HttpResponse:
    """An answer with the headers that every answer of the protocol bears.

    `Date` is the server's, which adds it to every answer.
    """
    for name, value in openrosa.headers(accept_length=BEST_POST).items():
        answer.headers[name] = value
    answer.headers.setdefault("Content-Language", translation.get_language() or "en")
    if answer.status_code not in {204, 304}:
        answer.headers.setdefault("Content-Length", str(len(answer.content)))
    # A form is XHTML: a browser that opens it is to run nothing of it.
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def xml(content: bytes, *, status: int = 200) -> HttpResponse:
    """XML of ours."""
    return HttpResponse(content, status=status, content_type=openrosa.XML_TYPE)


def refused(refusal: Refused) -> HttpResponse:
    """Why not, in words that the phone shows."""
    content = openrosa.response(refusal.words, nature=openrosa.ERROR)
    answer = xml(content, status=refusal.status)
    for name, value in refusal.headers.items():
        answer.headers[name.replace("_", "-")] = value
    return answer


def away() -> HttpResponse:
    """The database is away: the phone keeps the form and comes again."""
    return refused(
        Refused(
            503,
            _("The server cannot keep the form just now. It will be sent again."),
            Retry_After=str(RETRY_SECONDS),
        )
    )


def received(receipt: Receipt) -> HttpResponse:
    """201: the form stands in the record; this is its receipt."""
    shown = ShownReceipt(
        seq=receipt.seq,
        leaf=receipt.leaf,
        is_complete=receipt.is_complete,
        missing=receipt.missing,
    )
    content = openrosa.response(_words(receipt), nature=openrosa.SUCCESS, receipt=shown)
    return xml(content, status=201)


def speak_to(request: HttpRequest, languages: Sequence[str]) -> None:
    """Answer in the language that is asked for, else in one of the observer's."""
    if "Accept-Language" in request.headers:
        translation.activate(translation.get_language_from_request(request))
        return
    known = (language for language in languages if language in _LANGUAGES)
    translation.activate(next(known, settings.LANGUAGE_CODE))


def _words(receipt: Receipt) -> str:
    if receipt.why_held:
        said = _("The form is received; somebody will look at it.")
    elif receipt.is_complete:
        said = _("The form is received.")
    else:
        said = _("The form is received; still to come: %(names)s.") % {
            "names": ", ".join(receipt.missing)
        }
    proof = _("receipt %(number)s · %(leaf)s") % {
        "number": receipt.seq,
        "leaf": openrosa.short_leaf(receipt.leaf),
    }
    return f"{said} {proof}"
