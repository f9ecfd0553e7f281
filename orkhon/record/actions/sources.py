"""Keeping what came in, citing it and opening it."""

import re
import uuid
from collections.abc import Sequence
from datetime import date

from django.db import transaction

from orkhon.record import store
from orkhon.record.actions.entries import (
    NOBODY,
    RecordError,
    append,
    locked_frontier,
    subject_of,
)
from orkhon.record.actions.names import kept_name, reader_lines
from orkhon.record.models import Citation, Source
from orkhon.record.permissions import can_open
from orkhon.record.roles import Actor, require
from orkhon.record.rows import CITATION_VERB, citation_facts, source_facts

_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@transaction.atomic
def keep_source(
    data: bytes,
    *,
    filename: str,
    media_type: str,
    text: str,
    language: str,
    by: Actor,
    title: str = "",
    published_on: str = "",
    restricted_to: Sequence[str] = (),
) -> tuple[Source, bool]:
    """Keep what came in, byte for byte, with the text that citations point into.

    Args:
        data: The bytes as received.
        filename: Its name as received; a path and signs that do not print are left
            out.
        media_type: Such as text/plain; what the reader took it for.
        text: The decoded text, never changed afterwards.
        language: BCP 47 tag, `und` when it is not known.
        by: Who brought it in.
        title: Its own title, if it has one.
        published_on: Partial date: 2025, 2025-06 or 2025-06-11.
        restricted_to: Actors' ids, roles or parliament/KEY; nobody else may open it.
    Returns:
        The source, and False when the same bytes were kept for the same readers
        before: then that one is returned as it is.
    Raises:
        RecordError: a date that does not exist, or a text the database cannot hold.
    """
    return _kept(
        data,
        filename=filename,
        media_type=media_type,
        text=text,
        language=language,
        by=by,
        title=title,
        published_on=published_on,
        restricted_to=restricted_to,
        quarantined="",
    )


@transaction.atomic
def quarantine_source(
    data: bytes,
    *,
    filename: str,
    media_type: str,
    why: str,
    by: Actor,
    restricted_to: Sequence[str] = (),
) -> tuple[Source, bool]:
    """Keep bytes that could not be read, with the reason, for a person to look at.

    Returns:
        The source, and False when it lay in quarantine already.
    Raises:
        RecordError: no reason is given.
    """
    if not why.strip():
        raise RecordError(f"{filename} is quarantined without a reason")
    return _kept(
        data,
        filename=filename,
        media_type=media_type,
        text="",
        language="und",
        by=by,
        title="",
        published_on="",
        restricted_to=restricted_to,
        quarantined=why,
    )


@transaction.atomic
def cite(
    source: Source,
    *,
    start: int,
    end: int,
    quote: str | None = None,
    kind: str = Citation.Kind.SPAN,
    path: str = "",
    by: Actor | None = None,
) -> Citation:
    """Point into a source's text; the same place cited twice is one citation.

    Args:
        source: What is cited.
        start: First character of the source's text, from 0.
        end: One past the last character.
        quote: The words that stand there; checked when given.
        kind: Characters alone, or also an article or a form path named by `path`.
        path: Article id or form path; empty for characters alone.
        by: Who cites; None for the system itself.
    Raises:
        RecordError: the span lies outside the text, or other words stand there.
    """
    there = source.text[start:end] if 0 <= start < end <= len(source.text) else ""
    if not there:
        raise RecordError(
            f"characters {start} to {end} are not in {source}, "
            f"which has {len(source.text)}"
        )
    if quote is not None and quote != there:
        raise RecordError(f"{source} says “{there}” at {start}, not “{quote}”")
    if (kind == Citation.Kind.SPAN) != (not path):
        raise RecordError(f"a citation of kind {kind} with the path “{path}”")
    locked_frontier()
    known = Citation.objects.filter(
        source=source, start=start, end=end, kind=kind, path=path
    ).first()
    if known is not None:
        return known
    made = Citation(
        source=source,
        start=start,
        end=end,
        kind=kind,
        path=path,
        quote=there,
        cited_by=NOBODY if by is None else by.actor_id,
    )
    entry = append(CITATION_VERB, subject_of(made), by=by, **citation_facts(made))
    made.cited_at = entry.at
    made.save(force_insert=True)
    return made


@transaction.atomic
def open_source(source: Source, *, by: Actor) -> bytes:
    """The bytes as received; opening a restricted source is written down.

    Raises:
        PermissionDenied: not among its readers.
        StoreError: the file is missing or was altered.
    """
    require(can_open(by, source), "open this source")
    data = store.bytes_of(source.sha256, source.data)
    if source.is_restricted:
        append("record.source.open", subject_of(source), by=by)
    return data


def _kept(
    data: bytes,
    *,
    filename: str,
    media_type: str,
    text: str,
    language: str,
    by: Actor,
    title: str,
    published_on: str,
    restricted_to: Sequence[str],
    quarantined: str,
) -> tuple[Source, bool]:
    filename = kept_name(filename, text)
    _require_partial_date(published_on, filename)
    open_to = reader_lines(restricted_to, filename)
    locked_frontier()
    sha256 = store.put(data)
    same = Source.objects.filter(sha256=sha256, open_to=open_to)
    known = (
        same.exclude(quarantined="") if quarantined else same.filter(quarantined="")
    ).first()
    if known is not None:
        return known, False
    source = Source(
        id=uuid.uuid4(),
        sha256=sha256,
        size=len(data),
        filename=filename,
        media_type=media_type,
        language=language,
        text=text,
        title=title,
        published_on=published_on,
        received_by=by.actor_id,
        open_to=open_to,
        quarantined=quarantined,
    )
    verb = "record.source.quarantine" if quarantined else "record.source.keep"
    entry = append(verb, subject_of(source), by=by, **source_facts(source))
    source.received_at = entry.at
    source.save(force_insert=True)
    return source, True


def _require_partial_date(text: str, filename: str) -> None:
    if not text:
        return
    parts = _PARTIAL_DATE.fullmatch(text)
    if parts is None:
        raise RecordError(f"{filename}: “{text}” is no date such as 2025-06-11")
    year, month, day = (int(part or 1) for part in parts.groups())
    try:
        date(year, month, day)
    except ValueError as error:
        raise RecordError(f"{filename}: there is no {text}") from error
