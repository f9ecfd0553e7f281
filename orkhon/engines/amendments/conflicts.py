"""Which amendments cannot both be accepted, and which ask for the same."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from orkhon.engines.amendments.model import (
    OF_WORDS,
    Amendment,
    AmendmentError,
    Conflict,
    Text,
    Why,
)


def check(base: Text, amendment: Amendment) -> Amendment:
    """Refuse an amendment that does not fit its text.

    Raises:
        AmendmentError: no such paragraph, words outside it, nothing changed, no owner.
    """
    name = f"amendment {amendment.number}"
    if not amendment.owners:
        raise AmendmentError(f"{name} has no owner")
    if amendment.kind in OF_WORDS:
        _check_words(base, amendment, name)
        return amendment
    if amendment.start or amendment.end:
        raise AmendmentError(f"{name} is about a whole paragraph, not about words")
    if amendment.kind == "insert-paragraph":
        if not amendment.text.strip():
            raise AmendmentError(f"{name} brings a paragraph without words")
        if amendment.paragraph in base.by_key:
            raise AmendmentError(
                f"{name} brings a new paragraph as {amendment.paragraph}, "
                "which is in the text already"
            )
    else:
        base.paragraph(amendment.paragraph)
        if amendment.text:
            raise AmendmentError(f"{name} brings no words, but words are given")
    if amendment.kind == "delete-paragraph":
        return amendment
    if amendment.after is not None:
        base.paragraph(amendment.after)
    if amendment.kind == "move":
        _check_move(base, amendment, name)
    return amendment


def _check_words(base: Text, amendment: Amendment, name: str) -> None:
    text = base.paragraph(amendment.paragraph).text
    start, end = amendment.start, amendment.end
    if not 0 <= start <= end <= len(text):
        raise AmendmentError(
            f"{name} is about letters {start} to {end} of a paragraph of {len(text)}"
        )
    if (amendment.kind == "insert") != (start == end):
        raise AmendmentError(
            f"{name} is to {amendment.kind} words, but marks {end - start} letters"
        )
    if (amendment.kind == "delete") != (not amendment.text):
        raise AmendmentError(
            f"{name} is to {amendment.kind} words and brings “{amendment.text}”"
        )
    if amendment.text == text[start:end]:
        raise AmendmentError(f"{name} changes nothing")
    if (
        amendment.kind != "insert"
        and not (text[:start] + amendment.text + text[end:]).strip()
    ):
        raise AmendmentError(f"{name} leaves no words; strike the paragraph instead")


def _check_move(base: Text, amendment: Amendment, name: str) -> None:
    keys: list[str | None] = [None, *base.by_key]
    before = keys[keys.index(amendment.paragraph) - 1]
    if amendment.after in (amendment.paragraph, before):
        raise AmendmentError(f"{name} moves the paragraph to where it stands")


def conflicts(amendments: Sequence[Amendment]) -> tuple[Conflict, ...]:
    """All pairs that cannot both be accepted, by number.

    Two that ask for exactly the same are none, nor is a compromise with what it
    replaces.
    """
    found = []
    for one, other in combinations(_by_number(amendments), 2):
        if one.key in other.replaces or other.key in one.replaces:
            continue
        why = reason(one, other)
        if why is not None:
            found.append(Conflict(one.key, other.key, why))
    return tuple(found)


def reason(one: Amendment, other: Amendment) -> Why | None:
    """Why two amendments cannot both be accepted, None where they can."""
    if asks(one) == asks(other):
        return None
    if one.paragraph == other.paragraph:
        found = _of_one_paragraph(one, other)
        if found:
            return found
    for mover, placed in ((one, other), (other, one)):
        moves_away = mover.kind == "move" and placed.kind in (
            "move",
            "insert-paragraph",
        )
        if moves_away and placed.after == mover.paragraph:
            return "moved paragraph"
    return None


def _of_one_paragraph(one: Amendment, other: Amendment) -> Why | None:
    kinds = {one.kind, other.kind}
    if "delete-paragraph" in kinds:
        return "deleted paragraph"
    if kinds == {"move"}:
        return "moved paragraph"
    if not kinds <= set(OF_WORDS):
        return None  # words of a paragraph that moves go with it
    if one.start == one.end == other.start == other.end:
        return "same place"
    first, second = sorted((one, other), key=lambda each: (each.start, each.end))
    empty = first.start == first.end or second.start == second.end
    if empty:
        inside = first.start < second.start < first.end
        return "same words" if inside else None
    return "same words" if second.start < first.end else None


Asked = tuple[str, str, int, int, str, str | None, str]


def asks(amendment: Amendment) -> Asked:
    """What is asked for, whoever asks: the same value for the same change."""
    new = amendment.kind == "insert-paragraph"
    return (
        amendment.kind,
        "" if new else amendment.paragraph,
        amendment.start,
        amendment.end,
        amendment.text,
        amendment.after if amendment.kind in ("move", "insert-paragraph") else None,
        amendment.role if new else "",
    )


def grouped(amendments: Iterable[Amendment]) -> list[tuple[Amendment, ...]]:
    """Amendments that ask for the same together, the groups by lowest number."""
    groups: dict[Asked, list[Amendment]] = {}
    for amendment in _by_number(amendments):
        groups.setdefault(asks(amendment), []).append(amendment)
    return [tuple(group) for group in groups.values()]


def owners_of(group: Iterable[Amendment]) -> tuple[str, ...]:
    """Who asks, each once, in the order of the numbers."""
    return tuple(dict.fromkeys(owner for each in group for owner in each.owners))


def keys_of(group: Iterable[Amendment]) -> tuple[str, ...]:
    """The keys of amendments, in their order."""
    return tuple(each.key for each in group)


def require_together(accepted: Sequence[Amendment]) -> None:
    """Refuse accepted amendments that cannot all hold.

    Raises:
        AmendmentError: two conflict, one replaces another, or two bring different new
            paragraphs under one key.
    """
    for one, other in combinations(_by_number(accepted), 2):
        pair = f"amendments {one.number} and {other.number}"
        if one.key in other.replaces or other.key in one.replaces:
            raise AmendmentError(f"of {pair} one replaces the other")
        why = reason(one, other)
        if why is not None:
            raise AmendmentError(f"{pair} cannot both be accepted: {_SAID[why]}")


_SAID: dict[Why, str] = {
    "same words": "they change the same words",
    "same place": "they insert at the same place",
    "deleted paragraph": "one strikes the paragraph that the other changes",
    "moved paragraph": "one moves the paragraph that the other relies on",
}


def _by_number(amendments: Iterable[Amendment]) -> list[Amendment]:
    return sorted(amendments, key=lambda each: (each.number, each.key))
