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
        rf"{_ELEMENT}: This element is not expected\. Expected is (?P<rest>.*)\.",
        "<{element}> may not stand here; {rest} may",
    ),
    (
        rf"{_ELEMENT}: This element is not expected\.",
        "<{element}> may not stand here",
    ),
    (
        rf"{_ELEMENT}: Missing child element\(s\)\. Expected is (?P<rest>.*)\.",
        "<{element}> is not complete; {rest} must follow",
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
        rf"{_ATTRIBUTE}: (?:\[facet '[^']+'\] The value )?'(?P<rest>.*?)' is not .*",
        "“{rest}” is no value for “{attribute}” of <{element}>",
    ),
    (
        rf"{_ATTRIBUTE}: \[facet '[^']+'\] The value '(?P<rest>.*?)' .*",
        "“{rest}” is no value for “{attribute}” of <{element}>",
    ),
    (
        rf"{_ELEMENT}: Duplicate key-sequence \['(?P<rest>.*)'\] .*",
        "the identifier “{rest}” stands twice, the second time at <{element}>",
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
            if "rest" in said and words.endswith(("may", "follow")):
                said["rest"] = _one_of(said["rest"])
            return words.format(**said)
    return plain


def _one_of(expected: str) -> str:
    """ "one of ( num, heading, ##other* )" as "<num> or <heading>"."""
    names = re.findall(r"[A-Za-z][\w-]*", expected.removeprefix("one of"))
    shown = [f"<{name}>" for name in names[:8]]
    if len(names) > len(shown):
        shown.append("another")
    return " or ".join((", ".join(shown[:-1]), shown[-1])).removeprefix(" or ")
