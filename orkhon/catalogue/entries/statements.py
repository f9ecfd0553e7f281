"""Statements of missions, found by every sentence in each language of theirs."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.utils import translation

from orkhon.catalogue.entries.entry import Entry, Wording, together
from orkhon.observation.models import Statement
from orkhon.observation.queries.published import (
    PublishedStatement,
    PublishedText,
    published_statements,
    published_text,
)


@dataclass(frozen=True)
class WholeStatement:
    """A statement with its words, the authentic language first."""

    statement: PublishedStatement
    words: tuple[PublishedText, ...]


def entries() -> Iterator[Entry]:
    """Every published statement."""
    for one in published_statements():
        read = [_text(one, language) for language in _ordered(one)]
        words = tuple(text for text in read if text is not None)
        yield Entry(
            key=f"{one.mission}/{one.number}",
            wordings=tuple(
                Wording(
                    text.language,
                    f"{one.kind_words(text.language)}: {one.title}",
                    together([*_said(text), one.country, one.place]),
                )
                for text in words
            ),
            day=one.published_at.date(),
            address=f"missions/{one.mission}/statements/{one.number}/",
            value=WholeStatement(one, words),
            is_sample=one.is_sample,
        )


def public(keys: Collection[str]) -> set[str]:
    """Those of the keys that are published now."""
    rows = Statement.objects.filter(state=Statement.State.PUBLISHED).values_list(
        "mission__number", "number"
    )
    return {f"{mission}/{number}" for mission, number in rows} & set(keys)


def _text(statement: PublishedStatement, language: str) -> PublishedText | None:
    with translation.override(language):
        return published_text(statement.mission, statement.number, language)


def _ordered(statement: PublishedStatement) -> list[str]:
    return sorted(
        statement.languages, key=lambda code: (code != statement.authentic, code)
    )


def _said(text: PublishedText) -> Iterator[str]:
    for section in text.sections:
        yield section.title
        for paragraph in section.paragraphs:
            yield paragraph.title
            yield "".join(piece.text for piece in paragraph.pieces)
