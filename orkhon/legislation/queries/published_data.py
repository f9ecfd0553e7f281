"""The status of a model law as open data: JSON and CSV under stable addresses."""

import hashlib
import json

from django.conf import settings
from django.utils import translation

from orkhon.legislation.models import Status
from orkhon.legislation.queries.published import (
    PublishedStatus,
    published_model,
)
from orkhon.ui.tables import csv_bytes

LANGUAGE = "en"
"""Names and keys of the data are English, so that they say the same to all."""

SHAPE = "orkhon-model-law-status/1"
HEAD = (
    "model_law", "model_version", "provision", "eid", "heading", "country", "status",
    "examine_again", "national_provisions", "reason", "decided_on",
)  # fmt: skip


def published_json(key: str) -> tuple[bytes, str] | None:
    """The data as JSON, and the version of the data; None unless it is open."""
    found = _status(key)
    if found is None:
        return None
    said = _said(found)
    version = _version(said)
    licence = settings.ORKHON_OPEN_DATA_LICENCE or None
    said = {"shape": SHAPE, "licence": licence, "data_version": version} | said
    return json.dumps(said, ensure_ascii=False, indent=1).encode(), version


def published_csv(key: str) -> tuple[bytes, str] | None:
    """A line for each provision and member, and the version of the data."""
    found = _status(key)
    if found is None:
        return None
    model = found.model
    rows = [
        (
            model.key, model.version, row.no, row.eid, row.heading, cell.country,
            cell.status.value, "yes" if cell.again else "",
            "; ".join(cell.numbers), cell.reason,
            "" if cell.decided_on is None else cell.decided_on.isoformat(),
        )
        for row in found.rows
        for cell in row.cells
    ]  # fmt: skip
    return csv_bytes(HEAD, rows), _version(_said(found))


def _status(key: str) -> PublishedStatus | None:
    with translation.override(LANGUAGE):
        return published_model(key, LANGUAGE)


def _version(said: dict[str, object]) -> str:
    """Sixteen figures of the SHA-256 of the data: it changes when they do."""
    plain = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


def _said(found: PublishedStatus) -> dict[str, object]:
    model = found.model
    return {
        "model_law": {
            "key": model.key,
            "title": model.title,
            "version": model.version,
            "state": model.state,
            "as_of": model.as_of,
            "provisions": model.provisions,
            "sample": model.is_sample,
        },
        "decided_on": None
        if model.decided_on is None
        else model.decided_on.isoformat(),
        "statuses": [one.value for one in Status],
        "members": [
            {
                "country": one.code,
                "name": one.name,
                "laws": [
                    {
                        "key": law.key,
                        "title": law.title,
                        "official_number": law.official_number,
                        "version": law.version or None,
                        "state": law.state,
                        "as_of": law.as_of,
                    }
                    for law in one.laws
                ],
                "enacted": one.tally.enacted,
                "examined": one.tally.examined,
                "provisions": one.tally.total,
                "examine_again": one.tally.again,
                "counts": {
                    status.value: count for status, count in one.tally.counts.items()
                },
            }
            for one in model.members
        ],
        "provisions": [
            {
                "no": row.no,
                "eid": row.eid,
                "heading": row.heading,
                "chapter": row.chapter,
                "members": [
                    {
                        "country": cell.country,
                        "status": cell.status.value,
                        "examine_again": cell.again,
                        "national_provisions": list(cell.numbers),
                        "reason": cell.reason,
                        "decided_on": None
                        if cell.decided_on is None
                        else cell.decided_on.isoformat(),
                    }
                    for cell in row.cells
                ],
            }
            for row in found.rows
        ],
    }
