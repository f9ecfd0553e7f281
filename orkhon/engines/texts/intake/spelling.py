"""Signs that mean the same on paper, whatever a file format calls them."""

import re

# What is not seen on paper: control characters, soft hyphen, zero width space, word
# joiner, byte order mark.
UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b\u2060\ufeff\ufffe\uffff]")
# What no XML can hold, written as itself or by its number.
NOT_XML = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
    "|&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01])|[xX]0*(?:[0-8bcefBCEF]|1[0-9a-fA-F]));"
)
_RAISED = str.maketrans("0123456789-–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")
_RAISED_NUMBER = re.compile(r"\s*[0-9]+(?:[-–][0-9]+)*\s*")


def clean(text: str) -> str:
    """Collapse white space inside lines, leave out empty lines and unseen signs."""
    lines = (" ".join(line.split()) for line in UNSEEN.sub("", text).split("\n"))
    return "\n".join(line for line in lines if line)


def raised(text: str) -> str:
    """Write a superscript number so that it stays one: article 1¹ is not article 11."""
    return text.translate(_RAISED) if _RAISED_NUMBER.fullmatch(text) else text


def letters(text: str) -> int:
    """Count the characters of a text, white space and unseen signs not counted."""
    return len("".join(UNSEEN.sub("", text).split()))
