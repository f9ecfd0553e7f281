"""The sections of each kind of statement and their standard phrases, by language."""

from orkhon.observation.form_designs import statement_phrases
from orkhon.observation.form_designs.designs import DesignError


def section_keys(kind: str) -> tuple[str, ...]:
    """The sections of a kind of statement, in order.

    Raises:
        DesignError: there is no such kind.
    """
    return tuple(one.key for one in statement_phrases.sections_of(kind))


def section_title(key: str, language: str) -> str:
    """The heading of a section."""
    return statement_phrases.section(key).titles[language]


def phrase_text(key: str, language: str) -> str:
    """A standard phrase with its places; "" where there is no such phrase."""
    try:
        found = statement_phrases.phrase(key)
    except DesignError:
        return ""
    return found.texts.get(language, "")
