"""A file to a text: recognised by its content, read, structured, checked."""

from collections.abc import Callable

# The package and not its names: akn reads XML by this package, and either of the two
# may be imported first.
from orkhon.engines.texts import akn
from orkhon.engines.texts.intake.encoding import TOLD, decode
from orkhon.engines.texts.intake.kinds import Sort, sort_of
from orkhon.engines.texts.intake.model import (
    Change,
    Comment,
    Drawn,
    Format,
    Limits,
    TakenIn,
    View,
)
from orkhon.engines.texts.intake.page import read_page
from orkhon.engines.texts.intake.pdf import read_pdf
from orkhon.engines.texts.intake.pdf_lines import (
    is_wrapped,
    lines_of_page,
    paragraphs_of,
)
from orkhon.engines.texts.intake.places import stood_in
from orkhon.engines.texts.intake.spelling import UNSEEN
from orkhon.engines.texts.intake.word import read_word
from orkhon.engines.texts.structure.language import detect
from orkhon.engines.texts.structure.lines import blocks_of
from orkhon.engines.texts.structure.model import Block, TextError
from orkhon.engines.texts.structure.reading import read_blocks
from orkhon.engines.texts.structure.words import ENGLISH_NAMES
from orkhon.engines.texts.structure.writing import plain, require_kept

# A language is evident where each third of the text, so long at least, shows it.
_THIRDS = 3
_LEAST_CHARACTERS = 100


def take_in(
    name: str,
    data: bytes,
    *,
    language: str | None = None,
    view: View = "new",
    limits: Limits | None = None,
) -> TakenIn:
    """Read a law text from a file: .docx, HTML, PDF with text, plain text, Akoma Ntoso.

    What the file is, its content decides. Nothing is fetched, run or expanded.

    Args:
        name: Of the file, for messages.
        data: The file.
        language: Of the text, or None to detect it.
        view: Of a Word file with tracked changes, "new" as if all were accepted,
            "old" as if all were rejected.
        limits: How large a file may be; the usual limits where None.
    Returns:
        The text; every letter that came in is in it or in the notes.
    Raises:
        TextError: cannot be read; the message names the file and says what to do.
    """
    try:
        return _taken_in(data, language, view, Limits() if limits is None else limits)
    except TextError as error:
        raise TextError(f"{name}: {error}") from error


def _taken_in(data: bytes, language: str | None, view: View, limits: Limits) -> TakenIn:
    if not data:
        raise TextError("The file is empty. Choose another")
    if len(data) > limits.file_bytes:
        raise TextError(
            f"The file has {len(data):,} bytes; the limit is {limits.file_bytes:,}. "
            "Take the pictures out of it, or send it in parts"
        )
    sort = sort_of(data)
    if sort == "akn":
        text = akn.read(data).text
        words = plain(text)
        _require_words(words, limits)
        return TakenIn(text, "akn", notes=_another_language(words, language))
    drawn = _READERS[sort](data, view, limits)
    source = "\n".join(map(_words, drawn.blocks))
    _require_words(source, limits)
    text = read_blocks(drawn.blocks, language)
    require_kept(source, text)
    placed = stood_in(drawn.placed, text)
    return TakenIn(
        text,
        _FORMATS[sort],
        tuple(one for one in placed if isinstance(one, Comment)),
        tuple(one for one in placed if isinstance(one, Change)),
        (*drawn.notes, *_another_language(source, language)),
    )


def _read_lines(data: bytes, view: View, limits: Limits) -> Drawn:
    text, encoding = decode(data)
    text = UNSEEN.sub("", text)
    notes = () if encoding.startswith("utf") else (TOLD.format(encoding),)
    if not is_wrapped(text):
        return Drawn(blocks_of(text), notes)
    blocks, _ = paragraphs_of(lines_of_page(text.expandtabs(), 0))
    joined = "The file breaks its lines inside sentences; they are joined."
    return Drawn(tuple(blocks), (*notes, joined))


_READERS: dict[Sort, Callable[[bytes, View, Limits], Drawn]] = {
    "zip": read_word,
    "html": read_page,
    "pdf": read_pdf,
    "txt": _read_lines,
}
_FORMATS: dict[Sort, Format] = {
    "zip": "docx",
    "html": "html",
    "pdf": "pdf",
    "txt": "txt",
}


def _require_words(source: str, limits: Limits) -> None:
    if not any(letter.isalpha() for letter in source):
        raise TextError("There are no words in the file. Choose another")
    if len(source) > limits.characters:
        raise TextError(
            f"The text has {len(source):,} characters; the limit is "
            f"{limits.characters:,}. Send it in parts"
        )


def _words(block: Block) -> str:
    return "\n".join((block.text, *("\t".join(row) for row in block.rows)))


def _another_language(source: str, language: str | None) -> tuple[str, ...]:
    """What to say where the text is evidently not in the language that was given."""
    length = len(source) // _THIRDS
    if language not in ENGLISH_NAMES or length < _LEAST_CHARACTERS:
        return ()
    found = {
        detect(source[n * length : (n + 1) * length]).language for n in range(_THIRDS)
    }
    (first, *others) = found
    if others or first == language or first not in ENGLISH_NAMES:
        return ()
    return (
        f"The file seems to be {ENGLISH_NAMES[first]}, not {ENGLISH_NAMES[language]}.",
    )
