"""The interface's own description, and its addresses."""

from copy import deepcopy
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path, re_path
from django.views.decorators.http import require_safe

from orkhon.catalogue.kinds import KINDS
from orkhon.catalogue.queries.listing import published_things
from orkhon.portal.open_data import things
from orkhon.portal.open_data.answers import open_answer
from orkhon.portal.open_data.api import answered, api


@require_safe
@open_answer
def openapi(request: HttpRequest) -> HttpResponse:
    """The interface's own description."""
    return answered(description())


@require_safe
@open_answer
def nothing(request: HttpRequest) -> HttpResponse:
    """No address of the interface."""
    return answered({"detail": "There is nothing at this address."}, 404)


def description() -> dict[str, Any]:
    """OpenAPI 3.1 of the interface: the address of the installation, keys to try."""
    said: dict[str, Any] = deepcopy(
        dict(api.get_openapi_schema(path_prefix=things.ROOT))
    )
    for kind in KINDS:
        known = published_things(kind.name)
        for address, each in said["paths"].items():
            if known and address.startswith(f"{things.ROOT}{kind.name}/{{key}}"):
                _for_example(each["get"]["parameters"], known[0][0])
    said["servers"] = [{"url": things.origin()}]
    if settings.ORKHON_OPEN_DATA_LICENCE:
        said["info"] = said["info"] | {
            "license": {"name": settings.ORKHON_OPEN_DATA_LICENCE}
        }
    return said


def _for_example(parameters: list[dict[str, Any]], key: str) -> None:
    for one in parameters:
        if one["in"] == "path":
            one["example"] = key if one["name"] == "key" else 1


urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/openapi.json", openapi, name="openapi"),
    path("api/v1/", api.urls),
    re_path(r"^api/[\s\S]*$", nothing, name="no-data"),
]
