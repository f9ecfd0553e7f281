"""Akoma Ntoso comes in through the same door."""

import pytest

from orkhon.engines.texts import akn
from orkhon.engines.texts.intake import Limits, take_in
from orkhon.engines.texts.structure import plain, read_plain
from orkhon.engines.texts.structure.model import TextError

WORDS = "Law on trade\nArticle 1. Aim\nThe aim is trade.\nArticle 2. Term\nTen days."
ABOUT = akn.About(
    kind="act",
    country="kz",
    subtype=None,
    author=None,
    work_date="2026-01-01",
    number="1",
    language="en",
    version_date="2026-01-01",
    title="Law on trade (sample)",
    authentic=True,
    manifested_on="2026-11-22",
)


def test_a_file_of_akoma_ntoso_is_the_text_that_it_was_written_from():
    text = read_plain(WORDS, "en")
    taken = take_in("law.xml", akn.write(text, ABOUT))
    assert (taken.text, taken.format, taken.notes) == (text, "akn", ())
    assert plain(taken.text) == WORDS


def test_a_language_that_is_evidently_another_is_said_of_akoma_ntoso_too():
    long = "\n".join(
        f"{n}. The member states co-operate in trade." for n in range(1, 9)
    )
    data = akn.write(read_plain(f"Article 1. Aim\n{long}", "en"), ABOUT)
    assert take_in("law.xml", data, language="kk").notes == (
        "The file seems to be English, not Kazakh.",
    )


def test_a_file_that_breaks_the_rules_or_the_limit_is_refused_by_its_name():
    data = akn.write(read_plain(WORDS, "en"), ABOUT)
    with pytest.raises(TextError, match=r"law\.xml: The file breaks the rules"):
        take_in(
            "law.xml", data.replace(b"<body", b"<boody").replace(b"/body", b"/boody")
        )
    with pytest.raises(TextError, match=r"law\.xml: The text has \d+ characters"):
        take_in("law.xml", data, limits=Limits(characters=10))
