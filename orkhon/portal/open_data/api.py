"""The open data's interface: everything published, by kind, with its versions.

Described by OpenAPI at `openapi.json`, in the shapes of the published values themselves.
"""

import json
from datetime import UTC, datetime
from typing import Annotated, Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import urlencode
from ninja import NinjaAPI, Path, Query
from ninja.errors import ValidationError
from pydantic import BeforeValidator

from orkhon.catalogue.intake.values import as_data
from orkhon.catalogue.kinds import KINDS
from orkhon.catalogue.queries.listing import (
    published_changes,
    published_listed,
    published_things,
)
from orkhon.catalogue.queries.published import Narrowed, published_found
from orkhon.catalogue.queries.versions import (
    published_version,
    published_versions,
    withdrawn_at,
)
from orkhon.catalogue.shapes import shape_of
from orkhon.portal.open_data import things
from orkhon.portal.open_data.answers import JSON_TYPE, open_answer

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
MOST = 100
"""Things in an answer."""
FURTHEST = 1_000_000
LONGEST_KEY = 200
LATEST_YEAR = 2200

Limit = Annotated[int, Query(ge=1, le=MOST, description="How many at most.")]
Offset = Annotated[int, Query(ge=0, le=FURTHEST, description="How many to leave out.")]
Language = Annotated[
    str,
    Query(
        pattern="^(|" + "|".join(LANGUAGES) + ")$",
        description="Only what has a wording in this language.",
    ),
]
Year = Annotated[
    int | None,
    Query(ge=1, le=LATEST_YEAR, description="Only what is of a day of this year."),
]
Key = Annotated[str, Path(max_length=LONGEST_KEY, description="As lists give it.")]
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]

api = NinjaAPI(
    title="Open data of the assembly",
    version="1",
    description=(
        "Everything that the assembly has published, for machines. Nothing else is"
        " here: what was not opened by a person, or is under embargo, does not exist"
        " for this interface. Addresses and keys stay. Each thing has versions; the"
        " digest of a version is that of its data as JSON with sorted keys and no"
        " spaces. An answer that you hold already is not sent again (ETag)."
    ),
    urls_namespace="open-data",
    docs_url=None,
    openapi_url=None,
)
OTHERS = {400: things.Problem, 404: things.Problem, 429: things.Slower}


