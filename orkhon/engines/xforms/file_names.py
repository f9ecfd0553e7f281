"""Names of files as phones send them, and names that a folder can bear."""

import re
import unicodedata
from email.message import Message
from urllib.parse import unquote

MAX_NAME_BYTES = 255
"""What the usual file systems allow."""
NAMELESS = "file"
"""What a name is called of which nothing harmless is left."""

_EXTENDED = re.compile(r";\s*(?:file)?name\*", re.IGNORECASE)
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")
_SEPARATORS = re.compile(r"[/\\]")
# Devices that Windows opens whatever ending follows.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)


def safe_name(name: str) -> str:
    """The name without what could harm a folder, a screen or an archive.

    The last component of a path, in NFC, without control, direction and invisible
    characters, without the letters that Windows forbids, not hidden, no device, at
    most 255 bytes with its ending kept. Never empty, and safe of itself: the safe name
    of a safe name is the same.
    """
    last = _SEPARATORS.split(name)[-1]
    shown = "".join(letter for letter in last if _is_harmless(letter))
    # Composing can bring a letter back in another form; it brings no harmful one.
    clean = unicodedata.normalize("NFC", shown).strip(" .")
    if _DEVICES.fullmatch(clean):
        clean = f"_{clean}"
    return _shortened(clean) or NAMELESS


def name_key(name: str) -> str:
    """The form in which two names of one file are equal: NFC, path and space apart."""
    return unicodedata.normalize("NFC", _SEPARATORS.split(name)[-1].strip())


def disposition_names(header: str, name: str, filename: str) -> tuple[str, ...]:
    """All that a part may be called, the likeliest first, each once.

    Args:
        header: Content-Disposition as sent, read as UTF-8.
        name: Its name, "" when it has none.
        filename: Its filename, "" when it has none.
    Returns:
        The field's name, since ODK names the field as the file; then the file's name
        in its extended form (RFC 5987, RFC 2231) and its plain form; then each of them
        with percent signs resolved.
    """
    found = [name, *_extended(header), filename]
    found += [unquote(each) for each in found if _PERCENT.search(each)]
    return tuple(dict.fromkeys(filter(None, found)))


def _extended(header: str) -> list[str]:
    if _EXTENDED.search(header) is None:
        return []
    message = Message()
    message["Content-Disposition"] = header.replace("\r", "").replace("\n", "")
    names = []
    for key in ("name", "filename"):
        value = message.get_param(key, header="Content-Disposition")
        if isinstance(value, tuple):
            charset, _language, text = value
            names.append(_decoded(text, charset or "utf-8"))
    return names


def _decoded(text: str, charset: str) -> str:
    # The standard library leaves the percent signs' bytes as letters of Latin-1.
    try:
        return text.encode("latin-1").decode(charset)
    except (LookupError, UnicodeError):
        return text


def _is_harmless(letter: str) -> bool:
    # Cc control, Cf direction and invisible, Cs surrogate, Co private, Cn unassigned,
    # Zl and Zp line ends.
    category = unicodedata.category(letter)
    return (
        category[0] != "C" and category not in {"Zl", "Zp"} and letter not in '<>:"|?*'
    )


def _shortened(name: str) -> str:
    if len(name.encode()) <= MAX_NAME_BYTES:
        return name
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending.encode()) > 16:
        stem, dot, ending = name, "", ""
    room = MAX_NAME_BYTES - len((dot + ending).encode())
    # Cut between letters: a piece of one at the end is dropped.
    cut = stem.encode()[:room].decode(errors="ignore").rstrip(" .")
    return unicodedata.normalize("NFC", cut) + dot + ending
