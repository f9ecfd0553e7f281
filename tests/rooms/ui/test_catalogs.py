"""Every word of the screen has its translation in the six other languages."""

import io
import re
import string
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

import orkhon

PACKAGE = Path(orkhon.__file__).parent
LOCALE = PACKAGE / "ui" / "locale"
LANGUAGES = ["az", "kk", "ky", "ru", "tr", "uz"]
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def sources():
    """Files of the rooms, as text that reads like Python."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if "engines" not in path.parts and "migrations" not in path.parts:
            yield path.read_text(encoding="utf-8")
    for path in sorted(PACKAGE.glob("*/templates/**/*")):
        if path.suffix in {".html", ".txt"}:
            yield templatize(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def used():
    """Context and message of everything that a screen may say."""
    found = set()
    for text in sources():
        for _line, message, _notes, context in extract(
            "python", io.BytesIO(text.encode()), keywords=KEYWORDS
        ):
            single = message[0] if isinstance(message, tuple) else message
            if single:
                found.add((context, single))
    return found


def test_a_word_with_two_meanings_says_which_one_is_meant(used):
    # A meeting was held, a source is in quarantine; an hour and a period; a number
    # that counts and one that orders; who owes, and what is owed.
    for context, word in (
        ("entry", "Number"),
        ("figure", "Number"),
        ("period", "Time"),
        ("column", "Owes"),
        ("heading", "Owes"),
        ("column", "Since"),
    ):
        assert (context, word) in used
    assert not {(None, "Number"), (None, "Owes")} & used
    assert {(None, "in quarantine"), (None, "Rename")} <= used


def catalogue(language):
    path = LOCALE / language / "LC_MESSAGES" / "django.po"
    if not path.exists():
        pytest.skip(f"the catalogue of {language} is not written yet")
    return read_po(io.BytesIO(path.read_bytes()), locale=language)


def forms(message):
    return message.string if isinstance(message.string, tuple) else (message.string,)


def places(text):
    """What is filled in: %(name)s, %s, {name}."""
    percent = re.findall(r"%\((\w+)\)[sd]|%([sd])", text)
    return sorted(map(str, percent)) + sorted(
        name
        for _, name, _, _ in string.Formatter().parse(text.replace("%", ""))
        if name
    )


def test_words_are_found_in_python_and_in_templates(used):
    assert (None, "Sign in") in used  # a template
    assert (None, "Administrator") in used  # a model
    assert ("state of a fact", "Proposed") in used
    assert (None, "%(n)s promise is overdue.") in used


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_left_in_english(language, used):
    translated = {
        (one.context, one.id[0] if isinstance(one.id, tuple) else one.id)
        for one in catalogue(language)
        if not one.fuzzy and all(forms(one))
    }
    assert sorted(map(str, used - translated)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_filled_in_stays_in_every_translation(language):
    wrong = []
    for one in catalogue(language):
        if not one.id:
            continue
        ids = one.id if isinstance(one.id, tuple) else (one.id,)
        wanted = places(ids[-1])
        for text in forms(one):
            # The form for one may leave the number out: "One thing is not right".
            if text and places(text) not in (wanted, places(ids[0])):
                wrong.append(f"{ids[0]} -> {text}")
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_count_has_all_the_forms_of_its_language(language):
    found = catalogue(language)
    assert [
        one.id[0]
        for one in found
        if isinstance(one.id, tuple) and len(forms(one)) != found.num_plurals
    ] == []
