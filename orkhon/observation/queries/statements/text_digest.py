"""The digest of a text: what people agreed to, and nothing else."""

from collections.abc import Mapping
from hashlib import sha256

from orkhon.engines.merkle.entry import JSON, canonical
from orkhon.observation.models import Statement
from orkhon.observation.queries.statements.composition import (
    Composed,
    ComposedSection,
)


def text_digest(texts: Mapping[str, Composed]) -> str:
    """SHA-256 of a statement as it reads in every language, numbers in place.

    Args:
        texts: By language, as `composed_all` gives them.
    Raises:
        ValueError: there is no language.
    """
    if not texts:
        raise ValueError("a statement has at least one language")
    first = next(iter(texts.values()))
    statement = first.statement
    said: JSON = {
        **_head(statement),
        "sections": [
            {
                "key": part.key,
                "sentences": _sentences(
                    {lang: one.sections[n] for lang, one in texts.items()}
                ),
            }
            for n, part in enumerate(first.sections)
        ],
    }
    return sha256(canonical(said)).hexdigest()


def section_digests(texts: Mapping[str, Composed]) -> dict[str, str]:
    """SHA-256 of each section by its key; a change elsewhere leaves it as it is."""
    first = next(iter(texts.values()))
    return {
        part.key: sha256(
            canonical(
                {
                    "section": part.key,
                    "sentences": _sentences(
                        {lang: one.sections[n] for lang, one in texts.items()}
                    ),
                }
            )
        ).hexdigest()
        for n, part in enumerate(first.sections)
    }


def _head(statement: Statement) -> dict[str, JSON]:
    return {
        "kind": statement.kind,
        "corrects": None
        if statement.corrects_id is None
        else str(statement.corrects_id),
        "correction_words": dict(statement.correction_words),
        "authentic": statement.authentic,
        "languages": list(statement.languages),
        "joint_with": list(statement.joint_with),
    }


def _sentences(section: Mapping[str, ComposedSection]) -> list[JSON]:
    first = next(iter(section.values()))
    return [
        {
            "kind": str(one.kind),
            "opens_paragraph": one.row.opens_paragraph,
            "findings": sorted(one.findings),
            "citation": None
            if one.row.citation_id is None
            else str(one.row.citation_id),
            "text": {lang: part.sentences[n].shown for lang, part in section.items()},
        }
        for n, one in enumerate(first.sentences)
    ]
