"""What a file of the register says, before anything is entered."""

from dataclasses import dataclass

LARGEST_FILE = 10 * 1024 * 1024
LONGEST_NAME = 200
MOST_PROBLEMS = 100
"""Problems that a report lists; the rest is counted."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: where (a line, or a path in JSON) and what."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


class ImportRefused(ValueError):
    """A file that cannot be taken in; nothing of it was."""

    def __init__(self, filename: str, problems: tuple[Problem, ...]) -> None:
        self.filename = filename
        self.problems = problems[:MOST_PROBLEMS]
        self.count = len(problems)
        first = str(problems[0])
        more = f" (and {self.count - 1} more)" if self.count > 1 else ""
        super().__init__(f"{filename}: {first}{more}")


@dataclass(frozen=True)
class ImportedName:
    """One spelling; `kind` is a value of `Name.Kind`."""

    text: str
    language: str = ""
    script: str = ""
    kind: str = "alias"
    from_on: str = ""
    to_on: str = ""


@dataclass(frozen=True)
class ImportedPerson:
    """A person of a file; `span` is where the file speaks of them."""

    key: str
    name: ImportedName
    other_names: tuple[ImportedName, ...]
    honorific: str
    born_on: str
    died_on: str
    note: str
    span: tuple[int, int]
    place: str


@dataclass(frozen=True)
class ImportedCountry:
    """A country of a file, by its code."""

    code: str
    name: str
    other_names: tuple[ImportedName, ...]
    span: tuple[int, int]


@dataclass(frozen=True)
class ImportedBody:
    """A body of a file; `parent` is the key of another one."""

    key: str
    name: str
    kind: str
    country: str
    parent: str
    founded_on: str
    dissolved_on: str
    seats: int | None
    other_names: tuple[ImportedName, ...]
    span: tuple[int, int]
    place: str


@dataclass(frozen=True)
class ImportedPost:
    """A post of a file; `body` is the key of a body."""

    key: str
    body: str
    title: str
    rank: str
    span: tuple[int, int]
    place: str


@dataclass(frozen=True)
class ImportedMembership:
    """A membership of a file, by the keys of person, body and post."""

    person: str
    body: str
    post: str
    on_behalf_of: str
    from_on: str
    to_on: str
    span: tuple[int, int]
    place: str


@dataclass(frozen=True)
class ImportedFile:
    """Everything that one file says, and the text that its spans point into."""

    text: str
    media_type: str
    persons: tuple[ImportedPerson, ...]
    bodies: tuple[ImportedBody, ...]
    posts: tuple[ImportedPost, ...]
    memberships: tuple[ImportedMembership, ...]
    countries: tuple[ImportedCountry, ...] = ()


def decoded(data: bytes, filename: str) -> str:
    """The text of a file: UTF-8, with or without a byte order mark.

    Raises:
        ImportRefused: empty, too large, or another encoding.
    """
    if not data.strip():
        raise ImportRefused(filename, (Problem("", "the file is empty"),))
    if len(data) > LARGEST_FILE:
        size = f"{len(data) / 1024 / 1024:.0f} MB"
        raise ImportRefused(
            filename, (Problem("", f"{size} is more than the 10 MB allowed"),)
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ImportRefused(
            filename,
            (
                Problem(
                    f"line {line}",
                    f"byte {error.start} is not UTF-8: save the file as UTF-8",
                ),
            ),
        ) from error
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise ImportRefused(
            filename, (Problem(f"line {line}", "holds a NUL: this is no text file"),)
        )
    return text
