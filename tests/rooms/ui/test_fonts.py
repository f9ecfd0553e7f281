"""The two faces hold every letter of the seven languages."""

import re
from pathlib import Path

import pytest

from orkhon.ui import build_fonts

ROOT = Path(__file__).resolve().parents[3]
# The alphabets as their states' laws have them (Kazakh: Cyrillic and the Latin of
# 2021), with the signs of the members' money and the quotation marks in use.
ALPHABETS = {
    "Azerbaijani": "abcçdeəfgğhxıijkqlmnoöprsştuüvyzABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ₼",
    "Kazakh": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяАӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ₸",
    "Kazakh in Latin": "aäbdefgğhiıjklmnñoöpqrsştuūüvyzAÄBDEFGĞHİIJKLMNÑOÖPQRSŞTUŪÜVYZ",
    "Kyrgyz": "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНҢОӨПРСТУҮФХЦЧШЩЪЫЬЭЮЯ",
    "Turkish": "abcçdefgğhıijklmnoöprsştuüvyzâîûABCÇDEFGĞHIİJKLMNOÖPRSŞTUÜVYZÂÎÛ₺",
    "Uzbek": "abdefghijklmnopqrstuvxyzʻʼ‘’ABDEFGHIJKLMNOPQRSTUVXYZ",
    "Uzbek in Cyrillic": "ўқғҳЎҚҒҲ",
    "Russian": "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ№₽«»",
    "signs": "–—…“”„·",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    node_modules = ROOT / "node_modules"
    if not (node_modules / "@fontsource-variable").exists():
        pytest.skip("the font packages are not installed; npm ci brings them")
    static = tmp_path_factory.mktemp("static")
    return static, build_fonts.build(node_modules, static)


@pytest.mark.parametrize("family", ["inter", "noto-serif"])
@pytest.mark.parametrize("language", ALPHABETS)
def test_a_face_holds_the_alphabet(built, family, language):
    ttlib = pytest.importorskip("fontTools.ttLib", reason="fontTools reads the files")
    letters = set()
    for path in built[1]:
        if path.name.startswith(family) and ("wght" in path.name or "400" in path.name):
            letters |= set(ttlib.TTFont(path).getBestCmap())
    assert {one for one in ALPHABETS[language] if ord(one) not in letters} == set()


def test_the_stylesheet_names_every_file_once(built):
    static, files = built
    css = (static / "fonts.css").read_text(encoding="utf-8")
    assert len(files) == 24
    assert [css.count(f'url("fonts/{path.name}")') for path in files] == [1] * 24
    assert "http" not in css


@pytest.mark.parametrize("family", ["inter", "noto-serif"])
@pytest.mark.parametrize("language", ALPHABETS)
def test_no_language_of_the_members_needs_the_letters_of_all_others(
    built, family, language
):
    ttlib = pytest.importorskip("fontTools.ttLib", reason="fontTools reads the files")
    few = set()
    for path in built[1]:
        is_large = path.name.split("-ext-")[-1].startswith(("wght", "400"))
        if path.name.startswith(family) and not ("-ext-" in path.name and is_large):
            few |= set(ttlib.TTFont(path).getBestCmap())
    assert {one for one in ALPHABETS[language] if ord(one) not in few} == set()
    small = [path for path in built[1] if "-members-" in path.name]
    assert max(path.stat().st_size for path in small) < 8_000


def test_the_public_record_takes_one_weight_of_the_serif(built):
    light = (built[0] / "fonts" / "light.css").read_text(encoding="utf-8")
    named = re.findall(r'url\("([^"]+)"\)', light)
    assert len(named) == 12
    assert [one for one in named if not (built[0] / "fonts" / one).exists()] == []


def test_no_letter_of_a_weight_is_in_two_files(built):
    # Two rules for one letter: a browser asks for both while the first is on its way.
    css = (built[0] / "fonts.css").read_text(encoding="utf-8")
    rules = re.findall(r"fonts/([^\"]+)\".*?unicode-range: (.*?);", css, re.S)
    for letter in "ƏəĞğİıŞşʻӘәҚқӨөҰұҮүІі₼₸₺₽":
        files = [file for file, ranges in rules if _names(ranges, ord(letter))]
        assert len(files) == 4, (letter, files)


def _names(ranges, code):
    spans = [one.removeprefix("U+").split("-") for one in ranges.split(",")]
    return any(int(one[0], 16) <= code <= int(one[-1], 16) for one in spans)


def test_without_the_packages_nothing_is_written(tmp_path):
    with pytest.raises(build_fonts.FontsMissing, match="inter is not in"):
        build_fonts.build(tmp_path / "node_modules", tmp_path / "static")
    assert not (tmp_path / "static").exists()


def test_the_command_says_what_it_did_or_what_is_missing(
    built, tmp_path, monkeypatch, capsys
):
    monkeypatch.setattr("sys.argv", ["build_fonts", str(tmp_path)])
    assert build_fonts.main() == 1
    assert "Run npm ci first." in capsys.readouterr().err
    incomplete = tmp_path / "@fontsource-variable" / "inter"
    incomplete.mkdir(parents=True)
    letters = ROOT / "node_modules" / "@fontsource-variable" / "inter" / "unicode.json"
    (incomplete / "unicode.json").write_bytes(letters.read_bytes())
    assert build_fonts.main() == 1
    assert "has no inter-latin-wght-normal.woff2" in capsys.readouterr().err
