"""`orkhon law calibrate`: try further measures on texts whose pairs are known."""

from argparse import ArgumentParser
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from orkhon.engines.texts.alignment.calibration import Sample, calibrate
from orkhon.engines.texts.alignment.languages import LANGUAGES, AlignmentError
from orkhon.legislation.measures import keep_scores, measures

HELP = "try further measures of likeness on texts whose pairs are known"
SEED = "orkhon"


def add_arguments(parser: ArgumentParser) -> None:
    """What the verb is told."""
    parser.add_argument(
        "folder",
        metavar="FOLDER",
        type=Path,
        help="one file a language, such as kk.txt or uz-Latn.txt; line by line the "
        "same in all, such as the articles of the Universal Declaration",
    )
    parser.add_argument(
        "--draws", type=int, default=5, help="random draws a pair, 5 by default"
    )


def handle(command: BaseCommand, options: Mapping[str, object]) -> None:
    """Try them and keep what was found.

    Raises:
        CommandError: in words for the person at the keyboard.
    """
    folder, draws = Path(str(options["folder"])), int(str(options["draws"]))
    try:
        asked = measures()
        if not asked:
            raise CommandError(
                "no further measure is set: ORKHON_ALIGN_FOLDER or ORKHON_ALIGN_SERVER "
                "names one"
            )
        scores = calibrate(
            [one.backend for one in asked], _samples(folder), draws=draws, seed=SEED
        )
        path = keep_scores(scores)
    except AlignmentError as error:
        raise CommandError(str(error)) from error
    for one in scores:
        used = "used" if one.helps else "not used"
        command.stdout.write(
            f"{one.backend:<24} {one.pair[0]:>8} {one.pair[1]:<8} "
            f"{one.alone:.3f} against {one.graph:.3f} of the lexicon: {used}"
        )
    command.stdout.write(f"{path}: kept")


def _samples(folder: Path) -> list[Sample]:
    texts = {
        tag: tuple(path.read_text(encoding="utf-8").splitlines())
        for tag in LANGUAGES
        if (path := folder / f"{tag}.txt").is_file()
    }
    if len(texts) < 2:
        raise CommandError(f"{folder} has no two files such as kk.txt and ru.txt")
    return [
        Sample(texts[one], one, texts[other], other)
        for one, other in combinations(texts, 2)
    ]
