"""The OData service of a form: what there is, and its rows page by page."""

import base64
import binascii
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django.db.models import QuerySet
from django.http import HttpResponse, StreamingHttpResponse
from django.utils import timezone

from orkhon.engines.xforms.central.filter import FilterError
from orkhon.engines.xforms.central.metadata import metadata_document, service_document
from orkhon.engines.xforms.central.rows import Row, TableError, Tables, selection
from orkhon.engines.xforms.central.tree import ROOT_TABLE
from orkhon.engines.xforms.central.values import JSON
from orkhon.observation.intake.odata_address import AddressError, Segment, segments_of
from orkhon.observation.models import FormDesign, Submission
from orkhon.observation.permissions import city_seen
from orkhon.observation.queries.form_shapes import form_shape
from orkhon.observation.queries.rest.filters import (
    FieldNotServed,
    condition_of,
    order_of,
)
from orkhon.observation.queries.rest.submissions import (
    LogicalForm,
    forms_in_chunks,
    is_encrypted,
    logical_forms,
    system_of,
)
from orkhon.observation.views.rest.doors import (
    Call,
    readable_design,
    rest_door,
    version_of,
)
from orkhon.observation.views.rest.problems import Problem, dumped, not_found

ODATA_TYPE = "application/json; odata.metadata=minimal; charset=utf-8"
JSON_WANTED = ("application/json", "application/*", "*/*", "text/json")


@dataclass(frozen=True, slots=True)
class _Page:
    """What is asked of a table.

    Attributes:
        top: Rows at most; None for all.
        skip: Rows left out at the beginning.
        begin: Where the page before ended: a submission, and the rows of it that were
            on that page.
        within: Only rows that stand below, or are, the row with this id; "" for all.
    """

    table: str
    tables: Tables
    cut: Callable[[Row], Row] | None
    top: int | None
    skip: int
    begin: tuple[int, int] | None
    is_ordered: bool
    within: str
    is_one: bool


def _service(call: Call, number: str, form_id: str, draft: str = "") -> HttpResponse:
    design = readable_design(call, number, form_id)
    schema = form_shape(version_of(design, is_draft=bool(draft)))
    made = HttpResponse(
        dumped(service_document(schema, _root(call))), content_type=ODATA_TYPE
    )
    made.headers["OData-Version"] = "4.0"
    return made


def _metadata(call: Call, number: str, form_id: str, draft: str = "") -> HttpResponse:
    design = readable_design(call, number, form_id)
    schema = form_shape(version_of(design, is_draft=bool(draft)))
    made = HttpResponse(
        metadata_document(schema), content_type="application/xml; charset=utf-8"
    )
    made.headers["OData-Version"] = "4.0"
    return made


def _table(
    call: Call, number: str, form_id: str, path: str, draft: str = ""
) -> StreamingHttpResponse:
    design = readable_design(call, number, form_id)
    _require_json(call)
    try:
        segments = segments_of(path)
    except AddressError as error:
        raise not_found() from error
    page = _page(call, design, segments, is_draft=bool(draft))
    rows = _rows(call, design, is_draft=bool(draft))
    if segments[0].key is not None:
        rows = rows.filter(root_instance_id=segments[0].key)
        if not rows.exists():
            raise not_found()
    made = StreamingHttpResponse(_content(call, rows, page), content_type=ODATA_TYPE)
    made.headers["OData-Version"] = "4.0"
    return made


def _content(call: Call, rows: QuerySet[Submission], page: _Page) -> Iterator[str]:
    yield '{"value":['
    following = None
    for shown, (row, place) in enumerate(_rows_from(rows, page)):
        if shown == page.top:
            following = place
            break
        yield f"{',' if shown else ''}{dumped(row)}"
    footer: dict[str, JSON] = {
        "@odata.context": f"{_root(call)}/$metadata#{page.table}"
    }
    if call.is_said("$count"):
        footer["@odata.count"] = _count(rows, page)
    if following is not None and page.top:
        footer["@odata.nextLink"] = _next(call, page, following)
    yield f"],{dumped(footer)[1:]}"


def _rows_from(
    rows: QuerySet[Submission], page: _Page
) -> Iterator[tuple[Row, tuple[int, int]]]:
    """Rows from the page's beginning on, each with its place."""
    skip = page.skip
    if page.begin is not None:
        rows = rows.filter(pk__lte=page.begin[0])
    elif page.table == ROOT_TABLE and skip:
        rows, skip = rows[skip:], 0
    if page.table == ROOT_TABLE and page.top is not None:
        rows = rows[: page.top + 1]
    for form in forms_in_chunks(rows):
        for number, row in enumerate(_rows_of(form, page)):
            place = (form.row.pk, number)
            if page.begin is not None and place[0] == page.begin[0]:
                if number < page.begin[1]:
                    continue
            elif skip:
                skip -= 1
                continue
            yield (page.cut(row) if page.cut else row), place


