"""Addresses by the naming convention; expectations written by its chapter 4."""

import pytest

from orkhon.engines.texts.akn import About
from orkhon.engines.texts.structure.model import TextError
from tests.engines.texts.akn.files import described


def test_an_act_has_the_addresses_of_work_version_and_file():
    # The pattern of /akn/sl/act/2004-02-13/2/eng@2004-07-21 in the convention.
    about = described(
        country="sl",
        work_date="2004-02-13",
        number="2",
        language="en",
        version_date="2004-07-21",
    )
    assert about.work_uri == "/akn/sl/act/2004-02-13/2"
    assert about.expression_uri == "/akn/sl/act/2004-02-13/2/eng@2004-07-21"
    assert about.manifestation_uri == "/akn/sl/act/2004-02-13/2/eng@2004-07-21.akn"


def test_subtype_and_author_stand_between_the_kind_and_the_date():
    about = described(
        kind="doc", country="int", subtype="model-law", author="TURKPA", number=""
    )
    assert about.work_uri == "/akn/int/doc/model-law/TURKPA/2024-06-11/nn"


def test_a_date_without_its_day_is_a_year_in_an_address():
    about = described(work_date="2024-06", version_date="2025")
    assert about.expression_uri == "/akn/kz/act/2024/88-VIII/kaz@2025"


def test_words_become_steps_of_an_address_in_their_own_letters():
    about = described(number="№ 123/VI ЗРК", author="Қазақстан Парламенті")
    assert about.work_uri == "/akn/kz/act/Қазақстан-Парламенті/2024-06-11/123-VI-ЗРК"
    assert described(number="№").work_uri == "/akn/kz/act/2024-06-11/nn"


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("kk", "kaz"),
        ("ky", "kir"),
        ("tr", "tur"),
        ("az", "aze"),
        ("uz", "uzb"),
        ("ru", "rus"),
        ("en", "eng"),
        ("und", "und"),
        ("fra", "fra"),
    ],
)
def test_languages_have_their_codes_of_iso_639_2(language, code):
    assert described(language=language).expression_uri.endswith(f"/{code}@2024-09-01")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"kind": "law"}, "“law” is neither act, bill nor doc"),
        ({"country": "KZ"}, "“KZ” is neither a country"),
        ({"country": "kaz"}, "“kaz” is neither a country"),
        ({"work_date": "2024-13"}, "“2024-13” is no date"),
        ({"version_date": "2023-02-29"}, "“2023-02-29” is no date"),
        ({"work_date": "2024-00-01"}, "“2024-00-01” is no date"),
        ({"manifested_on": "11.06.2024"}, "“11.06.2024” is no date"),
        ({"work_date": "0000"}, "“0000” is no date"),
        ({"language": "Kazakh"}, "“Kazakh” is no code of a language"),
        ({"title": "Two\nlines"}, "has a sign that no title or name has"),
    ],
)
def test_what_no_address_can_be_made_of_is_refused_by_name(change, words):
    with pytest.raises(TextError, match=words):
        described(**change)


def test_a_leap_day_and_a_part_of_a_country_are_fine():
    about = described(work_date="2024-02-29", country="za-jhb")
    assert isinstance(about, About)
    assert about.work_uri == "/akn/za-jhb/act/2024-02-29/88-VIII"
