"""The sections of a statement and its standard phrases, in seven languages.

No phrase concludes anything: it says what was done, what was counted, or what was not
seen. A conclusion is written by people, and needs findings behind it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from orkhon.engines.findings import Place, placeholders
from orkhon.observation.form_designs.designs import LANGUAGES, DesignError, Texts

FOLDER = Path(__file__).parent / "statement"
KINDS_OF_SENTENCE = ("standard", "cited", "finding", "limit", "recommendation")
"""Kinds that a phrase may have; an assessment is never one of ours."""
WHEN = ("", "draw", "no_draw", "joint")
"""When a phrase is of use: always, with or without a published draw, issued jointly."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a statement.

    Attributes:
        key: As a statement's section names it.
        titles: Its heading by language.
        kinds_of_statement: statement, press, report: those that have it.
        paragraphs: Keys of `paragraphs()` whose findings belong to it.
    """

    key: str
    titles: Texts
    kinds_of_statement: tuple[str, ...]
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A standard sentence.

    Attributes:
        key: As a sentence names the phrase it was taken from; once in all sections.
        section: Key of its section.
        texts: The sentence by language, with its places.
        kind: The kind of the sentence that is made from it.
        placeholders: What it places: kind and key, in the order of the English text.
        suggests: The query of each finding that it places, by the finding's key; for
            a mission with our own forms.
        is_by_default: It is offered first, and taken into a text unless dropped.
        when: One of `WHEN`.
    """

    key: str
    section: str
    texts: Texts
    kind: str
    placeholders: tuple[Place, ...]
    suggests: Mapping[str, Mapping[str, object]]
    is_by_default: bool = False
    when: str = ""


@cache
def sections() -> tuple[Section, ...]:
    """Every section, in the order of a statement.

    Raises:
        DesignError: a title is missing in a language.
    """
    found = _read("sections.json")
    return tuple(
        Section(
            key=key,
            titles=_in_all(one["titles"], key),
            kinds_of_statement=tuple(one["kinds"]),
            paragraphs=tuple(one["paragraphs"]),
        )
        for key, one in found.items()
    )


def section(key: str) -> Section:
    """One section by its key.

    Raises:
        DesignError: there is no such section.
    """
    for one in sections():
        if one.key == key:
            return one
    raise DesignError(f"a statement has no section “{key}”")


def sections_of(kind: str) -> tuple[Section, ...]:
    """The sections of one kind of statement, in order.

    Raises:
        DesignError: there is no such kind.
    """
    found = tuple(one for one in sections() if kind in one.kinds_of_statement)
    if not found:
        raise DesignError(f"there is no kind of statement “{kind}”")
    return found


def phrases(section_key: str | None = None) -> tuple[Phrase, ...]:
    """The standard phrases of a section, or of all sections in their order.

    Raises:
        DesignError: there is no such section, or a phrase contradicts itself.
    """
    if section_key is None:
        return tuple(one for each in sections() for one in _phrases(each.key))
    return _phrases(section(section_key).key)


def phrase(key: str) -> Phrase:
    """One phrase by its key.

    Raises:
        DesignError: there is no such phrase.
    """
    for one in phrases():
        if one.key == key:
            return one
    raise DesignError(f"there is no standard phrase “{key}”")


@cache
def suggested() -> Mapping[str, Mapping[str, object]]:
    """The query of every finding that a phrase places, by the finding's key."""
    found: Mapping[str, Mapping[str, object]] = _read("suggested.json")
    return found


@cache
def _phrases(section_key: str) -> tuple[Phrase, ...]:
    found = _read(f"phrases/{section_key}.json")
    return tuple(_phrase(key, section_key, one) for key, one in found.items())


def _phrase(key: str, section_key: str, one: Mapping[str, Any]) -> Phrase:
    texts = _in_all(one["texts"], key)
    places = {language: placeholders(text) for language, text in texts.items()}
    for language, found in places.items():
        if sorted(found) != sorted(places["en"]):
            raise DesignError(
                f"the phrase “{key}” places other numbers in “{language}” than in “en”"
            )
    kind, when = one["kind"], one.get("when", "")
    if kind not in KINDS_OF_SENTENCE:
        raise DesignError(f"the phrase “{key}” is of no known kind: “{kind}”")
    if when not in WHEN:
        raise DesignError(f"the phrase “{key}” is for no known case: “{when}”")
    return Phrase(
        key=key,
        section=section_key,
        texts=texts,
        kind=kind,
        placeholders=tuple(places["en"]),
        suggests={
            name: suggested()[name]
            for what, name in places["en"]
            if what == "finding" and name in suggested()
        },
        is_by_default=one.get("by_default", False),
        when=when,
    )


def _in_all(texts: Mapping[str, str], key: str) -> Texts:
    missing = [one for one in LANGUAGES if not texts.get(one, "").strip()]
    if missing:
        raise DesignError(f"“{key}” has no words in {', '.join(missing)}")
    return texts


def _read(name: str) -> Any:
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))
