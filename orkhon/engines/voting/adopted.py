"""The printed text of an adopted text, and whether a bundle's parts agree about it.

The format is written down in docs/methods/adopted-texts.md.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from orkhon.engines.voting.reasons import VotingError
from orkhon.engines.voting.symbols import Symbol, parse

SHAPE = "orkhon-adopted-text/1"
"""How the evidence of an adopted text calls itself."""


@dataclass(frozen=True)
class Checked:
    """One thing that was checked, in plain words."""

    holds: bool
    what: str


@dataclass(frozen=True)
class _Language:
    code: str
    is_authentic: bool
    sha256: str
    printed: bytes
    paragraphs: int


def printed_text(
    symbol: str, title: str, paragraphs: Iterable[tuple[str, str]]
) -> bytes:
    """A text in one language as it is printed under its symbol.

    Args:
        symbol: DECL/002/2019/FINAL.
        title: In the language.
        paragraphs: Number, "" for none, and words, in their order.
    Returns:
        UTF-8: symbol, title and paragraphs, an empty line between them, one newline
        at the end.
    """
    lines = [symbol, title, *(numbered(number, words) for number, words in paragraphs)]
    return ("\n\n".join(lines) + "\n").encode()


def numbered(number: str, words: str) -> str:
    """A paragraph behind its number: “14. Recommends …”, “(a) …”, “Article 3 …”.

    A number that begins with a figure and ends in a letter or figure has a point.
    """
    if not number:
        return words
    point = "." if number[0].isdigit() and number[-1].isalnum() else ""
    return f"{number}{point} {words}"


def is_adopted_text(evidence: object) -> bool:
    """Whether the evidence of a bundle is that of an adopted text."""
    return isinstance(evidence, dict) and evidence.get("shape") == SHAPE


def check_adopted(
    evidence: object, papers: Mapping[str, bytes], *, said: Collection[object]
) -> list[Checked]:
    """Whether symbol, words, papers and the entry of an adoption say the same.

    Args:
        evidence: The JSON of evidence.json.
        papers: By name; the printed text of a language ends in `-LANGUAGE.txt`.
        said: What entries say that are proved to be in the record.
    """
    try:
        symbol, languages = _read(evidence)
    except (KeyError, TypeError, ValueError) as error:
        return [Checked(False, f"The evidence cannot be read: {error}.")]
    return [*_check(symbol, languages, papers, said)]


def _read(evidence: object) -> tuple[Symbol, list[_Language]]:
    if not isinstance(evidence, dict):
        raise VotingError("it is no object")
    symbol, counter = parse(evidence["symbol"]), evidence["counter"]
    given = (counter["code"], counter["number"], counter["year"])
    if given != (symbol.type, symbol.number, symbol.year):
        raise VotingError(f"the counter does not give {symbol}")
    languages = [_language(one, symbol) for one in evidence["languages"]]
    authentic = [one.code for one in languages if one.is_authentic]
    if authentic != [evidence["authentic"]]:
        raise VotingError(f"{len(authentic)} languages are called authentic")
    return symbol, languages


def _language(value: Mapping[str, object], symbol: Symbol) -> _Language:
    found = value["paragraphs"]
    if not isinstance(found, list):
        raise VotingError("“paragraphs” is no list")
    paragraphs = [(_text(one, "number"), _text(one, "text")) for one in found]
    return _Language(
        _text(value, "language"),
        value["authentic"] is True,
        _text(value, "text_sha256"),
        printed_text(str(symbol), _text(value, "title"), paragraphs),
        len(paragraphs),
    )


def _text(value: Mapping[str, object], name: str) -> str:
    found = value[name]
    if not isinstance(found, str):
        raise VotingError(f"“{name}” is no text")
    return found


def _check(
    symbol: Symbol,
    languages: Iterable[_Language],
    papers: Mapping[str, bytes],
    said: Collection[object],
) -> Iterator[Checked]:
    told = next(
        (
            one
            for one in said
            if isinstance(one, dict)
            and one.get("symbol") == str(symbol)
            and isinstance(one.get("text_sha256"), dict)
        ),
        None,
    )
    if told is None:
        yield Checked(False, f"No entry in the bundle adopts {symbol}.")
        return
    for one in languages:
        digest = hashlib.sha256(one.printed).hexdigest()
        standing = "authentic text" if one.is_authentic else "unofficial translation"
        name = f"{symbol}, {one.code}, {standing}"
        if not digest == one.sha256 == told["text_sha256"].get(one.code):
            yield Checked(False, f"{name}: the words are not those that were adopted.")
        elif one.printed not in _texts(papers, one.code):
            yield Checked(False, f"{name}: the paper says something else.")
        else:
            yield Checked(
                True,
                f"{name}: {one.paragraphs} paragraphs as adopted, sha-256 {digest}.",
            )


def _texts(papers: Mapping[str, bytes], code: str) -> list[bytes]:
    return [data for name, data in papers.items() if name.endswith(f"-{code}.txt")]
