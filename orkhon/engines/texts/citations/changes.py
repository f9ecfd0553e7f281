"""Which references a new version of a text breaks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from orkhon.engines.texts.citations.finding import find_references
from orkhon.engines.texts.citations.model import Reference
from orkhon.engines.texts.citations.places import Places
from orkhon.engines.texts.structure.model import Provision, Text

Why = Literal["deleted", "renumbered", "taken", "nowhere", "never"]


class CarriedOver(Protocol):
    """What became of a provision of the old text; the redline says it."""

    @property
    def new_eid(self) -> str | None:
        """Where it stands in the new text; None where it is gone."""
        ...


@dataclass(frozen=True, slots=True)
class Located:
    """A reference and where it stands.

    Attributes:
        eid: Of the provision whose own words it is in.
        inside: Which of its words; the places of the reference count from there.
        reference: As found.
        target: Identifier of what it points at, None where nothing is there.
    """

    eid: str
    inside: Literal["heading", "text"]
    reference: Reference
    target: str | None


@dataclass(frozen=True, slots=True)
class BrokenReference:
    """A reference in the new text that needs a person.

    Attributes:
        eid: Of the provision of the new text that it stands in.
        words: As written there.
        pointed_at: What it pointed at in the old text, an identifier of the old text;
            None where it is new, or pointed at nothing there.
        points_at: What it points at now, an identifier of the new text, or None.
        stands_at: Where what it pointed at stands now, or None where it is gone.
        why: "deleted": what it pointed at is gone. "renumbered": it has another number
            now, and nothing has the old one. "taken": another provision has the number
            now. "nowhere": the reference is new and points at nothing. "never": it
            pointed at nothing before either.
    """

    eid: str
    words: str
    pointed_at: str | None
    points_at: str | None
    stands_at: str | None
    why: Why


def located(text: Text) -> tuple[Located, ...]:
    """Find all references of a text that name no other act, and what they point at.

    Args:
        text: As read; its language must be one of the seven.
    Raises:
        TextError: the language is none of them.
    """
    places = Places(text)
    return tuple(
        Located(eid, inside, reference, places.resolve(reference, eid))
        for eid, inside, reference in _references(text)
    )


def broken(
    old: Text, new: Text, carried: Mapping[str, CarriedOver]
) -> tuple[BrokenReference, ...]:
    """List the references of a new version that its changes break.

    Args:
        old, new: Two versions of one text, in one language.
        carried: By identifier in the old text, what became of each provision.
    Returns:
        In the order of the new text; none for references to other acts.
    Raises:
        TextError: a language is none of the seven.
    """
    was, now = Places(old), Places(new)
    before: dict[tuple[str, object], tuple[Reference, str]] = {}
    for eid, _inside, reference in _references(old):
        there = carried[eid].new_eid if eid in carried else None
        if there is not None:
            before.setdefault((there, _said(reference)), (reference, eid))
    found = []
    for eid, _inside, reference in _references(new):
        known = before.get((eid, _said(reference)))
        one = (
            _of_new(eid, reference, now)
            if known is None
            else _of_old(eid, reference, now, was.ends(*known), carried)
        )
        if one is not None:
            found.append(one)
    return tuple(found)


def _references(
    text: Text,
) -> Iterator[tuple[str, Literal["heading", "text"], Reference]]:
    for provision in _all(text.provisions):
        for inside, words in (
            ("heading", provision.heading),
            ("text", provision.text),
        ):
            for reference in find_references(words, text.language) if words else ():
                if reference.of == "this":
                    yield provision.eid, inside, reference  # type: ignore[misc]  # -- two literals


def _all(provisions: tuple[Provision, ...]) -> Iterator[Provision]:
    for provision in provisions:
        yield provision
        yield from _all(provision.children)


def _said(reference: Reference) -> object:
    return reference.steps, reference.until


def _of_new(eid: str, reference: Reference, now: Places) -> BrokenReference | None:
    first, last = now.ends(reference, eid)
    if first is not None and last is not None:
        return None
    return BrokenReference(eid, reference.words, None, None, None, "nowhere")


def _of_old(
    eid: str,
    reference: Reference,
    now: Places,
    was: tuple[Provision | None, Provision | None],
    carried: Mapping[str, CarriedOver],
) -> BrokenReference | None:
    """Compare what a reference points at with what it pointed at, both ends."""
    for target, here in zip(was, now.ends(reference, eid), strict=True):
        points_at = None if here is None else here.eid
        if target is None:
            if points_at is None:
                return BrokenReference(eid, reference.words, None, None, None, "never")
            continue
        fate = carried.get(target.eid)
        stands_at = None if fate is None else fate.new_eid
        if points_at == stands_at and points_at is not None:
            continue
        why: Why = "deleted"
        if points_at is not None:
            why = "taken"
        elif stands_at is not None:
            why = "renumbered"
        return BrokenReference(
            eid, reference.words, target.eid, points_at, stands_at, why
        )
    return None
