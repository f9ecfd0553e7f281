"""Kept files as everybody may have them; rooms say which of them are published."""

from dataclasses import dataclass

from orkhon.record.models import Source


@dataclass(frozen=True)
class PublishedFile:
    """A paper in a language and format, or a bundle, which has no language."""

    language: str
    format: str
    name: str
    size: int
    sha256: str
    media_type: str


def file_of(source: Source, language: str, form: str, name: str = "") -> PublishedFile:
    """A kept file as it is published.

    Args:
        name: Under which it is saved; "" for the name that it came with.
    """
    return PublishedFile(
        language=language,
        format=form,
        name=name or source.filename,
        size=source.size,
        sha256=source.sha256,
        media_type=source.media_type,
    )