@api.exception_handler(ValidationError)
def not_understood(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Name what was wrong with the question, and where."""
    said = "; ".join(
        f"{'.'.join(str(part) for part in one['loc'][1:])}: {one['msg']}"
        for one in error.errors
    )
    return answered({"detail": said}, 400)


@api.exception_handler(Http404)
def not_there(request: HttpRequest, error: Http404) -> HttpResponse:
    """Nothing is published there; whether something is being prepared is not told."""
    return answered({"detail": str(error)}, 404)


@api.get("/", response={200: things.Root, **OTHERS}, operation_id="root")
@open_answer
def root(request: HttpRequest) -> HttpResponse:
    """What there is, of which kinds, and where."""
    base = things.origin() + things.ROOT
    downloads = f"{things.origin()}/public/data/"
    return answered(
        {
            "assembly": settings.ORKHON_ASSEMBLY,
            "licence": settings.ORKHON_OPEN_DATA_LICENCE or None,
            "kinds": [
                {
                    "kind": one.name,
                    "title": str(one.label),
                    "count": len(published_things(one.name)),
                    "url": f"{base}{one.name}/",
                }
                for one in KINDS
            ],
            "openapi": f"{base}openapi.json",
            "changes": f"{base}changes/",
            "search": f"{base}search/",
            "downloads": [
                *(f"{downloads}{one.name}.{form}" for one in KINDS
                  for form in ("json", "csv")),
                f"{downloads}yearbook-figures.csv",
                f"{downloads}popolo.json",
                f"{downloads}akoma-ntoso.zip",
            ],
        }
    )  # fmt: skip


def _written_out(value: object) -> object:
    """Refuse a bare number, which could mean seconds or milliseconds."""
    if isinstance(value, str) and "-" not in value.strip()[1:]:
        raise ValueError("a moment is written as 2026-11-22T10:00:00Z")
    return value


@api.get("/changes/", response={200: things.Changes, **OTHERS}, operation_id="changes")
@open_answer
def changes(
    request: HttpRequest,
    since: Annotated[
        datetime | None,
        Query(description="A moment; without a zone it is UTC. From the beginning."),
        BeforeValidator(_written_out),
    ] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> HttpResponse:
    """What was published, changed or withdrawn from a moment on."""
    begins = since or datetime(1, 1, 2, tzinfo=UTC)
    if begins.tzinfo is None:
        begins = begins.replace(tzinfo=UTC)
    found = published_changes(begins, limit + 1, offset)
    return answered(
        {
            "next": _next("changes/", limit, offset, len(found) > limit,
                          {"since": since.isoformat() if since else ""}),
            "changes": [
                {
                    "kind": one.kind,
                    "key": one.key,
                    "at": as_data(one.at),
                    "version": one.version,
                    "url": things.url_of(one.kind, one.key),
                }
                for one in found[:limit]
            ],
        }
    )  # fmt: skip


@api.get("/search/", response={200: things.Hits, **OTHERS}, operation_id="search")
@open_answer
def search(
    request: HttpRequest,
    q: Annotated[str, Query(max_length=200, description="In any script or spelling.")],
    kind: Annotated[
        str, Query(pattern="^(|" + "|".join(one.name for one in KINDS) + ")$")
    ] = "",
    language: Language = "",
    year: Year = None,
    page: Annotated[int, Query(ge=1, le=FURTHEST)] = 1,
) -> HttpResponse:
    """Things by their words; all words must be there."""
    found = published_found(
        q, reader=language or "en", narrowed=Narrowed(kind, language, year), page=page
    )
    return answered(
        {
            "total": found.total,
            "more": found.is_cut,
            "page": found.page,
            "pages": found.pages,
            "near": list(found.near),
            "hits": [
                {
                    "kind": one.kind,
                    "key": one.key,
                    "language": one.language,
                    "title": "".join(piece.text for piece in one.title),
                    "snippet": "".join(piece.text for piece in one.snippet),
                    "day": as_data(one.day),
                    "page": things.page_of(one.address),
                    "url": things.url_of(one.kind, one.key),
                }
                for one in found.hits
            ],
        }
    )


def _serve(kind: str) -> None:
    """The addresses of one kind: its list, a thing, its versions."""
    name = kind.replace("-", "_")

    @api.get(
        f"/{kind}/",
        response={200: things.List, **OTHERS},
        operation_id=f"{name}_list",
        summary=f"List of kind {kind}",
    )
    @open_answer
    def list_of(
        request: HttpRequest,
        language: Language = "",
        year: Year = None,
        limit: Limit = 50,
        offset: Offset = 0,
    ) -> HttpResponse:
        keys = [key for key, _ in published_things(kind, language=language, year=year)]
        more = len(keys) > offset + limit
        asked = {"language": language, "year": "" if year is None else str(year)}
        return answered(
            {
                "count": len(keys),
                "next": _next(f"{kind}/", limit, offset, more, asked),
                "items": [
                    things.listed(one)
                    for one in published_listed(kind, keys[offset : offset + limit])
                ],
            }
        )

    gone = {410: things.Gone, **OTHERS}

    @api.get(
        f"/{kind}/{{path:key}}/versions/{{int:number}}",
        response={200: dict[str, Any], **gone},
        operation_id=f"{name}_version",
        summary=f"A version of a thing of kind {kind}",
        # An older version has the shape that its kind had then.
        openapi_extra=_described(kind, {"type": "object"}),
    )
    @open_answer
    def version_of(request: HttpRequest, key: Key, number: Number) -> HttpResponse:
        return _thing(kind, key, number)

    @api.get(
        f"/{kind}/{{path:key}}/versions/",
        response={200: things.Versions, **gone},
        operation_id=f"{name}_versions",
        summary=f"The versions of a thing of kind {kind}",
    )
    @open_answer
    def versions_of(request: HttpRequest, key: Key) -> HttpResponse:
        found = published_versions(kind, key)
        if not found:
            return _not_now(kind, key)
        return answered(
            {
                "kind": kind,
                "key": key,
                "versions": [
                    {
                        "version": one.number,
                        "at": as_data(one.at),
                        "sha256": one.sha256,
                        "url": things.url_of(kind, key, f"/versions/{one.number}"),
                    }
                    for one in found
                ],
            }
        )

    @api.get(
        f"/{kind}/{{path:key}}",
        response={200: dict[str, Any], **gone},
        operation_id=name,
        summary=f"A thing of kind {kind}",
        openapi_extra=_described(kind, shape_of(kind)),
    )
    @open_answer
    def thing_of(request: HttpRequest, key: Key) -> HttpResponse:
        found = published_versions(kind, key)
        return _thing(kind, key, found[0].number) if found else _not_now(kind, key)


def _described(kind: str, data: dict[str, Any]) -> dict[str, Any]:
    """The schema of a thing of a kind, around that of its data."""
    said = {
        "type": "object",
        "properties": {
            "kind": {"const": kind},
            "key": {"type": "string"},
            "version": {"type": "integer", "minimum": 1},
            "at": {"type": "string", "format": "date-time"},
            "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "licence": {"type": ["string", "null"]},
            "data": data,
        },
        "required": ["kind", "key", "version", "at", "sha256", "licence", "data"],
    }
    content = {JSON_TYPE: {"schema": said}}
    return {"responses": {200: {"description": "OK", "content": content}}}


def _thing(kind: str, key: str, number: int) -> HttpResponse:
    found = published_version(kind, key, number)
    if found is None:
        return _not_now(kind, key)
    version, data = found
    said = {
        "kind": kind,
        "key": key,
        "version": version.number,
        "at": as_data(version.at),
        "sha256": version.sha256,
        "licence": settings.ORKHON_OPEN_DATA_LICENCE or None,
    }
    return HttpResponse(things.whole(said, data), content_type=JSON_TYPE)


def _not_now(kind: str, key: str) -> HttpResponse:
    at = withdrawn_at(kind, key)
    if at is None:
        return answered({"detail": f"No {kind} “{key}” is published."}, 404)
    return answered(
        {
            "detail": f"The {kind} “{key}” is published no more.",
            "withdrawn_at": as_data(at),
        },
        410,
    )


def _next(
    where: str, limit: int, offset: int, more: bool, asked: dict[str, str]
) -> str | None:
    if not more:
        return None
    said = {name: value for name, value in asked.items() if value}
    said |= {"limit": str(limit), "offset": str(offset + limit)}
    return f"{things.origin()}{things.ROOT}{where}?{urlencode(said)}"


def answered(said: object, status: int = 200) -> HttpResponse:
    """An answer in JSON, letters as they are."""
    return HttpResponse(
        json.dumps(said, ensure_ascii=False), status=status, content_type=JSON_TYPE
    )


for _kind in KINDS:
    _serve(_kind.name)
