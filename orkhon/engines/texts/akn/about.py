"""What a text is: the work, the version and language, the file, and their addresses.

Source: OASIS, Akoma Ntoso Naming Convention Version 1.0 (2019), chapter 4.
"""

import calendar
import re
from dataclasses import dataclass
from typing import Literal

from orkhon.engines.texts.structure.model import Text, TextError

# ISO 639-2 in its terminological form.
LANGUAGE_CODES = {
    "az": "aze",
    "en": "eng",
    "kk": "kaz",
    "ky": "kir",
    "ru": "rus",
    "tr": "tur",
    "uz": "uzb",
    "und": "und",
}
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_COUNTRY = re.compile(r"[a-z]{2}(?:-[a-z0-9]+)*|int")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_CONTROL = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_A_SEGMENT = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class About:
    """What a text is, as a library would file it.

    Attributes:
        kind: Of document; what is neither an act nor a bill is a "doc".
        country: Two small letters (ISO 3166-1), with a part of the country behind a
            hyphen if need be, or "int" for an assembly of several countries.
        subtype: "model-law", "decree", or None.
        author: Who gave the text, as a name; None is never filled in.
        work_date: When the work came to be: "2024-06-11", "2024-06" or "2024".
        number: As given: "123-VI ЗРК"; "" where there is none.
        language: "kk" and so on, "und", or three letters of ISO 639-2.
        version_date: Of this version; may be partial.
        title: What it is called in this language.
        authentic: This language version has authority.
        manifested_on: When the file was made; may be partial.
        translated_from: Language of the text that this is a translation of.

    A date is "" and a country "" only where a file that was read does not say it; such
    a description cannot be written.
    """

    kind: Literal["act", "bill", "doc"]
    country: str
    subtype: str | None
    author: str | None
    work_date: str
    number: str
    language: str
    version_date: str
    title: str
    authentic: bool
    manifested_on: str
    translated_from: str | None = None

    def __post_init__(self) -> None:
        """Refuse what no address can be made of, naming it."""
        if self.kind not in {"act", "bill", "doc"}:
            raise TextError(f"“{self.kind}” is neither act, bill nor doc")
        if self.country:
            require_country(self.country)
        for date in (self.work_date, self.version_date, self.manifested_on):
            if date:
                require_date(date)
        for language in filter(None, (self.language, self.translated_from)):
            if _LANGUAGE.fullmatch(language) is None:
                raise TextError(f"“{language}” is no code of a language")
        for words in (self.subtype, self.author, self.number, self.title):
            if words is not None and _CONTROL.search(words):
                raise TextError(f"“{words!a}” has a sign that no title or name has")

    @property
    def work_uri(self) -> str:
        """Address of the work: "/akn/kz/act/2024-06-11/88-viii"."""
        parts = (
            self.country,
            self.kind,
            self.subtype,
            self.author,
            in_address(self.work_date),
            self.number or "nn",
        )
        return "/akn/" + "/".join(segment(part) for part in parts if part)

    @property
    def expression_uri(self) -> str:
        """Address of this version in this language: "…/kaz@2024-09-01"."""
        return self.in_language(self.language)

    @property
    def manifestation_uri(self) -> str:
        """Address of the file: "…/kaz@2024-09-01.akn"."""
        return f"{self.expression_uri}.akn"

    def in_language(self, language: str) -> str:
        """Address of this version in some other language."""
        code = LANGUAGE_CODES.get(language, language)
        return f"{self.work_uri}/{code}@{in_address(self.version_date)}"


@dataclass(frozen=True, slots=True)
class Document:
    """A text and what it is."""

    text: Text
    about: About


def require_country(country: str) -> None:
    """Refuse what is neither a country nor "int".

    Raises:
        TextError: naming it.
    """
    if _COUNTRY.fullmatch(country) is None:
        raise TextError(
            f"“{country}” is neither a country of two small letters nor “int”"
        )


def require_date(date: str) -> None:
    """Refuse what is neither a year, a month nor a day.

    Raises:
        TextError: naming the date.
    """
    found = _DATE.fullmatch(date)
    if found is not None:
        year, month, day = (int(part or 1) for part in found.groups())
        if year >= 1 and 1 <= month <= 12:
            last = calendar.monthrange(year, month)[1]
            if 1 <= day <= last:
                return
    raise TextError(f"“{date}” is no date such as 2024-06-11, 2024-06 or 2024")


def without_control(words: str) -> str:
    """Words with a space for every sign that no title or name has."""
    return _CONTROL.sub(" ", words)


def in_address(date: str) -> str:
    """A date as an address has it: a day, or the year where the day is not known."""
    return date if len(date) == len("2024-06-11") else date[:4]


def segment(words: str) -> str:
    """Words as one step of an address: letters of any alphabet, figures, hyphens."""
    return _NOT_IN_A_SEGMENT.sub("-", words).strip("-") or "nn"
