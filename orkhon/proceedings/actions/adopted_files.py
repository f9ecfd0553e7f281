"""Files of an adopted text, kept as sources."""

from orkhon.record.actions import keep_source
from orkhon.record.models import Source
from orkhon.record.roles import Actor

MEDIA_TYPES = {
    "txt": "text/plain; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "json": "application/json",
    "zip": "application/zip",
}
"""By the ending of the name."""


def keep_file(
    data: bytes, filename: str, *, by: Actor, language: str = "und"
) -> Source:
    """Keep a file byte for byte; its kind is that of its name."""
    source, _is_new = keep_source(
        data,
        filename=filename,
        media_type=MEDIA_TYPES[filename.rpartition(".")[2]],
        text="",
        language=language,
        by=by,
    )
    return source
