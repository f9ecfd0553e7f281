"""Signs that mean the same on paper, whatever a file format calls them."""

import re

# What is not seen on paper: control characters, soft hyphen, zero width space, word
# joiner, byte order mark.
UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b\u2060\ufeff]")
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
