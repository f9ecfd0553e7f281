"""The words of a form in its languages, and the media that its words come with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from orkhon.engines.xforms.model import DEFAULT_LANGUAGE, Language
from orkhon.engines.xforms.safe_xml import local_name

# "English (en)", "Oʻzbekcha (uz-Latn)", or the bare code.
_LETTERS = r"([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)"
_CODE = re.compile(rf"(?:.*\(\s*{_LETTERS}\s*\)|{_LETTERS})\s*")
_ITEXT = re.compile(r"jr:itext\(\s*(['\"])(.*?)\1\s*\)")
_ITEXT_OF = re.compile(r"jr:itext\(\s*([\w.-]+)\s*\)")


@dataclass(frozen=True, slots=True)
class Translations:
    """The table `itext` of a form."""

    languages: tuple[Language, ...]
    default_language: str
    texts: dict[str, dict[str, str]]
    """Id to language code to text."""
    media: tuple[tuple[str, str], ...]
    """Form of a medium ("image", "big-image", "audio", "video") and its address."""

    def of(self, element: etree._Element | None) -> dict[str, str]:
        """The words of a label or hint: those it points to, or those inside it."""
        if element is None:
            return {}
        pointed = _ITEXT.search(element.get("ref", ""))
        if pointed is not None:
            return self.texts.get(pointed[2], {})
        return {self.default_language: words} if (words := words_of(element)) else {}


def language_of(name: str) -> Language:
    """The language that a form calls by a name such as "Қазақша (kk)"."""
    found = _CODE.fullmatch(name)
    code = (found[1] or found[2]).lower() if found else name
    return Language(code=code, name=name)


def itext_key(ref: str) -> str | None:
    """The element whose text is the id in `jr:itext(itextId)`; None if none is."""
    found = _ITEXT_OF.search(ref)
    return found[1] if found else None


def translations_of(model: etree._Element) -> Translations:
    """Read the table; a form without one has no languages."""
    languages: list[Language] = []
    default = ""
    texts: dict[str, dict[str, str]] = {}
    media: dict[tuple[str, str], None] = {}
    for translation in _tables(model):
        language = language_of(translation.get("lang", ""))
        if any(known.code == language.code for known in languages):
            # Two languages with one code: only their names tell them apart.
            language = Language(code=language.name, name=language.name)
        languages.append(language)
        if translation.get("default") is not None:
            default = language.code
        for text in translation:
            for value in text:
                form = value.get("form", "")
                words = words_of(value)
                if not form:
                    texts.setdefault(text.get("id", ""), {})[language.code] = words
                elif form not in {"short", "long", "markdown"}:
                    media[form, words] = None
    if not default:
        default = languages[0].code if languages else DEFAULT_LANGUAGE
    is_named = [each.code for each in languages] != [DEFAULT_LANGUAGE]
    return Translations(
        languages=tuple(languages) if is_named else (),
        default_language=default,
        texts=texts,
        media=tuple(media),
    )


def words_of(element: etree._Element) -> str:
    """The text inside an element; an answer it quotes is written `${name}`."""
    return "".join(_pieces(element)).strip()


def _pieces(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if local_name(child) == "output":
            path = child.get("value") or child.get("ref") or ""
            yield f"${{{path.strip().rpartition('/')[2]}}}"
        else:
            yield from _pieces(child)
        yield child.tail or ""


def _tables(model: etree._Element) -> Iterator[etree._Element]:
    for itext in model:
        if local_name(itext) == "itext":
            yield from itext
