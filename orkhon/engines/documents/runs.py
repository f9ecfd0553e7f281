"""What stands inside a line of a paper: words, foreign words, quotations, notes.

A paper never holds a bare string where a note could stand; it holds runs, a
tuple of the small values below. Notes carry the provenance of a fact: the name
of the source, its own words, and where it can be opened.
"""

import re
from dataclasses import dataclass
from typing import TypeAlias


class DocumentError(ValueError):
    """A paper that cannot be printed as it stands; the message names the part."""


# BCP 47 in the shape the papers use: language, optional script, optional region.
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?\Z")
# Characters that XML 1.0 section 2.2 leaves out; neither Word nor PDF/UA takes them.
NOT_PRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# Opening and closing marks, CLDR 44 delimiters/quotationStart and quotationEnd;
# every other language of the house writes the English pair.
QUOTE_MARKS = {"kk": ("«", "»"), "ky": ("«", "»"), "ru": ("«", "»")}
ENGLISH_QUOTE_MARKS = ("“", "”")
NARROW_SPACE = "\u202f"
LINK_STARTS = ("https://", "http://", "/", "#")


def check_text(text: str, what: str) -> None:
    """Refuse text that is empty or holds characters no paper can carry."""
    if not text.strip():
        raise DocumentError(f"{what} is empty")
    found = NOT_PRINTABLE.search(text)
    if found:
        raise DocumentError(
            f"{what} holds the control character U+{ord(found.group()):04X}: {text!r}"
        )


def check_language(language: str, what: str) -> None:
    """Refuse a language that is not a tag such as "kk" or "uz-Cyrl"."""
    if not LANGUAGE_TAG.match(language):
        raise DocumentError(
            f'{what} has the language {language!r}; write it as "kk" or "uz-Cyrl"'
        )


@dataclass(frozen=True)
class Text:
    """Words in the language of the paper; spaces at the ends are kept."""

    text: str

    def __post_init__(self) -> None:
        if not self.text:
            raise DocumentError("a run of text is empty")
        if self.text.strip():
            check_text(self.text, "a run of text")


@dataclass(frozen=True)
class Strong:
    """Words that carry weight."""

    text: str

    def __post_init__(self) -> None:
        check_text(self.text, "a strong run")


@dataclass(frozen=True)
class Foreign:
    """Words in another language than the paper, with their language tag."""

    text: str
    language: str

    def __post_init__(self) -> None:
        check_text(self.text, "a foreign run")
        check_language(self.language, f"the foreign run {self.text!r}")


@dataclass(frozen=True)
class Quote:
    """Somebody else's words, word for word; the renderer sets the marks."""

    text: str
    language: str | None = None

    def __post_init__(self) -> None:
        check_text(self.text, "a quotation")
        if self.language is not None:
            check_language(self.language, f"the quotation {self.text!r}")


@dataclass(frozen=True)
class Inserted:
    """Words that a redline adds; marked by more than a colour.

    Spaces at the ends are kept, as they come and go with the words.
    """

    text: str
    language: str | None = None

    def __post_init__(self) -> None:
        _check_redlined(self.text, self.language, "an inserted run")


@dataclass(frozen=True)
class Deleted:
    """Words that a redline strikes out."""

    text: str
    language: str | None = None

    def __post_init__(self) -> None:
        _check_redlined(self.text, self.language, "a deleted run")


@dataclass(frozen=True)
class LineBreak:
    """A new line inside the same paragraph or cell."""


@dataclass(frozen=True)
class Note:
    """Where a fact comes from, as a footnote.

    Args:
        source: Name of the source, such as "Report of 12 November 2026"; may be
            empty when `quote` says enough.
        quote: The words of the source that carry the fact, without marks.
        quote_language: Language of the quote where it is not the paper's.
        url: Where the source opens: https, http, or a path on this site.
    Raises:
        DocumentError: neither source nor quote, or a link of another kind.
    """

    source: str = ""
    quote: str = ""
    quote_language: str | None = None
    url: str = ""

    def __post_init__(self) -> None:
        if not self.source.strip() and not self.quote.strip():
            raise DocumentError("a footnote has neither a source nor a quotation")
        if self.source:
            check_text(self.source, "the source of a footnote")
        if self.quote:
            check_text(self.quote, "the quotation of a footnote")
        if self.quote_language is not None:
            check_language(self.quote_language, f"the footnote {self.source!r}")
        if self.url and not self.url.startswith(LINK_STARTS):
            raise DocumentError(
                f"the footnote {self.source!r} links to {self.url!r}; "
                "only https, http and paths of this site are printed"
            )


@dataclass(frozen=True)
class NoteRef:
    """The small number after a fact."""

    note: Note


Inline: TypeAlias = (
    Text | Strong | Foreign | Quote | Inserted | Deleted | LineBreak | NoteRef
)
Runs: TypeAlias = tuple[Inline, ...]

INLINES = (Text, Strong, Foreign, Quote, Inserted, Deleted, LineBreak, NoteRef)


def runs(*parts: str | Inline | Note) -> Runs:
    """Gather parts into runs: a str becomes Text, a Note becomes its reference.

    Empty strings are left out, so that optional words need no condition. A narrow
    no-break space keeps two references apart: notes 10 and 11 are not note 1011.
    """
    gathered: list[Inline] = []
    for part in parts:
        if isinstance(part, str):
            if part:
                gathered.append(Text(part))
        elif isinstance(part, Note):
            if gathered and isinstance(gathered[-1], NoteRef):
                gathered.append(Text(NARROW_SPACE))
            gathered.append(NoteRef(part))
        else:
            gathered.append(part)
    return tuple(gathered)


def check_runs(value: Runs, what: str, *, may_be_empty: bool = False) -> None:
    """Refuse runs that hold something else, or nothing, where words must stand."""
    for run in value:
        if not isinstance(run, INLINES):
            raise DocumentError(f"{what} holds {run!r}, which is not a run")
    if not value and not may_be_empty:
        raise DocumentError(f"{what} is empty")


def plain(value: Runs) -> str:
    """The words of runs without notes, for labels, titles and tests."""
    words = []
    for run in value:
        if isinstance(run, LineBreak):
            words.append("\n")
        elif not isinstance(run, NoteRef):
            words.append(run.text)
    return "".join(words)


def _check_redlined(text: str, language: str | None, what: str) -> None:
    check_text(text, what)
    if language is not None:
        check_language(language, f"{what}, {text!r},")


def quoted(text: str, language: str) -> str:
    """Words between the quotation marks of the language they are quoted in."""
    opening, closing = QUOTE_MARKS.get(language.split("-")[0], ENGLISH_QUOTE_MARKS)
    return f"{opening}{text}{closing}"


def absolute_link(url: str, origin: str) -> str:
    """A link that works outside the site, or "" where none can be made.

    Args:
        url: As in a Note.
        origin: Scheme and host of the installation, such as
            "https://orkhon.example.org"; "" when the paper leaves no trace of it.
    """
    if url.startswith(("https://", "http://")):
        return url
    if url.startswith("/") and origin:
        return origin.rstrip("/") + url
    return ""
