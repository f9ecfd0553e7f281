"""Whether the words, the papers and the entry of a communiqué say the same."""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from orkhon.engines.communiques.printing import printed_text

SHAPE = "orkhon-communique/1"
"""Of the evidence; another shape is another paper."""


class CommuniqueError(ValueError):
    """Evidence of a communiqué that cannot be read; the message names the part."""


@dataclass(frozen=True)
class Checked:
    """One sentence on what was checked."""

    holds: bool
    what: str


@dataclass(frozen=True)
class _Language:
    code: str
    is_authentic: bool
    sha256: str
    printed: bytes
    paragraphs: int


def is_communique(evidence: object) -> bool:
    """Whether the evidence of a bundle is that of a communiqué."""
    return isinstance(evidence, dict) and evidence.get("shape") == SHAPE


def check_communique(
    evidence: object, papers: Mapping[str, bytes], *, said: Collection[object]
) -> list[Checked]:
    """Whether the words are those that were published under this number.

    Args:
        evidence: The JSON of evidence.json.
        papers: By name; the printed text of a language ends in `-LANGUAGE.txt`.
        said: What entries say that are proved to be in the record.
    """
    try:
        symbol, correction, languages = _read(evidence)
    except CommuniqueError as error:
        return [Checked(False, f"The evidence cannot be read: {error}.")]
    return [*_check(symbol, correction, languages, papers, said)]


def _read(evidence: object) -> tuple[str, str, list[_Language]]:
    if not isinstance(evidence, dict):
        raise CommuniqueError("it is no object")
    symbol, number = _text(evidence, "symbol"), evidence.get("version")
    if not isinstance(number, int) or isinstance(number, bool):
        raise CommuniqueError("“version” is missing or no whole number")
    correction = _text(evidence, "correction")
    if (number > 1) != bool(correction):
        raise CommuniqueError(f"version {number} says of a correction “{correction}”")
    authentic = _text(evidence, "authentic")
    languages = [
        _language(one, symbol, authentic) for one in _list(evidence, "languages")
    ]
    if sum(one.is_authentic for one in languages) != 1:
        raise CommuniqueError("no language, or more than one, is authentic")
    return symbol, correction, languages


def _language(value: object, symbol: str, authentic: str) -> _Language:
    if not isinstance(value, dict):
        raise CommuniqueError("a language is no object")
    code, paragraphs = _text(value, "language"), _list(value, "paragraphs")
    words = [one for one in paragraphs if isinstance(one, str)]
    if len(words) < len(paragraphs):
        raise CommuniqueError("a paragraph is no text")
    return _Language(
        code,
        code == authentic,
        sha256=_text(value, "text_sha256"),
        printed=printed_text(
            symbol, _text(value, "title"), _text(value, "lead"), words
        ),
        paragraphs=len(words),
    )


def _text(value: Mapping[str, object], name: str) -> str:
    found = value.get(name)
    if not isinstance(found, str):
        raise CommuniqueError(f"“{name}” is missing or no text")
    return found


def _list(value: Mapping[str, object], name: str) -> list[object]:
    found = value.get(name)
    if not isinstance(found, list):
        raise CommuniqueError(f"“{name}” is missing or no list")
    return found


def _check(
    symbol: str,
    correction: str,
    languages: Collection[_Language],
    papers: Mapping[str, bytes],
    said: Collection[object],
) -> Iterator[Checked]:
    told = next(
        (
            one
            for one in said
            if isinstance(one, dict)
            and one.get("symbol") == symbol
            and isinstance(one.get("text_sha256"), dict)
        ),
        None,
    )
    if told is None:
        yield Checked(False, f"No entry in the bundle publishes communiqué {symbol}.")
        return
    if told.get("correction", "") != correction:
        yield Checked(
            False, f"Communiqué {symbol}: its entry gives another reason of correction."
        )
    elif correction:
        yield Checked(True, f"Communiqué {symbol} corrects: {correction}")
    for one in languages:
        digest = hashlib.sha256(one.printed).hexdigest()
        standing = "authentic text" if one.is_authentic else "unofficial translation"
        name = f"Communiqué {symbol}, {one.code}, {standing}"
        if not digest == one.sha256 == told["text_sha256"].get(one.code):
            yield Checked(
                False, f"{name}: the words are not those that were published."
            )
        elif one.printed not in _texts(papers, one.code):
            yield Checked(False, f"{name}: the paper says something else.")
        else:
            yield Checked(
                True,
                f"{name}: {one.paragraphs} paragraphs as published, sha-256 {digest}.",
            )


def _texts(papers: Mapping[str, bytes], code: str) -> list[bytes]:
    return [data for name, data in papers.items() if name.endswith(f"-{code}.txt")]
