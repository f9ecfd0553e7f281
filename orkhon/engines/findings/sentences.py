"""Sentences with places for numbers: `{finding:key}`, `{figure:key}`, `{mission:title}`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_PLACE = re.compile(r"\{(finding|figure|mission):([A-Za-z0-9_-]+)\}")
_DIGIT = r"[\d¹²³⁰⁴-⁹¼-¾⅐-↉]"
_TYPED = re.compile(rf"{_DIGIT}+(?:[.,:/'’\u00a0\u202f\u2009-]?{_DIGIT}+)*")

Place = tuple[str, str]
"""Kind and key of what stands in a sentence."""


class SentenceError(ValueError):
    """A sentence with a bracket that names nothing, or a place that nothing fills."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a sentence: its words, or what stands at a place.

    Attributes:
        kind: finding, figure or mission, and `key` which; both "" for plain words.
    """

    text: str
    kind: str = ""
    key: str = ""


def placeholders(text: str) -> list[Place]:
    """The places of a sentence in their order, as often as they stand there.

    Raises:
        SentenceError: a bracket that is no place.
    """
    _require_brackets(text)
    return [(kind, key) for kind, key in _PLACE.findall(text)]


def filled(text: str, shown: Mapping[Place, str]) -> list[Segment]:
    """The sentence in pieces, each place filled.

    Args:
        text: The sentence with its places.
        shown: What stands at each place, as the reader sees it.
    Raises:
        SentenceError: a bracket that is no place, or a place that nothing fills.
    """
    _require_brackets(text)
    segments, end = [], 0
    for found in _PLACE.finditer(text):
        if found.start() > end:
            segments.append(Segment(text[end : found.start()]))
        place = (found[1], found[2])
        if place not in shown:
            raise SentenceError(f"nothing fills {found[0]}")
        segments.append(Segment(shown[place], *place))
        end = found.end()
    if end < len(text):
        segments.append(Segment(text[end:]))
    return segments


def typed_numbers(text: str) -> list[str]:
    """Numbers in digits that were typed and not placed: “about 40” gives 40."""
    return _TYPED.findall(_PLACE.sub(" ", text))


def _require_brackets(text: str) -> None:
    left = _PLACE.sub("", text)
    if "{" in left or "}" in left:
        at = min(place for sign in "{}" if (place := left.find(sign)) >= 0)
        raise SentenceError(
            f"“{left[at : at + 30]}” is no place such as {{finding:stations}}"
        )
