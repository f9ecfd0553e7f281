"""`orkhon law align`: find which provisions of two texts say the same."""

import csv
import io
import json
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from orkhon.engines.texts.alignment.flags import raise_flags
from orkhon.engines.texts.alignment.languages import AlignmentError
from orkhon.engines.texts.alignment.proposals import propose
from orkhon.engines.texts.intake import take_in
from orkhon.engines.texts.structure import Text, TextError
from orkhon.legislation.models import Version, Work
from orkhon.legislation.queries.candidates import (
    RoomLexicon,
    comparable_terms,
    pair_for,
    room_lexicon,
    with_heading,
)
from orkhon.legislation.queries.comparisons import binding_text
from orkhon.legislation.queries.texts import Unit, text_of, units_in

HELP = "find which provisions of two texts say the same"
FORMATS = ("text", "json", "csv")


@dataclass(frozen=True)
class Pair:
    """Provisions that seem to correspond; several on a side were split or merged."""

    a: list[str]
    b: list[str]
    confidence: float
    why: list[str]
    flags: list[str]


@dataclass(frozen=True)
class Found:
    """What the machine makes of two texts."""

    a_language: str
    b_language: str
    lexicon: str
    pairs: list[Pair]
    alone_a: list[str]
    alone_b: list[str]


def add_arguments(parser: ArgumentParser) -> None:
    """What the verb is told."""
    parser.add_argument("a", metavar="A", help="a file, or the key of a law kept here")
    parser.add_argument("b", metavar="B", help="the other one")
    parser.add_argument(
        "--ordered",
        action="store_true",
        help="both keep one order, as versions and translations of one text do",
    )
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument("--lang-a", default="", help="language of A, such as kk")
    parser.add_argument("--lang-b", default="", help="language of B")


def handle(command: BaseCommand, options: Mapping[str, object]) -> None:
    """Print the pairs, and who stays alone.

    Raises:
        CommandError: in words for the person at the keyboard.
    """
    said = {name: str(options[name]) for name in ("a", "b", "lang_a", "lang_b")}
    a, b = _texts(said)
    try:
        found = found_in(a, b, ordered=bool(options["ordered"]))
    except AlignmentError as error:
        raise CommandError(str(error)) from error
    written = {"text": as_text, "json": as_json, "csv": as_csv}[str(options["format"])]
    command.stdout.write(written(found))


def found_in(a: Text, b: Text, *, ordered: bool) -> Found:
    """Align two texts with the glossary of the room.

    Raises:
        AlignmentError: a text is in none of the seven languages.
    """
    room = room_lexicon()
    mine, theirs = units_in(a), units_in(b)
    aligned = propose(
        [with_heading(unit) for unit in mine],
        a.language,
        [with_heading(unit) for unit in theirs],
        b.language,
        ordered=ordered,
        lexicon=room.lexicon,
    )
    terms = comparable_terms(a, b.language, room.lexicon)
    return Found(
        a.language,
        b.language,
        room.digest,
        [
            Pair(
                [mine[place].name for place in one.a],
                [theirs[place].name for place in one.b],
                round(one.confidence, 3),
                list(one.why),
                _flags(
                    [mine[place] for place in one.a],
                    [theirs[place] for place in one.b],
                    (a.language, b.language),
                    terms,
                    room,
                ),
            )
            for one in aligned.proposals
        ],
        [mine[place].name for place in aligned.alone_a],
        [theirs[place].name for place in aligned.alone_b],
    )


def as_text(found: Found) -> str:
    """For reading: a pair on a line, its flags under it."""
    lines = []
    for one in found.pairs:
        lines.append(
            f"{one.confidence:.2f}  {' + '.join(one.a)}  =  {' + '.join(one.b)}"
        )
        lines.append(f"      {', '.join(one.why)}")
        lines += [f"      ! {flag}" for flag in one.flags]
    for title, names in (("Only in A", found.alone_a), ("Only in B", found.alone_b)):
        if names:
            lines.append(f"{title}: {'; '.join(names)}")
    return "\n".join(lines)


def as_json(found: Found) -> str:
    """For programs."""
    return json.dumps(asdict(found), ensure_ascii=False, indent=2)


def as_csv(found: Found) -> str:
    """For a spreadsheet: a row a pair; a provision without a partner has one side."""
    sheet = io.StringIO()
    rows = csv.writer(sheet, lineterminator="\n")
    rows.writerow(["a", "b", "confidence", "why", "flags"])
    for one in found.pairs:
        rows.writerow(
            [
                "; ".join(one.a),
                "; ".join(one.b),
                f"{one.confidence:.3f}",
                ", ".join(one.why),
                "; ".join(one.flags),
            ]
        )
    rows.writerows([name, "", "", "", ""] for name in found.alone_a)
    rows.writerows(["", name, "", "", ""] for name in found.alone_b)
    return sheet.getvalue().rstrip("\n")


def _flags(
    mine: Sequence[Unit],
    theirs: Sequence[Unit],
    languages: tuple[str, str],
    terms: Sequence[str],
    room: RoomLexicon,
) -> list[str]:
    raised = raise_flags(
        "\n".join(one.words for one in mine),
        languages[0],
        "\n".join(one.words for one in theirs),
        languages[1],
        terms=terms,
        lexicon=room.lexicon,
    )
    return [
        f"{one.words}: {', '.join(one.a) or '–'} / {', '.join(one.b) or '–'}"
        for one in raised
    ]


def _texts(said: Mapping[str, str]) -> tuple[Text, Text]:
    """Both texts; two laws kept here in a language that both have."""
    works = [_work(said[name]) for name in ("a", "b")]
    versions = [None if one is None else _version(one) for one in works]
    if versions[0] and versions[1] and not (said["lang_a"] or said["lang_b"]):
        pair, _binding = pair_for(versions[0], versions[1])
        return text_of(pair[0]), text_of(pair[1])
    return (
        _text(said["a"], said["lang_a"], versions[0]),
        _text(said["b"], said["lang_b"], versions[1]),
    )


def _work(name: str) -> Work | None:
    return None if Path(name).exists() else Work.objects.filter(key=name).first()


def _version(work: Work) -> Version:
    text = binding_text(work)
    if text is None:
        raise CommandError(f"{work.key} has no text yet")
    return text.version


def _text(name: str, language: str, version: Version | None) -> Text:
    if version is not None:
        wanted = version.expressions.order_by("-is_authentic", "language")
        found = wanted.filter(language=language).first() if language else wanted[0]
        if found is None:
            raise CommandError(f"{name} has no text in {language}")
        return text_of(found)
    path = Path(name)
    if not path.is_file():
        raise CommandError(f"“{name}” is neither a file nor the key of a law here")
    try:
        return take_in(path.name, path.read_bytes(), language=language or None).text
    except TextError as error:
        raise CommandError(f"{name}: {error}") from error
