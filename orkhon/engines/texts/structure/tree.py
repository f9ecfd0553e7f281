"""Going through the provisions of a text, and finding one."""

from collections.abc import Iterator

from orkhon.engines.texts.structure.model import Provision, Text


def walk(text: Text) -> Iterator[tuple[Provision, tuple[Provision, ...]]]:
    """All provisions in the order of the document.

    Yields:
        A provision and what it stands in, outermost first.
    """
    yield from _below(text.provisions, ())


def _below(
    provisions: tuple[Provision, ...], ancestors: tuple[Provision, ...]
) -> Iterator[tuple[Provision, tuple[Provision, ...]]]:
    for provision in provisions:
        yield provision, ancestors
        yield from _below(provision.children, (*ancestors, provision))


def find(text: Text, eid: str) -> Provision | None:
    """The provision with this identifier, None where there is none."""
    return next((one for one, _ in walk(text) if one.eid == eid), None)
