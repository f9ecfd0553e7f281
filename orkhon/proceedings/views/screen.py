"""The screen for the room: no account, no controls, nothing that is not said aloud.

A hall's computer opens it by a signed link. The link dies when a secretary makes a new
one, and half a day after the sitting was closed.
"""

import hmac
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from orkhon.accounts.reader import reader
from orkhon.proceedings.actions.floor import renew_screen
from orkhon.proceedings.models import Floor, Sitting
from orkhon.proceedings.queries.floor import floor_view
from orkhon.proceedings.views.doors import inside, running, sitting_of
from orkhon.proceedings.views.events import asked, stream
from orkhon.proceedings.views.sitting_parts import SCREEN, context_of

SALT = "orkhon.proceedings.screen"
OUTLIVES = timedelta(hours=12)
"""How long a screen's link outlives the sitting."""
THEMES = ("light", "dark")


def token_of(sitting: Sitting) -> str:
    """What the link of the room's screen carries; "" before one was made."""
    floor = Floor.objects.filter(sitting=sitting).first()
    if floor is None or not floor.screen_key:
        return ""
    signer = signing.Signer(salt=SALT, sep="~")
    return signer.sign(f"{sitting.pk.hex}.{floor.screen_key}")


def link_of(sitting: Sitting) -> str:
    """The path of the room's screen; "" before one was made."""
    token = token_of(sitting)
    if not token:
        return ""
    place = [sitting.session.key, sitting.number, token]
    return reverse("proceedings:room-screen", args=place)


def sitting_by(token: str) -> Sitting:
    """The sitting whose screen a link opens.

    Raises:
        Http404: not signed by us, renewed since, or the sitting is long over.
    """
    try:
        said = signing.Signer(salt=SALT, sep="~").unsign(token)
        name, _, key = said.partition(".")
        sitting_id = UUID(hex=name)
    except (signing.BadSignature, ValueError) as error:
        raise Http404("no such screen") from error
    floor = get_object_or_404(
        Floor.objects.select_related("sitting__session__organ"), sitting=sitting_id
    )
    closed = floor.sitting.closed_at
    if not hmac.compare_digest(floor.screen_key, key) or (
        closed is not None and timezone.now() > closed + OUTLIVES
    ):
        raise Http404("no such screen")
    return floor.sitting


@require_GET
@inside
def screen(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """The screen for somebody who is signed in."""
    sitting = sitting_of(key, number)
    names = ("proceedings:sitting-screen-events", "proceedings:sitting-screen-parts")
    return _drawn(
        request, sitting, [reverse(name, args=[key, number]) for name in names]
    )


@require_GET
def room_screen(
    request: HttpRequest, key: str, number: int, token: str
) -> HttpResponse:
    """The screen for whoever has the link."""
    sitting = _named(key, number, token)
    names = ("proceedings:room-screen-events", "proceedings:room-screen-parts")
    place = [key, number, token]
    return _drawn(request, sitting, [reverse(name, args=place) for name in names])


@require_GET
@inside
def screen_events(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """The screen's news for somebody who is signed in."""
    with translation.override(_language(request)):
        return stream(request, sitting_of(key, number), SCREEN)


@require_GET
@inside
def screen_parts(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """The screen's parts for somebody who is signed in."""
    with translation.override(_language(request)):
        return asked(request, sitting_of(key, number), SCREEN)


@require_GET
def room_screen_events(
    request: HttpRequest, key: str, number: int, token: str
) -> HttpResponse:
    """The screen's news for whoever has the link."""
    with translation.override(_language(request)):
        return stream(request, _named(key, number, token), SCREEN)


@require_GET
def room_screen_parts(
    request: HttpRequest, key: str, number: int, token: str
) -> HttpResponse:
    """The screen's parts for whoever has the link."""
    with translation.override(_language(request)):
        return asked(request, _named(key, number, token), SCREEN)


@require_POST
@running
def renew(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Make a new link; screens that were opened with the old one go dark."""
    renew_screen(sitting_of(key, number), by=reader(request))
    return redirect(reverse("proceedings:live", args=[key, number]) + "#screen")


def _named(key: str, number: int, token: str) -> Sitting:
    sitting = sitting_by(token)
    if sitting.session.key != key or sitting.number != number:
        raise Http404("no such screen")
    return sitting


def _language(request: HttpRequest) -> str:
    """The language that the address names, else that of the request."""
    named = request.GET.get("language", "")
    return named if named in dict(settings.LANGUAGES) else get_language() or "en"


def _drawn(
    request: HttpRequest, sitting: Sitting, addresses: list[str]
) -> HttpResponse:
    language = _language(request)
    theme = request.GET.get("theme", "")
    with translation.override(language):
        view = floor_view(sitting, language, with_notes=False)
        answer = render(
            request,
            "proceedings/screen.html",
            context_of(view, SCREEN)
            | {
                "events": f"{addresses[0]}?language={language}",
                "parts": f"{addresses[1]}?language={language}",
                "language": language,
                "theme": theme if theme in THEMES else "",
            },
        )
    # The address is a key: it goes into no other site's log and no search engine.
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
