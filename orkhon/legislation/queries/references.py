"""Words of a text that refer to its own provisions, as links."""

from collections.abc import Sequence
from dataclasses import dataclass

from orkhon.engines.texts.citations import Places, Reference, find_references
from orkhon.engines.texts.structure import Text


@dataclass(frozen=True)
class Piece:
    """Some words; with an identifier where they lead to a provision.

    Attributes:
        text: The words as written.
        eid: Where they lead, "" for none.
        is_broken: They refer to a provision that this text does not have.
    """

    text: str
    eid: str = ""
    is_broken: bool = False


class Referring:
    """One text whose references are looked up."""

    def __init__(self, text: Text) -> None:
        self._language = text.language
        self._places = Places(text)

    def pieces(self, words: str, at: str) -> Sequence[Piece]:
        """Part the words of a provision where they refer to another.

        Args:
            words: What the provision itself says.
            at: Its identifier, for “this article” and “paragraph 2”.
        Returns:
            The words, nothing lost; references to other acts stay plain.
        """
        pieces: list[Piece] = []
        reached = 0
        for one in find_references(words, self._language) if words else ():
            piece = self._piece(one, at)
            if piece is None:
                continue
            if one.start > reached:
                pieces.append(Piece(words[reached : one.start]))
            pieces.append(piece)
            reached = one.end
        if reached < len(words):
            pieces.append(Piece(words[reached:]))
        return tuple(pieces)

    def _piece(self, one: Reference, at: str) -> Piece | None:
        if one.of != "this":
            return None
        eid = self._places.resolve(one, at)
        return Piece(one.words, eid or "", eid is None)
