"""What reading a file gives back, and the limits it keeps."""

from dataclasses import dataclass

# A press report is a page or a few; a digest with pictures taken out is far
# below this. The same limit holds for the text unpacked from a container.
LIMIT_BYTES = 20_000_000


class ReadingError(ValueError):
    """A file that cannot be read; the message names the file and the reason."""


@dataclass(frozen=True, slots=True)
class ReadText:
    """The plain text of a file.

    Attributes:
        text: Paragraphs separated by line breaks; offsets of proposals count
            characters of exactly this text.
        media_type: "text/plain", "text/html", "message/rfc822" or that of .docx.
        encoding: Encoding of the bytes that held the text ("utf-8", "cp1251" …).
        title: Title that the file itself gives, or None.
        notes: What the reader should know, in plain sentences: tracked changes,
            comments, a guessed encoding.
        dated: ISO date that the container gives (the Date header of a mail, the
            published time of a page), a hint for the day of publication; None
            where it gives none.
    """

    text: str
    media_type: str
    encoding: str
    title: str | None
    notes: tuple[str, ...] = ()
    dated: str | None = None
