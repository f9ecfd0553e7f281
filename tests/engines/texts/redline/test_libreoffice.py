"""LibreOffice opens the Word file and settles its changes."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from orkhon.engines.texts.redline import compare, word_file
from orkhon.engines.texts.structure import Provision, Text, plain
from tests.engines.texts.redline.laws import (
    article,
    chapter,
    law,
    paragraph,
    point,
    table,
)
from tests.engines.texts.redline.libreoffice import SOFFICE, Office
from tests.engines.texts.redline.word_reader import without_spaces

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    if SOFFICE is None:
        pytest.skip("LibreOffice is not on this machine: apt-get install libreoffice")
    return Office(tmp_path_factory.mktemp("office"))


def before() -> Text:
    return law(
        chapter(
            1,
            "Жалпы ережелер",
            article(
                1,
                "Мақсат",
                "Осы заң сайлаушылар тізімін реттейді.",
                "Ол барлық сайлауға қолданылады.",
            ),
            article(2, "Ұғымдар", text="Сайлаушы – он сегіз жасқа толған азамат."),
        ),
        chapter(
            2,
            "Lists",
            article(
                3,
                "Lists",
                paragraph(
                    1,
                    "The commission keeps the list under article 2:",
                    point("a", "names in full;"),
                    point("b", "years of birth;"),
                ),
                "Anyone may look into the list in the precinct on working days.",
                "Lists are destroyed after a year.",
                table(("Precinct", "Voters"), ("First", "1,204"), ("Second", "987")),
            ),
            article(
                4, "Fines", "Who forges a list pays a fine.", "Courts decide on it."
            ),
            article(5, "Last", text="This article goes away with its table."),
            table(("Goes", "away"), ("with", "all")),
        ),
    )


def after() -> Text:
    return law(
        chapter(
            1,
            "Жалпы қағидалар",
            article(
                1,
                "Мақсат",
                "Осы заң сайлаушылар тізімін реттейді.",
                "Ол барлық сайлауға қолданылады.",
            ),
            article(
                2,
                "Observers",
                "Observers may be present at all times without asking.",
                table(("New", "table")),
            ),
            article(
                3,
                "Ұғымдар",
                "Сайлаушы – он сегіз жасқа толған азамат.",
                "Байқаушы – тіркелген тұлға.",
            ),
        ),
        chapter(
            2,
            "Fines",
            article(
                4,
                "Fines",
                "Who forges a list pays a heavy fine.",
                "Courts decide on it.",
                "Anyone may look into the list in the precinct on working days.",
            ),
        ),
        chapter(
            3,
            "Lists",
            article(
                5,
                "Lists",
                paragraph(
                    1,
                    "The commission keeps the list under article 3:",
                    point("a", "names in full;"),
                    point("b", "addresses;"),
                    point("c", "years of birth;"),
                ),
                "Lists are destroyed after two years.",
                table(("Precinct", "Voters"), ("Second", "988"), ("Third", "12")),
            ),
        ),
    )


@pytest.mark.parametrize("turned", [False, True])
def test_libreoffice_accepts_all_into_the_new_text_and_rejects_all_into_the_old(
    office: Office, tmp_path: Path, turned: bool
) -> None:
    old, new = (after(), before()) if turned else (before(), after())
    path = tmp_path / "redline.docx"
    path.write_bytes(word_file(compare(old, new), "Sample", "A. Clerk", AT))
    accepted = office.settle(path, accept=True)
    rejected = office.settle(path, accept=False)
    assert without_spaces(accepted) == without_spaces(plain(new))
    assert without_spaces(rejected) == without_spaces(plain(old))


def drawn(random: Random) -> list[Provision]:
    """Forty articles with paragraphs, points and tables in any place."""

    def words() -> str:
        signs = [
            "заң",
            "the",
            "list",
            "құқық",
            "5,",
            "(2)",
            "ara\nlık",
            "İl",
            "«ў»",
            ".",
        ]
        return " ".join(random.choices(signs, k=random.randint(1, 9)))

    def inside(number: int) -> Provision:
        if random.random() < 0.2:
            return table(*((words(), words()) for _ in range(random.randint(1, 3))))
        return paragraph(number, words(), *(point(one, words()) for one in "ab"))

    found = []
    for number in range(1, 41):
        paragraphs = [inside(place) for place in range(1, random.randint(2, 5))]
        one = article(number, random.choice(["", words()]), *paragraphs)
        above = one.heading and random.random() < 0.3
        found.append(replace(one, heading_place="above") if above else one)
    return found


def test_libreoffice_settles_forty_articles_drawn_and_shuffled(
    office: Office, tmp_path: Path
) -> None:
    random = Random(5)  # noqa: S311 -- a draw that can be repeated
    first = drawn(random)
    kept = random.sample(first, 30)
    swapped = [
        replace(one, children=one.children[::-1], heading_place="same")
        for one in kept[:15]
    ]
    old = law(chapter(1, "Бір", *first[:20]), chapter(2, "Екі", *first[20:]))
    new = law(chapter(1, "Бір", *swapped, *drawn(random)[:5]), *kept[15:])
    path = tmp_path / "drawn.docx"
    path.write_bytes(word_file(compare(old, new), "Sample", "A. Clerk", AT))
    for text, accept in ((new, True), (old, False)):
        read = office.settle(path, accept=accept)
        assert without_spaces(read) == without_spaces(plain(text))
