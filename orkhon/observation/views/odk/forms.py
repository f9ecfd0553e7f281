"""Where phones get their forms: the list, each form, the files that it shows."""

from collections.abc import Iterable
from urllib.parse import quote

from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse, HttpResponseNotModified
from django.utils.http import content_disposition_header, parse_etags, quote_etag
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from orkhon.engines.xforms import ListedForm, ManifestFile, openrosa
from orkhon.observation.intake.signs import writable
from orkhon.observation.models import FormVersion
from orkhon.observation.permissions import can_see_mission
from orkhon.observation.queries.forms import (
    file_here,
    files_here,
    published_version,
    served_versions,
)
from orkhon.observation.views.odk.answers import Refused, speak_to, xml
from orkhon.observation.views.odk.callers import Caller, admitted
from orkhon.observation.views.odk.doors import openrosa_door
from orkhon.record.queries import bytes_of


@openrosa_door("GET", "HEAD")
def form_list(
    request: WSGIRequest,
    number: int,
    token: str | None = None,
    form_id: str | None = None,
) -> HttpResponse:
    """The forms that may be filled; `formID` asks for one of them."""
    caller = _admitted(request, number, token, form_id)
    base = _base(request, "/formList")
    if caller.draft is not None:
        listed = [_listed(caller.draft, f"{base}.xml", f"{base}/manifest")]
        return xml(openrosa.form_list(listed))
    wanted = writable(request.GET.get("formID", ""))
    return xml(
        openrosa.form_list(
            _listed(version, f"{address}.xml", f"{address}/manifest")
            for version in served_versions(caller.mission_id, wanted)
            if (address := f"{base}/forms/{quote(version.design.form_id, safe='')}")
        )
    )


@openrosa_door("GET", "HEAD", says_version=False)
def form_xml(
    request: WSGIRequest,
    number: int,
    form_id: str,
    token: str | None = None,
    version: str | None = None,
) -> HttpResponse:
    """A form as its bytes are: those of the hash in the list."""
    caller = _admitted(request, number, token)
    return _form(request, _version(caller, form_id, version))


@openrosa_door("GET", "HEAD", says_version=False)
def draft_xml(
    request: WSGIRequest, number: int, form_id: str, token: str
) -> HttpResponse:
    """A draft, for trial."""
    caller = _admitted(request, number, token, form_id)
    return _form(request, _version(caller, form_id, None))


@openrosa_door("GET", "HEAD")
def manifest(
    request: WSGIRequest,
    number: int,
    form_id: str,
    token: str | None = None,
    version: str | None = None,
) -> HttpResponse:
    """The files that a form shows, as far as they have been brought in."""
    caller = _admitted(request, number, token)
    return _manifest(request, _version(caller, form_id, version))


@openrosa_door("GET", "HEAD")
def draft_manifest(
    request: WSGIRequest, number: int, form_id: str, token: str
) -> HttpResponse:
    """The files of a draft."""
    caller = _admitted(request, number, token, form_id)
    return _manifest(request, _version(caller, form_id, None))


@openrosa_door("GET", "HEAD", says_version=False)
def attachment(
    request: WSGIRequest,
    number: int,
    form_id: str,
    name: str,
    token: str | None = None,
    version: str | None = None,
) -> HttpResponse:
    """One of these files."""
    caller = _admitted(request, number, token)
    return _attachment(request, _version(caller, form_id, version), name)


@openrosa_door("GET", "HEAD", says_version=False)
def draft_attachment(
    request: WSGIRequest, number: int, form_id: str, name: str, token: str
) -> HttpResponse:
    """One of the files of a draft."""
    caller = _admitted(request, number, token, form_id)
    return _attachment(request, _version(caller, form_id, None), name)


def _admitted(
    request: WSGIRequest, number: int, token: str | None, form_id: str | None = None
) -> Caller:
    caller = admitted(request, number, token, form_id, may=can_see_mission)
    speak_to(request, caller.languages)
    return caller


def _version(caller: Caller, form_id: str, version: str | None) -> FormVersion:
    found = caller.draft or published_version(caller.mission_id, form_id, version)
    if found is None:
        raise Refused(404, _("There is no such form."))
    return found


def _listed(version: FormVersion, address: str, manifest_address: str) -> ListedForm:
    needs_files = getattr(version, "needs_files", None)
    if needs_files is None:
        needs_files = version.files.exists()
    titles: dict[str, str] = version.titles
    return ListedForm(
        form_id=version.design.form_id,
        name=titles.get(get_language() or "", "") or version.design.title,
        version=version.version,
        hash=f"md5:{version.md5}",
        download_url=address,
        manifest_url=manifest_address if needs_files else "",
    )


def _form(request: WSGIRequest, version: FormVersion) -> HttpResponse:
    answer = xml(bytes(version.xml))
    return _unless_known(request, answer, version.sha256)


def _manifest(request: WSGIRequest, version: FormVersion) -> HttpResponse:
    base = _base(request, "/manifest")
    return xml(openrosa.manifest(_media(base, version)))


def _media(base: str, version: FormVersion) -> Iterable[ManifestFile]:
    for file in files_here(version):
        yield ManifestFile(
            name=file.name,
            hash=f"md5:{file.md5}",
            download_url=f"{base}/attachments/{quote(file.name, safe='')}",
        )


def _attachment(request: WSGIRequest, version: FormVersion, name: str) -> HttpResponse:
    file = file_here(version, name)
    if file is None or file.source is None:
        raise Refused(404, _("There is no such file."))
    answer = HttpResponse(bytes_of(file.source), content_type=file.source.media_type)
    answer.headers["Content-Disposition"] = (
        content_disposition_header(True, file.name) or "attachment"
    )
    return _unless_known(request, answer, file.source.sha256)


def _unless_known(
    request: WSGIRequest, answer: HttpResponse, sha256: str
) -> HttpResponse:
    """304 to a phone that has these bytes."""
    etag = quote_etag(sha256)
    known = parse_etags(request.headers.get("If-None-Match", ""))
    if any(one in {etag, f"W/{etag}", "*"} for one in known):
        answer = HttpResponseNotModified()
    answer.headers["ETag"] = etag
    return answer


def _base(request: WSGIRequest, ending: str) -> str:
    """The absolute address before this ending, as the phone called it."""
    path = quote(request.path.removesuffix(ending), safe="/!$*'(),~-._:")
    return request.build_absolute_uri(path)
