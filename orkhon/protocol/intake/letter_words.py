"""Words with {fields}: which are asked for, and the words once they are filled."""

from collections.abc import Collection, Mapping
from string import Formatter


class WordsError(ValueError):
    """Braces that do not close, or a field that does not exist."""


class Missing(ValueError):
    """A value that is not known; the message says which field asks for it."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


def asked_for(words: str, known: Collection[str]) -> tuple[str, ...]:
    """The fields that words ask for, in order, each once.

    Args:
        words: Such as "Dear {name}"; {{ and }} are braces themselves.
        known: The fields that there are.
    Raises:
        WordsError: an unknown field, one with more than its name, or a brace that
            does not close; the message names it.
    """
    found: dict[str, None] = {}
    try:
        pieces = list(Formatter().parse(words))
    except ValueError as error:
        raise WordsError(
            f"a brace does not close in “{words.strip()[:60]}”; write {{name}}"
        ) from error
    for _text, field, spec, conversion in pieces:
        if field is None:
            continue
        if field not in known or spec or conversion:
            asked = field + (f"!{conversion}" if conversion else "")
            asked += f":{spec}" if spec else ""
            raise WordsError(f"{{{asked}}}")
        found[field] = None
    return tuple(found)


def filled(words: str, values: Mapping[str, str]) -> str:
    """The words with every field in its place.

    Args:
        values: By field; what is absent or "" is not known.
    Raises:
        Missing: a field has no value; an empty place is never printed.
    """
    written = []
    for text, field, _spec, _conversion in Formatter().parse(words):
        written.append(text)
        if field is not None:
            value = values.get(field, "")
            if not value:
                raise Missing(field)
            written.append(value)
    return "".join(written)
