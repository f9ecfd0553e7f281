"""Files in, text out; or one sentence that names the file and the reason."""

import pytest

from orkhon.engines.reports.reading import LIMIT_BYTES, ReadingError, read

RUSSIAN = (
    "Председатель Сената встретился с делегацией парламента. В ходе встречи стороны "
    "обсудили вопросы сотрудничества и объём торговли."
)
KAZAKH = (
    "Сенат төрағасы делегациямен кездесті. Кездесуде екі ел арасындағы ынтымақтастық "
    "және өзара іс-қимыл мәселелері талқыланды."
)
TURKISH = (
    "Meclis Başkanı konuk heyetle görüştü. Görüşmede iki ülke arasındaki ilişkiler ve "
    "iş birliği ele alındı; toplantı için teşekkür etti."
)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "utf-8"),
        (RUSSIAN, "utf-16"),
        (RUSSIAN, "utf-32"),
        (RUSSIAN, "utf-16-le"),
        (RUSSIAN, "utf-16-be"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp866"),
        (RUSSIAN, "iso8859-5"),
        (RUSSIAN, "mac-cyrillic"),
        (KAZAKH, "utf-8"),
        (KAZAKH, "kz1048"),
        (KAZAKH, "ptcp154"),
        (TURKISH, "utf-8"),
        (TURKISH, "cp1254"),
    ],
)
def test_a_text_is_read_in_every_encoding_in_use(text, encoding):
    found = read(text.encode(encoding), "report.txt")
    assert (found.text, found.media_type, found.title) == (text, "text/plain", None)
    # Python names UTF-16 and UTF-32 with a mark without their byte order.
    assert found.encoding == encoding


def test_an_encoding_that_had_to_be_told_is_noted():
    assert read(RUSSIAN.encode(), "report.txt").notes == ()
    assert read(RUSSIAN.encode("koi8-r"), "report.txt").notes == (
        "The encoding was told by its letters: koi8-r.",
    )


def test_a_mark_of_utf_8_and_line_ends_of_windows_are_taken_off():
    data = b"\xef\xbb\xbfThe Speaker\r\nmet a guest.\rAfter that"
    assert read(data, "report.txt").text == "The Speaker\nmet a guest.\nAfter that"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b" \r\n\t ", "holds only blanks, no text"),
        (b"74-72-27", "holds no words, only figures or signs"),
        (b"%PDF-1.7\n%\xe2\xe3", "is a PDF, not a text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is a PNG picture, not a text"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "is a JPEG picture, not a text"),
        (b"\x7fELF\x02\x01\x01\x00", "is a program, not a text"),
        (b"MZ\x90\x00\x03\x00\x00\x00", "is a program, not a text"),
        (b"\x1f\x8b\x08\x00", "is a gzip archive, not a text"),
        (b"{\\rtf1\\ansi The Speaker}", "is an RTF document, not a text"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00",
            "is an old Word, Excel or Outlook document (.doc, .xls, .msg), not a text",
        ),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "is a WebP picture, not a text"),
        (b"RIFF\x00\x00\x00\x00????", "is a media file, not a text"),
        (
            b"\x00\x00\x00\x18ftypmp42",
            "is a video or a picture of a telephone, not a text",
        ),
        (bytes(range(32)) * 50, "is a binary file, not a text"),
        (
            b"\xff\xfeA",
            "begins with the mark of UTF-16 but is not valid in it; save it again as "
            "UTF-8",
        ),
        (
            b"\xef\xbb\xbfAnkara \xff",
            "begins with the mark of UTF-8-SIG but is not valid in it; save it again "
            "as UTF-8",
        ),
        (
            "Встреча прошла в столице".encode() + b"\xff\xfe\x81\x98" * 4,
            "the encoding cannot be told, or the text is damaged; save it again as "
            "UTF-8",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_the_reason(data, reason):
    with pytest.raises(ReadingError) as refusal:
        read(data, "sent.txt")
    assert str(refusal.value) == f"sent.txt: {reason}"


def test_a_file_above_the_limit_is_refused_unread():
    assert LIMIT_BYTES == 20_000_000
    with pytest.raises(ReadingError) as refusal:
        read(b"a" * 50_000_000, "large.txt")
    assert str(refusal.value) == "large.txt: 50 MB is too large; the limit is 20 MB"


def test_the_limit_is_a_parameter():
    assert read(b"The Speaker", "a.txt", limit_bytes=11).text == "The Speaker"
    with pytest.raises(ReadingError):
        read(b"The Speaker", "a.txt", limit_bytes=10)


def test_letters_that_are_also_a_signature_do_not_make_a_text_binary():
    assert read(b"MZ and BM are initials.", "a.txt").text == "MZ and BM are initials."
    assert read(b"BM held a meeting", "a.txt").text == "BM held a meeting"


def test_a_word_name_on_something_else_is_said():
    with pytest.raises(ReadingError) as refusal:
        read(b"The Speaker met a guest.", "report.docx")
    assert str(refusal.value) == "report.docx: is named .docx but is no Word document"
