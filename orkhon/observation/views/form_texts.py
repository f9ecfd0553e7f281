"""A form to read: its questions, its files, the codes that stand for it in a text."""

import uuid
from pathlib import PurePath

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from orkhon.observation.form_designs.code_card import code_card
from orkhon.observation.form_designs.sms_codes import SmsCodeError, sms_form
from orkhon.observation.models import FormDesign, FormVersion
from orkhon.observation.permissions import can_run
from orkhon.observation.queries.form_pages import open_designs, questions_of
from orkhon.observation.queries.form_shapes import form_shape
from orkhon.observation.views.doors import inside, mission_of
from orkhon.observation.views.forms import design_of, shown
from orkhon.record.queries import bytes_of


@require_GET
@inside
def preview(
    request: HttpRequest, number: int, pk: uuid.UUID, version: uuid.UUID
) -> HttpResponse:
    """What a version asks, in any of its languages, beside the statement's paragraphs."""
    design = design_of(request, number, pk)
    found = _version(design, version)
    codes = [one.code for one in form_shape(found).languages]
    language = request.GET.get("language", "")
    if language not in codes:
        here = get_language() or "en"
        language = here if here in codes else (codes[0] if codes else here)
    return shown(
        request,
        design.mission,
        "observation/form_preview.html",
        {
            "design": design,
            "version": found,
            "language": language,
            "languages": form_shape(found).languages,
            "questions": questions_of(found, language),
        },
    )


@require_GET
@inside
def download(
    request: HttpRequest, number: int, pk: uuid.UUID, version: uuid.UUID, kind: str
) -> HttpResponse:
    """The file as it was brought in, or the XForm that phones get."""
    design = design_of(request, number, pk)
    found = _version(design, version)
    if kind == "xform":
        data, media_type = bytes(found.xml), "application/xml"
        name = f"{design.form_id}-{found.version}.xml"
    elif found.source is not None:
        data, media_type = bytes_of(found.source), found.source.media_type
        name = found.source.filename
    else:
        raise Http404("nothing was brought in")
    answer = HttpResponse(data, content_type=media_type)
    answer["Content-Disposition"] = (
        content_disposition_header(True, PurePath(name).name) or "attachment"
    )
    return answer


@require_GET
@inside
def codes(request: HttpRequest, number: int) -> HttpResponse:
    """The codes for text messages, to print."""
    mission = mission_of(request, number, can_run)
    known = dict(settings.LANGUAGES)
    language = request.GET.get("language", "")
    language = language if language in known else get_language() or "en"
    example = mission.stations.order_by("code").values_list("code", flat=True).first()
    cards = []
    for version in open_designs(mission):
        try:
            form_codes = sms_form(form_shape(version))
        except SmsCodeError:
            continue
        titles = dict.fromkeys(known, version.design.title) | version.titles
        cards.append(
            code_card(form_codes, titles, language, station=example or "KT-017")
        )
    return shown(
        request,
        mission,
        "observation/form_codes.html",
        {"cards": cards, "language": language, "languages": settings.LANGUAGES},
    )


def _version(design: FormDesign, pk: uuid.UUID) -> FormVersion:
    return get_object_or_404(design.versions.select_related("source", "design"), pk=pk)
