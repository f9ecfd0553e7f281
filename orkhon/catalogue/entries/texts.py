"""Adopted texts, found by their words in every language that they are complete in."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from orkhon.catalogue.entries.entry import Entry, Wording, together
from orkhon.proceedings.models import AdoptedText
from orkhon.proceedings.queries.published import (
    PublishedText,
    PublishedWords,
    published_texts,
    published_words,
)


@dataclass(frozen=True)
class WholeText:
    """A text with its words, the authentic language first."""

    text: PublishedText
    words: tuple[PublishedWords, ...]


def entries() -> Iterator[Entry]:
    """Every opened text."""
    for text in published_texts():
        words = published_words(text.slug, text.year, text.number)
        if words is None:  # pragma: no cover -- closed between two reads
            continue
        yield Entry(
            key=f"{text.slug}/{text.year}/{text.number}",
            wordings=tuple(
                Wording(
                    one.language,
                    f"{text.symbol} {one.title}",
                    together([*(part.text for part in one.paragraphs), text.session]),
                )
                for one in words.values()
            ),
            day=text.adopted_on,
            address=f"texts/{text.slug}/{text.year}/{text.number}/",
            value=WholeText(text, tuple(words.values())),
            is_sample=text.is_sample,
        )


def public(keys: Collection[str]) -> set[str]:
    """Those of the keys that are open now."""
    rows = AdoptedText.objects.filter(published_at__isnull=False).values_list(
        "code", "year", "number"
    )
    return {f"{code.lower()}/{year}/{number}" for code, year, number in rows} & set(
        keys
    )
