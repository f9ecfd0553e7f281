"""The door of the protocol: its headers on every answer, its version on every request."""

from collections.abc import Callable
from functools import wraps

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from orkhon.engines.xforms import openrosa
from orkhon.observation.intake.signs import writable
from orkhon.observation.views.odk.answers import (
    Refused,
    away,
    dressed,
    refused,
    speak_to,
)

Door = Callable[..., HttpResponse]


def openrosa_door(*methods: str, says_version: bool = True) -> Callable[[Door], Door]:
    """Let in requests of these methods that speak the protocol.

    No cookie counts here, so that no other site can send in an observer's name.

    Args:
        says_version: Whether the request must name the protocol's version; programs
            that fetch a form's bytes do not, and ODK Central asks them for none.
    """

    def at(view: Door) -> Door:
        @csrf_exempt
        @wraps(view)
        def door(
            request: HttpRequest, number: str, **parts: str | None
        ) -> HttpResponse:
            with translation.override(None):
                speak_to(request, ())
                try:
                    _require_protocol(request, methods, says_version)
                    # No database knows a name with such signs: it is not there.
                    named = {
                        name: None if part is None else writable(part)
                        for name, part in parts.items()
                    }
                    answer = view(request, int(number), **named)
                except Refused as refusal:
                    answer = refused(refusal)
                except (OperationalError, InterfaceError):
                    answer = away()
                return dressed(answer)

        return door

    return at


def _require_protocol(
    request: HttpRequest, methods: tuple[str, ...], says_version: bool
) -> None:
    if request.method not in methods:
        raise Refused(
            405, _("This address does not do that."), Allow=", ".join(methods)
        )
    said = request.headers.get(openrosa.VERSION_HEADER, "").strip()
    if says_version and said != openrosa.VERSION:
        raise Refused(
            400,
            _("The header %(name)s: %(version)s is missing.")
            % {"name": openrosa.VERSION_HEADER, "version": openrosa.VERSION},
        )
