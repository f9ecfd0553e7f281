"""Communiqués that are out, in the version that holds."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from orkhon.catalogue.entries.entry import Entry, Wording, together
from orkhon.press.queries.published import (
    PublishedCommunique,
    PublishedWords,
    published_communique_words,
    published_communiques,
)


@dataclass(frozen=True)
class WholeCommunique:
    """A communiqué with its words, the authentic language first."""

    communique: PublishedCommunique
    words: tuple[PublishedWords, ...]


def entries() -> Iterator[Entry]:
    """Every one that is out; one under embargo is not."""
    for one in published_communiques():
        words = published_communique_words(one.year, one.number)
        if words is None:  # pragma: no cover -- withdrawn between two reads
            continue
        yield Entry(
            key=f"{one.year}/{one.number}",
            wordings=tuple(
                Wording(
                    text.language,
                    text.title,
                    together(
                        [
                            text.lead,
                            *(
                                "".join(p.text for p in each)
                                for each in text.paragraphs
                            ),
                        ]
                    ),
                )
                for text in words.values()
            ),
            day=one.versions[0].published_at.date(),
            address=f"news/{one.year}/{one.number}/",
            value=WholeCommunique(one, tuple(words.values())),
            is_sample=one.is_sample,
        )


def public(keys: Collection[str]) -> set[str]:
    """Those of the keys that are out now."""
    found = published_communiques()
    return {f"{one.year}/{one.number}" for one in found} & set(keys)
