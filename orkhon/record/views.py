"""Pages of the record: entries, sources, checkpoints, proofs."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import cast
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    JsonResponse,
)
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from orkhon.engines.merkle.tree import TreeError
from orkhon.record.actions import open_source
from orkhon.record.forms import ConsistencyForm, FilterForm, span_asked
from orkhon.record.keys import public_key
from orkhon.record.models import Checkpoint, Entry, Source, TreeHead
from orkhon.record.permissions import can_see_record
from orkhon.record.queries import (
    citations_of,
    consistency,
    entry_for,
    inclusion,
    latest_checkpoint,
    latest_entries,
    plinth,
    said,
    source_for,
    source_key,
)
from orkhon.record.roles import Actor, require

PLAIN = "text/plain; charset=utf-8"


@dataclass(frozen=True)
class Piece:
    """A run of a source's text; `is_cited` when the reader came for it."""

    text: str
    is_cited: bool
    is_first: bool


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """The latest entries."""
    require(can_see_record(request.user), "see the record")
    form = FilterForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    page = latest_entries(
        verb=asked.get("verb", ""),
        subject=asked.get("subject", ""),
        older_than=asked.get("older_than"),
    )
    kept = {name: asked[name] for name in ("verb", "subject") if asked.get(name)}
    older = urlencode({**kept, "older_than": page.older_than})
    context = {"form": form, "page": page, "older": older, "plinth": plinth()}
    return render(request, "record/index.html", context)


@require_GET
def entry(request: HttpRequest, seq: int) -> HttpResponse:
    """One entry: what it said, and the proof that it is in the record."""
    found, may_read = _entry(request, seq)
    proof = inclusion(seq)
    context = {
        "entry": found,
        "may_read": may_read,
        "said": _shown(found) if may_read else None,
        "source": source_key(found.subject) if may_read else "",
        "inclusion": proof,
        "leaf": proof.leaf.decode(),
        "steps": [step.hex() for step in proof.proof],
        "root": proof.root.hex(),
    }
    return render(request, "record/entry.html", context)


@require_GET
def entry_json(request: HttpRequest, seq: int) -> HttpResponse:
    """One entry with its proof, for another program."""
    found, may_read = _entry(request, seq)
    proof = inclusion(seq)
    kept = found.kept
    readable = may_read and kept.payload is not None and kept.salt is not None
    data = {
        "leaf": json.loads(proof.leaf),
        "payload": bytes(kept.payload or b"").decode() if readable else None,
        "salt": bytes(kept.salt or b"").hex() if readable else None,
        "size": proof.size,
        "root": proof.root.hex(),
        "proof": [step.hex() for step in proof.proof],
        "checkpoint": proof.checkpoint or None,
    }
    return _download(
        json.dumps(data, indent=2, ensure_ascii=False).encode(),
        "application/json",
        f"entry-{seq}.json",
    )


@require_GET
@never_cache
def source(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A source's text, with the place that was asked for in view."""
    found = _source(request, pk)
    if found.is_restricted:
        open_source(found, by=cast(Actor, request.user))  # writes down who opened it
    span = span_asked(request.GET.get("span", ""), len(found.text))
    context = {
        "source": found,
        "paragraphs": list(_paragraphs(found.text, span)),
        "citations": citations_of(found),
        "span": span,
    }
    return render(request, "record/source.html", context)


@require_GET
@never_cache
def original(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The bytes as received; always a download, never run in the browser."""
    found = _source(request, pk)
    data = open_source(found, by=cast(Actor, request.user))
    return _download(data, "application/octet-stream", found.filename)


@require_GET
def checkpoint(request: HttpRequest, size: int | None = None) -> HttpResponse:
    """A signed checkpoint as the note that other programs read; the last by default."""
    found = (
        latest_checkpoint()
        if size is None
        else Checkpoint.objects.filter(size=size).first()
    )
    if found is None:
        raise Http404("no such checkpoint")
    return HttpResponse(found.note, content_type=PLAIN)


@require_GET
def key(request: HttpRequest) -> HttpResponse:
    """The public key that checks the checkpoints."""
    found = public_key()
    if found is None:
        raise Http404(f"{settings.ORKHON_ORIGIN} has not signed anything yet")
    return HttpResponse(f"{found.encode()}\n", content_type=PLAIN)


@require_GET
def consistency_proof(request: HttpRequest) -> HttpResponse:
    """Proof that a newer record begins with an older one: ?older=…&newer=…"""
    form = ConsistencyForm(request.GET)
    if not form.is_valid():
        return HttpResponseBadRequest(
            "Name two sizes: ?older=1&newer=2", content_type=PLAIN
        )
    older, newer = form.cleaned_data["older"], form.cleaned_data["newer"]
    head = TreeHead.objects.filter(pk=1, size__gte=newer).first()
    try:
        if head is None:
            raise TreeError(f"the record does not have {newer} entries")
        proof = consistency(older, newer)
    except TreeError as error:
        return HttpResponseBadRequest(str(error), content_type=PLAIN)
    return JsonResponse(
        {"older": older, "newer": newer, "proof": [step.hex() for step in proof]}
    )


def _entry(request: HttpRequest, seq: int) -> tuple[Entry, bool]:
    require(can_see_record(request.user), "see the record")
    try:
        return entry_for(request.user, seq)
    except Entry.DoesNotExist as error:
        raise Http404(f"There is no entry {seq}") from error


def _source(request: HttpRequest, pk: UUID) -> Source:
    try:
        return source_for(request.user, pk)
    except Source.DoesNotExist as error:
        raise Http404(f"There is no source {pk}") from error


def _shown(found: Entry) -> list[tuple[str, str]]:
    """Name and value of each thing that the entry said."""
    value = said(found) or {}
    return [
        (name, item if isinstance(item, str) else json.dumps(item, ensure_ascii=False))
        for name, item in value.items()
    ]


def _paragraphs(text: str, span: tuple[int, int] | None) -> Iterator[list[Piece]]:
    """The lines of a text, the cited characters apart."""
    start, end = span or (0, 0)
    place, is_first = 0, True
    for line in text.splitlines(keepends=True):
        cuts = sorted({0, len(line), *_within(line, place, start, end)})
        pieces = []
        for low, high in pairwise(cuts):
            is_cited = start <= place + low < end
            pieces.append(Piece(line[low:high], is_cited, is_cited and is_first))
            is_first = is_first and not is_cited
        place += len(line)
        if any(piece.text.strip() for piece in pieces):
            yield pieces


def _within(line: str, place: int, *bounds: int) -> list[int]:
    return [bound - place for bound in bounds if 0 < bound - place < len(line)]


def _download(data: bytes, media_type: str, filename: str) -> HttpResponse:
    response = HttpResponse(data, content_type=media_type)
    disposition = content_disposition_header(True, filename)
    response.headers["Content-Disposition"] = disposition or "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
