"""What other people's files say of themselves; written by hand."""

import pytest

from orkhon.engines.texts.akn import About, read
from tests.engines.texts.akn.files import IDENTIFICATION, foreign, read_body

ARTICLE = "<article eId='a'><num>1</num><content><p>The goods</p></content></article>"


def _read(*replacements, inside=ARTICLE, **said):
    identification = IDENTIFICATION
    for old, new in replacements:
        assert old in identification
        identification = identification.replace(old, new)
    return read_body(inside, identification=identification, **said)


def test_the_head_of_a_file_becomes_its_description():
    # The address of the work has the year alone: 1 January is then no date.
    assert _read().about == About(
        kind="act",
        country="ie",
        subtype=None,
        author="Sample Parliament",
        work_date="2001",
        number="5",
        language="en",
        version_date="2001-03-02",
        title="Sample Act",
        authentic=False,
        manifested_on="2020-05-06",
    )
    assert _read().text.warnings == (
        "The file does not say whether this is the authentic text",
    )


def test_the_first_of_january_is_a_date_where_the_address_has_it():
    dated = ('value="/akn/ie/act/2001/5"', 'value="/akn/ie/act/2001-01-01/5"')
    assert _read(dated).about.work_date == "2001-01-01"


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("kaz", "kk"),
        ("kk", "kk"),
        ("en-GB", "en"),
        ("ENG", "en"),
        ("fra", "fra"),
        ("Russian", "und"),
    ],
)
def test_languages_are_read_in_two_letters_or_three(code, language):
    found = _read(('language="eng"', f'language="{code}"'))
    assert found.about.language == language


def test_the_text_of_a_file_in_some_other_language_has_the_one_it_seems_to_be_in():
    words = "The seller shall give the buyer his money back within thirty days."
    article = f"<article eId='a'><content><p>{words}</p></content></article>"
    found = _read(('language="eng"', 'language="fra"'), inside=article)
    assert (found.about.language, found.text.language) == ("fra", "en")
    assert found.text.script == "Latn"


@pytest.mark.parametrize(
    ("said", "authentic"), [("true", True), ("1", True), ("false", False)]
)
def test_the_file_says_whether_it_is_authentic(said, authentic):
    element = f'<FRBRauthoritative value="{said}"/><FRBRlanguage'
    found = _read(("<FRBRlanguage", element))
    assert found.about.authentic is authentic
    assert found.text.warnings == ()


def test_a_translation_is_not_authentic_and_names_its_language():
    translation = (
        '<FRBRlanguage language="eng"/><FRBRtranslation href="/akn/ie/act/2001/5/gle@"'
        ' fromLanguage="kaz" by="#translator"/>'
    )
    found = _read(('<FRBRlanguage language="eng"/>', translation))
    assert (found.about.authentic, found.about.translated_from) == (False, "kk")
    assert found.text.warnings == ()


def test_an_author_without_an_entry_is_the_end_of_its_address():
    address = '"/akn/ontology/organization/ie/oireachtas"'
    assert _read(('"#parliament"', address)).about.author == "oireachtas"
    assert _read(('"#parliament"', '"#senate"')).about.author == "senate"
    assert _read(('"#parliament"', '""')).about.author is None


def test_a_title_is_sought_in_the_version_then_the_work_then_the_text():
    alias = '<FRBRalias value="Sample Act" name="short"/>'
    version = (
        '<FRBRdate date="2001-03-02"',
        '<FRBRalias value="In this version" name="t"/><FRBRdate date="2001-03-02"',
    )
    assert _read(version).about.title == "In this version"
    preface = (
        "<preface><p><docTitle>Act on <b>goods</b><br/>and prices</docTitle></p>"
        "</preface>"
    )
    without = IDENTIFICATION.replace(alias, "")
    data = foreign(f"{preface}<body>{ARTICLE}</body>", identification=without)
    assert read(data).about.title == "Act on goods and prices"
    assert _read((alias, "")).about.title == ""


def test_a_country_or_date_that_is_none_stays_empty_and_is_told():
    found = _read(('value="ie"', 'value="Ireland"'))
    assert found.about.country == ""
    assert found.text.warnings[0] == (
        "“ireland” is neither a country of two small letters nor “int”"
    )
    broken = IDENTIFICATION.replace('date="2001-03-02"', 'date="soon"')
    data = foreign(f"<body>{ARTICLE}</body>", identification=broken)
    found = read(data, lenient=True)
    assert found.about.version_date == ""
    assert found.text.warnings[1] == (
        "The date of this version is not known: "
        "“soon” is no date such as 2024-06-11, 2024-06 or 2024"
    )


def test_a_moment_is_read_as_its_day():
    moment = ('date="2020-05-06"', 'date="2020-05-06T10:00:00+05:00"')
    assert _read(moment).about.manifested_on == "2020-05-06"


def test_a_file_without_a_head_is_read_leniently():
    data = foreign(f"<body>{ARTICLE}</body>", identification="", meta="")
    about = read(data, lenient=True).about
    assert (about.country, about.work_date, about.number) == ("", "", "")
    assert (about.author, about.language, about.title) == (None, "und", "")
    nothing = data.replace(b"<meta></meta>", b"")
    assert read(nothing, lenient=True).about == about


def test_a_bill_is_a_bill_and_a_sign_that_no_title_has_becomes_a_space():
    found = _read(('"Sample Act"', '"Sample&#10;Act"'), kind="bill")
    assert (found.about.kind, found.about.title) == ("bill", "Sample Act")