def _rows_of(form: LogicalForm, page: _Page) -> list[Row]:
    instance = form.row.root_instance_id
    if page.table == ROOT_TABLE:
        if is_encrypted(form.row):
            return [{"__id": instance, "__system": system_of(form)}]
        (row,) = page.tables.rows(page.table, instance, form.row.values)
        return [{"__id": instance, "__system": system_of(form), **row}]
    rows = page.tables.rows(page.table, instance, form.row.values)
    if not page.within:
        return rows
    return [
        row
        for row in rows
        if page.within == (row["__id"] if page.is_one else next(reversed(row.values())))
    ]


def _count(rows: QuerySet[Submission], page: _Page) -> int:
    if page.table == ROOT_TABLE:
        return rows.count()
    return sum(len(_rows_of(form, page)) for form in forms_in_chunks(rows))


def _page(
    call: Call, design: FormDesign, segments: tuple[Segment, ...], *, is_draft: bool
) -> _Page:
    said = call.request.GET
    table = ".".join(one.name for one in segments)
    select = said.get("$select", "").strip()
    expand = said.get("$expand", "").strip()
    if expand not in {"", "*"}:
        raise Problem(501.6, f"$expand={expand[:40]} is not served; $expand=* is.")
    if select not in {"", "*"} and expand:
        raise Problem(501.11, "$select does not go together with $expand.")
    schema = form_shape(version_of(design, is_draft=is_draft))
    tables = Tables(schema, expand=bool(expand), wkt=call.is_said("$wkt"))
    if table not in tables.names:
        raise not_found()
    try:
        cut = selection(tables.root, table, select) if select not in {"", "*"} else None
    except TableError as error:
        raise Problem(400.23, f"{error}", {"property": select[:200]}) from error
    return _Page(
        table=table,
        tables=tables,
        cut=cut,
        top=_number(call, "$top"),
        skip=_number(call, "$skip") or 0,
        begin=_begin(said.get("$skiptoken", "")),
        is_ordered=bool(said.get("$orderby", "").strip()),
        within=next((one.key for one in reversed(segments[1:]) if one.key), ""),
        is_one=segments[-1].key is not None,
    )


def _rows(call: Call, design: FormDesign, *, is_draft: bool) -> QuerySet[Submission]:
    rows = logical_forms(
        design, city=city_seen(call.account, design.mission), is_draft=is_draft
    )
    said = call.request.GET
    wanted, order = said.get("$filter", "").strip(), said.get("$orderby", "").strip()
    try:
        if wanted:
            rows = rows.filter(condition_of(wanted, now=timezone.now()))
        return rows.order_by(*order_of(order)) if order else rows
    except FilterError as error:
        raise Problem(
            400.18, f"The expression cannot be read: {error}.", {"reason": str(error)}
        ) from error
    except FieldNotServed as error:
        raise Problem(
            501.5,
            f"Nothing can be filtered or ordered by {error}.",
            {"text": str(error)},
        ) from error


def _number(call: Call, name: str) -> int | None:
    text = call.request.GET.get(name, "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise Problem(
            400.11,
            f"{name} is a whole number, not “{text[:40]}”.",
            {"value": text[:40], "expected": "integer"},
        )
    return int(text)


def _begin(token: str) -> tuple[int, int] | None:
    if not token:
        return None
    try:
        pk, number = json.loads(base64.urlsafe_b64decode(token.encode()))
        if not (type(pk) is type(number) is int and pk >= 0 and number >= 0):
            raise ValueError("no place")
    except (binascii.Error, ValueError, TypeError, RecursionError) as error:
        raise Problem(
            400.8, "$skiptoken is none of ours.", {"field": "$skiptoken"}
        ) from error
    return min(pk, 2**62), number


def _next(call: Call, page: _Page, place: tuple[int, int]) -> str:
    said = call.request.GET.copy()
    said.pop("$skip", None)
    said.pop("$skiptoken", None)
    if page.is_ordered:
        said["$skip"] = str(page.skip + (page.top or 0))
    else:
        said["$skiptoken"] = base64.urlsafe_b64encode(
            json.dumps(place, separators=(",", ":")).encode()
        ).decode()
    pairs = [(name, value) for name, values in said.lists() for value in values]
    here = _address(call, call.request.path)
    return f"{here}?{urlencode(pairs, quote_via=quote)}"


def _root(call: Call) -> str:
    path = call.request.path
    return _address(call, path[: path.index(".svc") + len(".svc")])


def _address(call: Call, path: str) -> str:
    return call.request.build_absolute_uri(quote(path, safe="/!$*'(),~-._:"))


def _require_json(call: Call) -> None:
    said = call.request.GET.get("$format", "").lower()
    accepted = call.request.headers.get("Accept", "*/*").lower()
    is_wanted = "json" in said if said else any(one in accepted for one in JSON_WANTED)
    if not is_wanted:
        raise Problem(
            406.1, "Rows are written as JSON alone.", {"allowed": ["application/json"]}
        )


service = rest_door(GET=_service)
metadata = rest_door(GET=_metadata)
table = rest_door(GET=_table)
