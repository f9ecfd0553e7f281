"""Photographs that are published, found by what is seen and who is shown."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from orkhon.catalogue.entries.entry import Entry, Wording, together
from orkhon.engines import periods
from orkhon.press.queries.published_photographs import (
    PublishedPhotograph,
    published_photographs,
)


@dataclass(frozen=True)
class WholePhotograph:
    """A photograph with its files.

    Attributes:
        files: By the name of the size, where it lies as JPEG: a path on this site.
    """

    photograph: PublishedPhotograph
    files: dict[str, str]


def entries() -> Iterator[Entry]:
    """Every photograph that everybody may see."""
    for one in published_photographs():
        taken_on = periods.earliest(one.taken_on) if one.taken_on else None
        yield Entry(
            key=str(one.number),
            wordings=tuple(_wordings(one)),
            day=taken_on or one.published_at.date(),
            address=f"photographs/{one.number}/",
            value=WholePhotograph(
                one,
                {
                    size.name: f"/public/photographs/{one.number}/{size.name}.jpg"
                    for size in one.sizes
                },
            ),
            is_sample=one.is_sample,
        )


def public(keys: Collection[str]) -> set[str]:
    """Those of the keys that everybody may see now."""
    return {str(one.number) for one in published_photographs()} & set(keys)


def _wordings(one: PublishedPhotograph) -> Iterator[Wording]:
    shown = [each.name for each in one.shown]
    for code in one.languages:
        alt, caption = one.alts[code], one.captions[code]
        # Under a caption stands what is seen; without one that is what it is called.
        said = [alt] if caption else []
        yield Wording(
            code, caption or alt, together([*said, *shown, one.place, one.credit])
        )
