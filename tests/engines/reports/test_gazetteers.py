"""Gazetteers of other languages lean on the English one and say where they slip."""

import pytest

from orkhon.engines.reports.lexicon.choice import LEXICONS
from orkhon.engines.reports.lexicon.translated import (
    GazetteerError,
    bodies,
    nationalities,
    places,
)
from orkhon.engines.reports.lexicon.uz_words import in_cyrillic


def test_every_language_of_the_assembly_has_offices_bodies_and_places():
    assert sorted(LEXICONS) == ["az", "en", "kk", "ky", "ru", "tr", "uz"]
    for lexicon in LEXICONS.values():
        assert {body.name for body in lexicon.bodies.values()} >= {
            "TURKPA",
            "Milli Majlis",
            "Mazhilis of the Parliament of Kazakhstan",
            "Jogorku Kenesh",
            "Grand National Assembly of Türkiye",
            "Oliy Majlis",
        }
        assert {place.country for place in lexicon.places.values()} >= {
            "Azerbaijan",
            "Kazakhstan",
            "Kyrgyzstan",
            "Türkiye",
            "Uzbekistan",
            "Hungary",
        }
        keys = {rank.key for rank in lexicon.ranks.values()}
        assert keys >= {"chair", "speaker", "president", "secretary general"}


@pytest.mark.parametrize(
    ("read", "row", "message"),
    [
        (bodies, "Nowhere: a", "no body “Nowhere” in the English gazetteer"),
        (places, "Nowhere: a", "no place “Nowhere” in the English gazetteer"),
        (nationalities, "Baku: a", "no country “Baku” in the English gazetteer"),
    ],
)
def test_a_row_that_names_nothing_is_refused(read, row, message):
    with pytest.raises(GazetteerError) as refusal:
        read(row)
    assert str(refusal.value) == message


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        # By the table of the law of 1995, read backwards.
        ("O'zbekiston", "Ўзбекистон"),
        ("Toshkent", "Тошкент"),
        ("elchi", "элчи"),
        ("yig'ilish", "йиғилиш"),
        ("Qonunchilik palatasi", "Қонунчилик палатаси"),
        ("ma'lum", "маълум"),
        ("yangi", "янги"),
        ("AQSH", "АҚШ"),
    ],
)
def test_uzbek_is_written_in_cyrillic_by_its_own_table(latin, cyrillic):
    assert in_cyrillic(latin) == cyrillic
