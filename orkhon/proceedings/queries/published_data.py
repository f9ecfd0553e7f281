"""Adopted texts as open data: JSON and CSV under stable addresses.

Names and keys are English, so that they say the same to all.
"""

import hashlib
import json

from django.conf import settings
from django.utils import translation

from orkhon.proceedings.queries.published import (
    PublishedText,
    published_text,
    published_texts,
    published_words,
)
from orkhon.record.published import PublishedFile
from orkhon.ui.tables import csv_bytes

LANGUAGE = "en"
SHAPE = "orkhon-adopted-texts/1"
HEAD = (
    "symbol", "type", "year", "number", "kind", "title", "authentic_language",
    "languages", "session", "place", "adopted_on", "rule", "sha256", "entry",
    "sample",
)  # fmt: skip


def published_texts_json() -> tuple[bytes, str]:
    """Every opened text without its words, and the version of the data."""
    with translation.override(LANGUAGE):
        return _file([_said(one) for one in published_texts()], "texts")


def published_texts_csv() -> tuple[bytes, str]:
    """A line for each text, and the version of the data."""
    with translation.override(LANGUAGE):
        texts = published_texts()
    rows = [
        (
            one.symbol, one.slug.upper(), one.year, one.number, one.kind, one.title,
            one.authentic, " ".join(one.languages), one.session, one.place,
            one.adopted_on.isoformat(), one.rule, one.sha256, one.seq,
            "yes" if one.is_sample else "",
        )
        for one in texts
    ]  # fmt: skip
    data = csv_bytes(HEAD, rows)
    return data, _version(data)


def published_text_json(code: str, year: int, number: int) -> tuple[bytes, str] | None:
    """One text with its words in every language; None unless it was opened."""
    with translation.override(LANGUAGE):
        found = published_text(code, year, number)
        words = published_words(code, year, number)
    if found is None or words is None:
        return None
    said = _said(found)
    said["texts"] = [
        {
            "language": one.language,
            "authentic": one.is_authentic,
            "title": one.title,
            "paragraphs": [
                {"role": each.role, "number": each.number, "text": each.text}
                for each in one.paragraphs
            ],
        }
        for one in words.values()
    ]
    return _file(said, "text")


def _said(text: PublishedText) -> dict[str, object]:
    return {
        "symbol": text.symbol,
        "type": text.slug.upper(),
        "year": text.year,
        "number": text.number,
        "kind": text.kind,
        "titles": text.titles,
        "authentic_language": text.authentic,
        "languages": list(text.languages),
        "session": text.session,
        "place": text.place,
        "adopted_on": text.adopted_on.isoformat(),
        "decision": {"rule": text.rule, "words": text.how},
        "model_law": text.law or None,
        "sha256": text.sha256,
        "entry": text.seq,
        "sample": text.is_sample,
        "papers": [_paper(one) for one in text.papers],
        "bundle": None if text.bundle is None else _paper(text.bundle),
    }


def _paper(file: PublishedFile) -> dict[str, object]:
    return {
        "language": file.language or None,
        "format": file.format,
        "name": file.name,
        "size": file.size,
        "sha256": file.sha256,
    }


def _file(said: object, under: str) -> tuple[bytes, str]:
    plain = json.dumps(said, ensure_ascii=False, sort_keys=True).encode()
    version = _version(plain)
    whole = {
        "shape": SHAPE,
        "licence": settings.ORKHON_OPEN_DATA_LICENCE or None,
        "data_version": version,
        under: said,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode(), version


def _version(plain: bytes) -> str:
    """Sixteen figures of the SHA-256 of the data: it changes when they do."""
    return hashlib.sha256(plain).hexdigest()[:16]
