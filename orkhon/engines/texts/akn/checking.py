"""Faults of a file by the schema of OASIS, in plain words."""

import functools
import re
import threading
from collections.abc import Iterable
from pathlib import Path

from lxml import etree

from orkhon.engines.texts.akn.vocabulary import NAMESPACE
from orkhon.engines.texts.intake.xml import parse
from orkhon.engines.texts.structure.model import TextError

_SCHEMA = Path(__file__).parent / "schema" / "akomantoso30.xsd"
# A schema of libxml2 keeps the faults of its last file in itself.
_ONE_AT_A_TIME = threading.Lock()
_ELEMENT = r"Element '(?P<element>[^']+)'"
_ATTRIBUTE = rf"{_ELEMENT}, attribute '(?P<attribute>[^']+)'"
# What libxml2 says, and the same for a reader.
_WORDS = (
    (
        rf"{_ELEMENT}: This element is not expected\.(?P<expected>.*)",
        "<{element}> may not stand here{expected}",
    ),
    (
        rf"{_ELEMENT}: Missing child element\(s\)\.(?P<expected>.*)",
        "<{element}> is not complete{expected}",
    ),
    (
        rf"{_ELEMENT}: The attribute '(?P<attribute>[^']+)' is required but missing\.",
        "<{element}> lacks “{attribute}”",
    ),
    (
        rf"{_ATTRIBUTE}: The attribute '[^']+' is not allowed\.",
        "<{element}> may not have “{attribute}”",
    ),
    (
        rf"{_ATTRIBUTE}: (?:\[facet '[^']+'\] The value )?'(?P<value>.*?)' is not .*",
        "“{value}” is no value for “{attribute}” of <{element}>",
    ),
    (
        rf"{_ELEMENT}: Duplicate key-sequence \['(?P<value>.*)'\] .*",
        "the identifier “{value}” stands twice, the second time at <{element}>",
    ),
    (
        rf"{_ELEMENT}: Character content .* is not allowed.*",
        "words stand in <{element}> outside of any paragraph",
    ),
    (
        rf"{_ELEMENT}: No matching global declaration available for the validation.*",
        "<{element}> does not begin a file of Akoma Ntoso 3.0",
    ),
)
_PATTERNS = tuple((re.compile(said, re.DOTALL), words) for said, words in _WORDS)
# A longer list of what might stand there helps nobody.
MOST_EXPECTED = 8


def check(data: bytes) -> tuple[str, ...]:
    """Check a file by the schema of Akoma Ntoso 3.0.

    Args:
        data: The file.
    Returns:
        Its faults in order, each with its line: "Line 12: <p> may not stand here; …".
        None if it is valid.
    """
    try:
        return faults(parse(data))
    except TextError as error:
        return (str(error),)


def faults(root: etree._Element) -> tuple[str, ...]:
    """As `check`, of a file that has been parsed."""
    schema = _schema()
    with _ONE_AT_A_TIME:
        if schema.validate(root):
            return ()
        log: Iterable[etree._LogEntry] = schema.error_log  # type: ignore[assignment]  # -- the stubs leave out that one can go through it
        found = [(one.line, one.message) for one in log]
    return tuple(f"Line {line}: {_in_words(message)}" for line, message in found)


@functools.cache
def _schema() -> etree.XMLSchema:
    # It names the file beside it; nothing is fetched.
    return etree.XMLSchema(etree.parse(_SCHEMA, etree.XMLParser(no_network=True)))


def _in_words(message: str) -> str:
    plain = message.replace(f"{{{NAMESPACE}}}", "")
    for pattern, words in _PATTERNS:
        found = pattern.fullmatch(plain)
        if found is not None:
            said = found.groupdict()
            return words.format(**{**said, "expected": _expected(said.get("expected"))})
    # libxml2 has more to say than a list can foresee; its own words are plain enough.
    return plain


def _expected(said: str | None) -> str:
    """ "Expected is one of ( num, heading )." as "; here belongs <num> or <heading>"."""
    names = re.findall(r"[A-Za-z][\w-]*", (said or "").partition("(")[2])
    if not 0 < len(names) <= MOST_EXPECTED:
        return ""
    return "; here belongs " + " or ".join(f"<{name}>" for name in names)
