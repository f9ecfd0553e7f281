"""Names that come from phones, and from people who are no observers."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orkhon.engines.xforms.file_names import name_key, safe_name


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("photo-1.jpg", "photo-1.jpg"),
        ("Учаске 17.jpg", "Учаске 17.jpg"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("/absolute/a.jpg", "a.jpg"),
        ("C:\\Users\\a.jpg", "a.jpg"),
        ("a.jpg/", "file"),
        ("..", "file"),
        (".", "file"),
        ("", "file"),
        ("   ", "file"),
        (".htaccess", "htaccess"),
        ("a\x00b.jpg", "ab.jpg"),
        ("a\r\nb.jpg", "ab.jpg"),
        # The override shows "photogpj.exe" as "photoexe.jpg".
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("\u2066a\u2069.jpg", "a.jpg"),
        ("a\u200bb\ufeff.jpg", "ab.jpg"),
        ("a\u2028b.jpg", "ab.jpg"),
        ("a<b>:c|d?e*.jpg", "abcde.jpg"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("console.txt", "console.txt"),
        ("trailing. . ", "trailing"),
        ("и\u0306.jpg", "й.jpg"),
    ],
)  # fmt: skip
def test_a_name_is_made_harmless(name, kept):
    assert safe_name(name) == kept


def test_a_long_name_keeps_its_ending_and_no_half_letter():
    kept = safe_name("ж" * 200 + ".jpg")
    # 255 bytes less ".jpg" leave 251: 125 letters of two bytes.
    assert kept == "ж" * 125 + ".jpg"
    assert safe_name("a" * 300) == "a" * 255
    assert safe_name("a." + "b" * 300) == "a." + "b" * 253


@given(st.text(max_size=300))
def test_a_safe_name_is_always_fit_for_a_folder_and_stays_as_it_is(name):
    kept = safe_name(name)
    assert kept
    assert len(kept.encode()) <= 255
    assert not set(kept) & set('/\\<>:"|?*')
    assert kept not in {".", ".."}
    assert not kept.startswith(".")
    assert all(unicodedata.category(letter)[0] != "C" for letter in kept)
    assert unicodedata.is_normalized("NFC", kept)
    assert safe_name(kept) == kept


def test_two_names_of_one_file_have_one_key():
    assert name_key("C:\\dcim\\й.jpg ") == name_key("й.jpg")
