"""Whole files of what is published, under addresses that stay."""

import io
import json
import zipfile
from collections.abc import Iterator

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_safe

from orkhon.catalogue.intake.values import as_data
from orkhon.catalogue.kinds import KINDS, kind_named
from orkhon.catalogue.queries.listing import published_data, published_things
from orkhon.portal.copies import public, state_of_record, while_nothing_changed
from orkhon.portal.languages import in_its_language
from orkhon.portal.open_data import things
from orkhon.portal.open_data.answers import JSON_TYPE, open_answer
from orkhon.portal.open_data.described import description
from orkhon.portal.pages import page
from orkhon.portal.shelf import ARCHIVES
from orkhon.proceedings.queries.published import published_texts
from orkhon.proceedings.queries.published_akn import published_text_akn
from orkhon.proceedings.queries.published_instruments import (
    published_instrument_file,
    published_instruments,
)
from orkhon.register.queries.published_popolo import published_popolo
from orkhon.ui.tables import csv_bytes

SHAPE = "orkhon-open-data/1"
HEAD = (
    "kind", "key", "title", "titles", "day", "version", "since", "sha256", "sample",
    "page", "data",
)  # fmt: skip
FIGURES_HEAD = (
    "year", "key", "label", "definition", "value", "of", "of_words", "source", "data",
)  # fmt: skip
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The moment of every file in an archive, so that equal files make equal archives."""


@require_safe
@open_answer
def kind_json(request: HttpRequest, kind: str) -> HttpResponse:
    """All of a kind with its data, as one file of JSON."""
    _require(kind)
    head = json.dumps(
        {
            "shape": SHAPE,
            "kind": kind,
            "licence": settings.ORKHON_OPEN_DATA_LICENCE or None,
        },
        ensure_ascii=False,
    )
    parts = (
        things.whole(things.listed(one), data) for one, data in published_data(kind)
    )
    body = head[:-1].encode() + b', "things": ' + things.together(parts) + b"}"
    return _file(body, f"{kind}.json", JSON_TYPE)


@require_safe
@open_answer
def kind_csv(request: HttpRequest, kind: str) -> HttpResponse:
    """All of a kind, a line each; `titles` holds every language as JSON."""
    _require(kind)
    rows = [
        (
            one.kind, one.key, _title(one.titles),
            json.dumps(one.titles, ensure_ascii=False, sort_keys=True),
            as_data(one.day) or "", one.version, as_data(one.since), one.sha256,
            "yes" if one.is_sample else "", things.page_of(one.address),
            things.url_of(one.kind, one.key),
        )
        for one, _data in published_data(kind)
    ]  # fmt: skip
    return _file(csv_bytes(HEAD, rows), f"{kind}.csv", "text/csv; charset=utf-8")


@require_safe
@open_answer
def figures_csv(request: HttpRequest) -> HttpResponse:
    """The figures of every opened yearbook, a line each.

    Of a year first what was counted of all that the assembly keeps, then what of it
    everybody can read.
    """
    rows = []
    for one, said in published_data("yearbook"):
        book = json.loads(said)
        rows += [
            (
                book["year"], figure["key"], figure["label"], figure["definition"],
                figure["value"], "" if figure["of"] is None else figure["of"],
                figure["of_words"],
                f"{things.origin()}{figure['source']}" if figure["source"] else "",
                things.url_of(one.kind, one.key),
            )
            for figure in (*book["figures"], *book["open_figures"])
        ]  # fmt: skip
    return _file(
        csv_bytes(FIGURES_HEAD, rows), "yearbook-figures.csv", "text/csv; charset=utf-8"
    )


@require_safe
@open_answer
def popolo(request: HttpRequest) -> HttpResponse:
    """Who is who, in the Popolo data specification."""
    said = published_popolo(timezone.localdate())
    return _file(
        json.dumps(said, ensure_ascii=False, indent=1).encode(),
        "popolo.json",
        JSON_TYPE,
    )


@require_safe
@open_answer
def akoma_ntoso(request: HttpRequest) -> HttpResponse:
    """Adopted texts and legal documents in every language, as Akoma Ntoso 3.0.

    Made once for each state of the record.
    """
    name = "akoma-ntoso.zip"
    return _file(
        ARCHIVES.get(name, state_of_record(), _archive), name, "application/zip"
    )


def _archive() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(_texts()):
            archive.writestr(zipfile.ZipInfo(name, FIRST_DAY), data)
    return file.getvalue()


def _texts() -> Iterator[tuple[str, bytes]]:
    for one in published_texts():
        name = f"texts/{one.slug}-{one.year}-{one.number}"
        found = published_text_akn(one.slug, one.year, one.number)
        for language, data in found.items():
            yield f"{name}.{language}.xml", data
    for document in published_instruments():
        for version in document.versions:
            for text in version.languages:
                file = published_instrument_file(
                    document.key, version.number, text.language, "akn"
                )
                if file is not None:
                    name = f"legal-documents/{document.key}-{version.number}"
                    yield f"{name}.{text.language}.xml", file[1]


@require_safe
@public
@while_nothing_changed
@in_its_language
def data(request: HttpRequest, language: str) -> HttpResponse:
    """What can be taken along, in which forms, under which licence."""
    said = description()
    return page(
        request,
        "portal/data.html",
        language,
        {
            "kinds": [
                (one.name, one.label, len(published_things(one.name))) for one in KINDS
            ],
            "addresses_of_api": [
                (address.replace("{", "\u2039").replace("}", "\u203a"), each["get"])
                for address, each in said["paths"].items()
                if "{" not in address or "/text/" in address
            ],
            "root": things.origin() + things.ROOT,
            "per_minute": settings.ORKHON_OPEN_DATA_PER_MINUTE,
        },
        _address,
    )


def _address(language: str) -> str:
    return f"/public/{language}/data/"


def _require(kind: str) -> None:
    if kind_named(kind) is None:
        raise Http404("no such kind")


def _title(titles: dict[str, str]) -> str:
    """In English where there is one, else the first."""
    return titles.get("en") or titles.get("") or next(iter(titles.values()), "")


def _file(content: bytes, name: str, media_type: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=media_type,
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


urlpatterns: list[URLPattern] = [
    path("<language:language>/data/", data, name="data"),
    path("data/popolo.json", popolo, name="popolo"),
    path("data/akoma-ntoso.zip", akoma_ntoso, name="akoma-ntoso"),
    path("data/yearbook-figures.csv", figures_csv, name="data-figures"),
    path("data/<slug:kind>.json", kind_json, name="data-json"),
    path("data/<slug:kind>.csv", kind_csv, name="data-csv"),
]
