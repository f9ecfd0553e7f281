"""Texts made by chance from a seed: laws as they are written, and trees of anything."""

from random import Random
from typing import get_args

from orkhon.engines.texts.akn import About
from orkhon.engines.texts.structure import identified
from orkhon.engines.texts.structure.model import Kind, Place, Provision, Text
from tests.engines.texts.akn.files import described

# Chapter, article, point and annex as each language writes them.
STYLES = {
    "en": ("Chapter {}. Sale", "Article {}. Goods", "({})", "Annex {}"),
    "az": ("{} fəsil. Satış", "Maddə {}. Mallar", "{}.1.", "Əlavə {}"),
    "kk": ("{}-тарау. Сату", "{}-бап. Тауарлар", "{})", "{}-қосымша"),
    "ky": ("{}-глава. Сатуу", "{}-берене. Товарлар", "{})", "{}-тиркеме"),
    "tr": ("{}. BÖLÜM", "MADDE {} – Mallar", "{})", "EK {}"),
    "uz": ("{}-bob. Savdo", "{}-modda. Tovarlar", "{})", "{}-ilova"),
    "ru": ("Глава {}. Продажа", "Статья {}. Товары", "{})", "Приложение {}"),
}
WORDS = {
    "en": "the seller shall give back the price within thirty days of the notice",
    "az": "satıcı otuz gün ərzində malın qiymətini alıcıya qaytarmalıdır",
    "kk": "сатушы отыз күн ішінде тауардың бағасын сатып алушыға қайтарады",
    "ky": "сатуучу отуз күндүн ичинде товардын баасын сатып алуучуга кайтарат",
    "tr": "satıcı otuz gün içinde malın bedelini alıcıya geri verir",
    "uz": "sotuvchi oʻttiz kun ichida tovar narxini xaridorga qaytaradi",
    "ru": "продавец в течение тридцати дней возвращает покупателю цену товара",
}
ODD = (
    *("a<b&c>", "]]>", "&amp;", "“q”", "😀", "e\u0301", "\\u{b}", "\\", "\u2028"),
    *("  two  ", "\t", "\r", "x\r\ny", "\n", "\n\n", "a\nb", "\xa0", " ", "\n lead"),
    *("\x00", "\x0b", "\ufffe", "\ud800", "\U0001ffff", "қ", "ə", "ş", "ў"),
)


def law(seed: int) -> tuple[str, str]:
    """A law in plain lines, and its language: chapters, articles, points, a table."""
    random = Random(seed)  # noqa: S311 -- a text that can be made again
    language = random.choice(sorted(STYLES))
    chapter, article, point, annex = STYLES[language]
    lines, number = [], 0
    for at in range(1, random.randint(1, 4) + 1):
        lines.append(chapter.format(at))
        for _ in range(random.randint(1, 5)):
            # Some numbers are skipped, some stand twice.
            number += random.choice([0, 1, 1, 1, 1, 2])
            lines.append(article.format(max(number, 1)))
            lines += _inside(random, language, point)
    if random.random() < 0.4:
        lines += [annex.format(1), _sentence(random, language)]
    return "\n".join(lines), language


def _inside(random: Random, language: str, point: str) -> list[str]:
    lines = []
    for at in range(1, random.randint(1, 3) + 1):
        lines.append(f"{at}. {_sentence(random, language)}:")
        for letter in range(1, random.randint(0, 4) + 1):
            lines.append(f"{point.format(letter)} {_sentence(random, language)};")
    if random.random() < 0.2:
        lines += ["A\tB\t1", "C\t\t2"]
    return lines


def _sentence(random: Random, language: str) -> str:
    words = WORDS[language].split()
    return " ".join(random.sample(words, random.randint(3, len(words)))).capitalize()


def anything(seed: int) -> tuple[Text, About]:
    """A text of every kind anywhere, with signs that XML cannot hold."""
    random = Random(seed)  # noqa: S311 -- a text that can be made again
    depth = random.randint(0, 5)
    provisions = tuple(_tree(random, depth) for _ in range(random.randint(0, 6)))
    if random.random() < 0.8:
        provisions, _warnings = identified(provisions)
    text = Text(
        language=random.choice(["en", "az", "kk", "ky", "tr", "uz", "ru", "und"]),
        script=random.choice(["Latn", "Cyrl", "Zyyy"]),
        title=_words(random),
        provisions=provisions,
        warnings=tuple(_words(random) for _ in range(random.randint(0, 2))),
    )
    about = described(
        kind=random.choice(["act", "bill", "doc"]),
        country=random.choice(["int", "kz", "tr"]),
        subtype=random.choice([None, "model-law"]),
        author=random.choice([None, "Қазақстан Парламенті", "A & B <C>"]),
        work_date=random.choice(["2024", "2024-06", "2024-06-30", "2024-01-01"]),
        number=random.choice(["", "88-VIII", "№ 12/3 “a”"]),
        language=random.choice(["kk", "uz", "und", "fra"]),
        version_date=random.choice(["2025", "2025-02", "2025-01-01"]),
        title=random.choice(["", "Туралы  <&>"]),
        authentic=random.random() < 0.5,
        translated_from=random.choice([None, "ru"]),
    )
    return text, about


def _tree(random: Random, depth: int) -> Provision:
    count = random.randint(0, 3) if depth else 0
    children = tuple(_tree(random, depth - 1) for _ in range(count))
    return Provision(
        kind=random.choice(get_args(Kind)),
        number=random.choice([None, "", "5", "1-1", "a", "4"]),
        heading=_words(random),
        text=_words(random),
        children=children,
        marker=random.choice(["", "Статья 5.", "(a)", "1)", "IV", _words(random)]),
        heading_place=random.choice(get_args(Place)),
        text_place=random.choice(get_args(Place)),
        starts=random.choice(get_args(Place)),
        rows=_rows(random) if random.random() < 0.2 else (),
        why=_words(random) if random.random() < 0.2 else "",
    )


def _rows(random: Random) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(_words(random) for _ in range(random.randint(0, 3)))
        for _ in range(random.randint(1, 3))
    )


def _words(random: Random) -> str:
    if random.random() < 0.3:
        return ""
    pool = [*ODD, *WORDS["kk"].split()]
    return " ".join(random.choice(pool) for _ in range(random.randint(1, 4)))
