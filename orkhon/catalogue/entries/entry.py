"""One published thing as the catalogue takes it in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Wording:
    """How a thing is called and what it says in one language.

    Attributes:
        language: "" where one wording serves every language: names in all scripts.
        words: What it is found by besides its title, and shown around a hit.
    """

    language: str
    title: str
    words: str = ""


@dataclass(frozen=True)
class Entry:
    """A published thing.

    Attributes:
        key: What tells it from others of its kind; a correction does not change it.
        wordings: One at least, each in a language of its own.
        day: It is of this day; None for what holds without one, such as a person.
        address: Of its page, after /public/LANGUAGE/.
        value: The frozen value that it is published as; every version is kept.
        is_found: Whether a search finds it; not what another kind is found as.
    """

    key: str
    wordings: tuple[Wording, ...]
    day: date | None
    address: str
    value: object
    is_sample: bool = False
    is_found: bool = True


def path_of(address: str, language: str) -> str:
    """Where a page lies on this site, of its address after /public/LANGUAGE/.

    Data name pages so, without the site: they stay the same when it moves.
    """
    return f"/public/{language}/{address}"


def together(parts: Iterable[str]) -> str:
    """Parts of a text that follow one another, a line each; empty ones left out."""
    return "\n".join(part.strip() for part in parts if part.strip())
