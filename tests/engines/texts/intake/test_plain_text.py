"""Plain text: its encoding found, and the language that it evidently is in."""

import textwrap

import pytest

from orkhon.engines.texts.intake import take_in
from orkhon.engines.texts.intake.encoding import decode
from orkhon.engines.texts.structure import plain
from orkhon.engines.texts.structure.model import TextError

RUSSIAN = (
    "Закон о торговле\nСтатья 1. Цель закона\nНастоящий Закон регулирует отношения в "
    "области торговли между государствами и защищает права потребителей.\nСтатья 2. "
    "Срок\nУполномоченный орган рассматривает заявление в течение тридцати дней со дня "
    "его получения и сообщает заявителю о решении в письменной форме.\nСтатья 3. "
    "Ответственность\nНарушение настоящего Закона влечёт ответственность по законам "
    "государства, на территории которого оно совершено."
)
TURKISH = (
    "Ticaret Kanunu\nMADDE 1 – Bu Kanunun amacı, ülkeler arasında ticareti geliştirmek "
    "ve tüketicilerin haklarını korumaktır.\nMADDE 2 – Yetkili makam, başvuruyu otuz gün "
    "içinde inceler ve kararını başvurana yazılı olarak bildirir."
)
KAZAKH = (
    "Сауда туралы заң\n1-бап. Мақсаты\nОсы Заң мемлекеттер арасындағы сауда "
    "қатынастарын реттейді және тұтынушылардың құқықтарын қорғайды.\n2-бап. Мерзімі\n"
    "Уәкілетті орган өтінішті алған күннен бастап отыз күн ішінде қарайды және шешімі "
    "туралы өтініш берушіге жазбаша хабарлайды.\n3-бап. Жауаптылық\nОсы Заңды бұзу "
    "мемлекеттің заңдарына сәйкес жауаптылыққа әкеп соғады."
)


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        (RUSSIAN, "utf-8"),
        (RUSSIAN, "utf-8-sig"),
        (RUSSIAN, "utf-16"),
        (RUSSIAN, "utf-16-le"),
        (RUSSIAN, "utf-16-be"),
        (TURKISH, "utf-16-le"),
        (RUSSIAN, "utf-32"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp866"),
        (RUSSIAN, "iso8859-5"),
        (TURKISH, "cp1254"),
        (KAZAKH, "kz1048"),
        (KAZAKH, "ptcp154"),
    ],
)
def test_a_text_is_read_in_the_encoding_that_it_is_in(words, encoding):
    try:
        data = words.encode(encoding)
    except UnicodeEncodeError:
        # The dash of Turkish laws is in no ISO encoding.
        data = words.replace("–", "-").encode(encoding)
        words = words.replace("–", "-")
    taken = take_in("law.txt", data)
    assert plain(taken.text).split() == words.split()
    assert taken.format == "txt"
    assert bool(taken.notes) != encoding.startswith("utf")


def test_an_encoding_that_was_guessed_is_said():
    assert take_in("law.txt", RUSSIAN.encode("cp1251")).notes == (
        "The file does not say how its letters are coded; they look like cp1251. If "
        "words look wrong, save it as UTF-8 and send it again.",
    )


def test_a_declared_encoding_is_taken_where_it_gives_a_text():
    assert decode(TURKISH.encode("cp1254"), "cp1254") == (TURKISH, "cp1254")
    assert decode(RUSSIAN.encode("cp1251"), "no-such-code")[0] == RUSSIAN
    assert decode(RUSSIAN.encode("cp1251"), "cp1252")[0] == RUSSIAN


@pytest.mark.parametrize(
    "data",
    [b"\xff\xfe\x41", b"\xef\xbb\xbf\xff", b"\0\1\0\2" * 50, b"a\0" + b"\xff" * 30],
)
def test_what_is_in_no_encoding_of_ours_is_refused(data):
    with pytest.raises(TextError, match="Its letters cannot be read"):
        decode(data)


def test_lines_with_tabs_are_a_table_and_unseen_signs_are_gone():
    taken = take_in("a.txt", "Fees\r\na\tb\r\nc\td\r\nso\u00adme\ufeff words".encode())
    assert plain(taken.text) == "Fees\na\tb\nc\td\nsome words"


def test_a_language_that_is_evidently_another_is_said():
    data = KAZAKH.encode()
    assert take_in("a.txt", data, language="tr").notes == (
        "The file seems to be Kazakh, not Turkish.",
    )
    assert take_in("a.txt", data, language="kk").notes == ()
    assert take_in("a.txt", data, language="und").notes == ()
    assert take_in("a.txt", KAZAKH[:150].encode(), language="tr").notes == ()
    # Half in one language and half in another is evidently nothing.
    assert take_in("a.txt", f"{KAZAKH}\n{RUSSIAN}".encode(), language="tr").notes == ()


def test_a_language_that_is_none_of_ours_is_refused():
    with pytest.raises(TextError, match=r"a\.txt: “xx” is no language known here"):
        take_in("a.txt", b"Article 1", language="xx")


def test_lines_broken_inside_sentences_are_joined_and_said():
    words = [one for one in RUSSIAN.split("\n") if one]
    wrapped = "\n".join(textwrap.fill(one, 60) for one in words)
    taken = take_in("law.txt", wrapped.encode())
    assert plain(taken.text).split("\n") == words
    assert taken.notes == (
        "The file breaks its lines inside sentences; they are joined.",
    )
