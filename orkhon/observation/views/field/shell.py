"""The observer's web app as files: built by make, the same for everybody.

It asks for no account and holds nothing of a mission; what it shows comes through
the interface, with the token of the observer's link.
"""

import gzip
import mimetypes
from functools import lru_cache
from pathlib import Path

from csp.constants import SELF
from csp.decorators import csp_update
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from orkhon.ui.headers import PERMISSIONS

HASHED = "assets/"
"""Files below this folder carry a digest in their names and never change."""
A_YEAR = 365 * 24 * 3600
TYPES = {".webmanifest": "application/manifest+json", ".wasm": "application/wasm"}
# The forms' engine computes in WebAssembly; photographs are shown before they are sent.
POLICY = {
    "script-src": ["'wasm-unsafe-eval'"],
    "img-src": ["blob:"],
    "worker-src": [SELF],
    "manifest-src": [SELF],
}
# The camera is for protocols and badges, the place for missions that ask for it.
DEVICES = PERMISSIONS.replace("camera=()", "camera=(self)").replace(
    "geolocation=()", "geolocation=(self)"
)


@require_GET
@csp_update(POLICY)
def shell(request: HttpRequest) -> HttpResponseBase:
    """The page that an observer's link opens; it works without network afterwards."""
    page = _built("index.html")
    if page is None:
        return render(request, "observation/no_app.html", status=503)
    return _sent(request, page, "no-cache")


@require_GET
@csp_update(POLICY)  # type: ignore[arg-type]  # -- its stub knows plain views alone
def part(request: HttpRequest, name: str) -> HttpResponseBase:
    """One file of the app."""
    file = _built(name)
    if file is None:
        raise Http404(_("no such file"))
    return _sent(
        request,
        file,
        f"public, max-age={A_YEAR}, immutable"
        if name.startswith(HASHED)
        else "no-cache",
    )


def _built(name: str) -> Path | None:
    """A file of the build; None where it is not, or lies elsewhere."""
    folder = Path(settings.ORKHON_OBSERVER_APP).resolve()
    file = (folder / name).resolve()
    return file if file.is_relative_to(folder) and file.is_file() else None


def _sent(request: HttpRequest, file: Path, kept: str) -> HttpResponseBase:
    guessed = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0]
    packs = "gzip" in request.headers.get("Accept-Encoding", "")
    data = _packed(file, file.stat().st_mtime_ns) if packs else file.read_bytes()
    answer = HttpResponse(data, content_type=guessed or "application/octet-stream")
    if packs:
        answer["Content-Encoding"] = "gzip"
    answer["Vary"] = "Accept-Encoding"
    answer["Cache-Control"] = kept
    answer["Permissions-Policy"] = DEVICES
    return answer


@lru_cache(maxsize=64)
def _packed(file: Path, _changed: int) -> bytes:
    """The file a third as long: a phone on the road loads it over a slow network."""
    return gzip.compress(file.read_bytes(), mtime=0)
