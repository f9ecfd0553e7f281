"""The head of other people's files and of ours, read."""

import re
from collections.abc import Iterator

from lxml import etree

from orkhon.engines.texts.akn.about import (
    LANGUAGE_CODES,
    About,
    require_country,
    require_date,
    without_control,
)
from orkhon.engines.texts.akn.metadata import NOT_STATED
from orkhon.engines.texts.akn.vocabulary import name_of, own
from orkhon.engines.texts.akn.words import Line
from orkhon.engines.texts.structure.language import UNDETERMINED
from orkhon.engines.texts.structure.model import TextError

_OURS = {code: language for language, code in LANGUAGE_CODES.items()}
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_TITLES = ("docTitle", "shortTitle", "longTitle")


class HeadReader:
    """The head of one document; `warnings` says what it does not say."""

    def __init__(self, document: etree._Element) -> None:
        self.document = document
        self.warnings: list[str] = []
        self._work = self._level("FRBRWork")
        self._expression = self._level("FRBRExpression")
        self._manifestation = self._level("FRBRManifestation")

    def about(self) -> About:
        """Read what the document is; what it does not say stays empty."""
        kind = name_of(self.document)
        return About(
            kind="act" if kind == "act" else "bill" if kind == "bill" else "doc",
            country=self._country(),
            subtype=_value(self._work, "FRBRsubtype"),
            author=self._author(),
            work_date=self._date(self._work, "The date of the work"),
            number=_value(self._work, "FRBRnumber") or "",
            language=_language(self._attribute("FRBRlanguage", "language")),
            version_date=self._date(self._expression, "The date of this version"),
            title=self._title(),
            authentic=self._is_authentic(),
            manifested_on=self._date(self._manifestation, "The date of the file"),
            translated_from=self._translated_from(),
        )

    def own_text(self) -> etree._Element | None:
        """What our own files say of the text; None in other people's."""
        return next(
            (one for meta in self._metas() for one in meta.iter(own("text"))), None
        )

    def _metas(self) -> Iterator[etree._Element]:
        return (child for child in self.document if _is(child, "meta"))

    def _level(self, name: str) -> etree._Element | None:
        return next(
            (one for meta in self._metas() for one in meta.iter() if _is(one, name)),
            None,
        )

    def _country(self) -> str:
        country = (_value(self._work, "FRBRcountry") or "").lower()
        try:
            require_country(country)
        except TextError as error:
            self.warnings.append(str(error))
            return ""
        return country

    def _author(self) -> str | None:
        author = _first(self._work, "FRBRauthor")
        href = "" if author is None else author.get("href", "")
        if href in {"", f"#{NOT_STATED}"}:
            return None
        for meta in self._metas():
            for one in meta.iter():
                if one.get("eId") == href.removeprefix("#"):
                    return without_control(one.get("showAs", ""))
        return without_control(re.split(r"[/#]", href)[-1])

    def _date(self, level: etree._Element | None, what: str) -> str:
        element = _first(level, "FRBRdate")
        written = "" if element is None else element.get("date", "")[:10]
        known = None if element is None else element.get(own("known"))
        if known is None:
            known = _year_alone(written, _value(level, "FRBRuri") or "")
        try:
            require_date(known)
        except TextError as error:
            self.warnings.append(f"{what} is not known: {error}")
            return ""
        return known

    def _title(self) -> str:
        for level in (self._expression, self._work):
            title = _value(level, "FRBRalias")
            if title is not None:
                return title
        for name in _TITLES:
            for one in self.document.iter():
                if _is(one, name):
                    return without_control(Line(one).words)
        return ""

    def _is_authentic(self) -> bool:
        said = _value(self._expression, "FRBRauthoritative")
        if said is None and self._translated_from() is None:
            self.warnings.append(
                "The file does not say whether this is the authentic text"
            )
        return said in {"true", "1"}

    def _translated_from(self) -> str | None:
        said = self._attribute("FRBRtranslation", "fromLanguage")
        return None if said is None else _language(said)

    def _attribute(self, name: str, attribute: str) -> str | None:
        element = _first(self._expression, name)
        return None if element is None else element.get(attribute)


def notes_of(root: etree._Element) -> dict[str, etree._Element]:
    """Notes that stand in the heads of a file, by identifier."""
    found: dict[str, etree._Element] = {}
    for notes in root.iter():
        for note in notes if _is(notes, "notes") else ():
            eid = note.get("eId", "")
            # One without an identifier, or with another's, is read all the same.
            free = eid if eid and eid not in found else f"note {len(found) + 1}"
            found[free] = note
    return found


def _is(element: etree._Element, name: str) -> bool:
    return name_of(element) == name


def _first(level: etree._Element | None, name: str) -> etree._Element | None:
    found = () if level is None else level
    return next((one for one in found if _is(one, name)), None)


def _value(level: etree._Element | None, name: str) -> str | None:
    element = _first(level, name)
    said = None if element is None else element.get("value")
    return None if said is None else without_control(said)


def _language(said: str | None) -> str:
    """A code of three letters or two, with or without a country, as ours."""
    code = re.split("[-_]", (said or "").lower())[0]
    if _LANGUAGE.fullmatch(code) is None:
        return UNDETERMINED
    return _OURS.get(code, code)


def _year_alone(date: str, address: str) -> str:
    """Where the address has the year alone, the first of January is no date."""
    year = date[:4]
    is_alone = re.search(rf"[/@]{re.escape(year)}(?:/|$)", address) is not None
    return year if date.endswith("-01-01") and is_alone else date
