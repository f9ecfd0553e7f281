"""The words for provisions inside references, in seven languages, with their endings.

Patterns are written as the language is written and folded when the grammar is made:
small letters, one i, one apostrophe. Uzbek has both scripts in one table.
"""

from dataclasses import dataclass

from orkhon.engines.texts.structure.model import Kind

PARAGRAPH: tuple[Kind, ...] = ("paragraph",)
ITEM: tuple[Kind, ...] = ("paragraph", "point")
SUBITEM: tuple[Kind, ...] = ("subpoint", "point")


@dataclass(frozen=True, slots=True)
class Unit:
    """A word that names a provision.

    Attributes:
        kind: What it is called in a step.
        stem: Pattern of the word without plural, possessive and case.
        tree: Kinds that it may have in the tree, the first one present wins; empty
            for the kind itself.
        above: The kind it is when it stands in the act itself, not in an article.
        common: A word of daily life too ("second part of the year").
        plural: In the languages with the word before the number: pattern of the
            forms that are plural for certain.
        capital: Counts only with a capital letter ("Book 2", "Ek-1").
        apart: Goes into the number ("geçici madde 1").
    """

    kind: Kind
    stem: str
    tree: tuple[Kind, ...] = ()
    above: Kind | None = None
    common: bool = False
    plural: str = ""
    capital: bool = False
    apart: str = ""


def _russian(
    kind: Kind,
    stem: str,
    one: str,
    many: str,
    short: str = "",
    tree: tuple[Kind, ...] = (),
    above: Kind | None = None,
    common: bool = False,
) -> Unit:
    """A Russian noun: its endings in one and in many, and its abbreviations."""
    forms = rf"{stem}(?:{one}|{many})" + (f"|{short}" if short else "")
    return Unit(kind, forms, tree, above, common, plural=f"{stem}(?:{many})")


_ONE, _MANY = "|а|у|е|ом|ем", "ы|ов|ев|ам|ами|ах"

UNITS: dict[str, tuple[Unit, ...]] = {
    "en": (
        Unit("article", r"articles?|arts?\.", plural=r"articles|arts\."),
        Unit("section", "sections?", plural="sections"),
        Unit(
            "subsection",
            "sub-?sections?",
            ("subsection", "paragraph"),
            plural="sub-?sections",
        ),
        Unit(
            "paragraph", r"paragraphs?|paras?\.?", ITEM, plural=r"paragraphs|paras\.?"
        ),
        Unit("point", "points?", ("point", "subpoint"), plural="points"),
        Unit("point", "(?:items?|clauses?)", ITEM, plural="items|clauses"),
        Unit(
            "subpoint",
            "sub-?(?:paragraph|point|clause|item)s?",
            SUBITEM,
            plural="sub-?(?:paragraph|point|clause|item)s",
        ),
        Unit("chapter", "chapters?", plural="chapters"),
        Unit("part", "parts?", above="part", common=True, plural="parts"),
        Unit("book", "books?", plural="books", capital=True),
        Unit("annex", "annex(?:es)?|appendix|appendices", plural="annexes|appendices"),
        Unit("annex", "schedules?", plural="schedules", capital=True),
    ),
    "ru": (
        # "статьи" is one in the genitive or many: many by the sign of a range alone.
        _russian(
            "article", "стат", "ья|ьи|ье|ью|ьей", "ей|ьям|ьями|ьях", r"ст\.|ст(?=\s\d)"
        ),
        _russian("subpoint", "подпункт", _ONE, _MANY, r"пп\.|подп\.", SUBITEM),
        _russian("point", "пункт", _ONE, _MANY, r"п\.|п(?=\s\d)", ITEM),
        _russian("paragraph", "абзац", _ONE, _MANY, r"абз\.", PARAGRAPH),
        _russian(
            "paragraph",
            "част",
            "ь|и|ью",
            "ей|ям|ями|ях",
            r"ч\.|ч(?=\s\d)",
            PARAGRAPH,
            "part",
            common=True,
        ),
        _russian("chapter", "глав", "а|ы|е|у|ой", "|ам|ами|ах", r"гл\."),
        _russian("subsection", "подраздел", _ONE, _MANY),
        _russian("section", "раздел", _ONE, _MANY, r"разд\."),
        _russian("subchapter", "параграф", _ONE, _MANY, "§"),
        _russian("book", "книг", "а|и|е|у|ой", "|ам|ами|ах"),
        _russian("annex", "приложени", "е|я|ю|ем|и", "й|ям|ями|ях"),
    ),
    "kk": (
        Unit("article", "ба[пб]"),
        Unit("point", "тармақша", SUBITEM),
        Unit("paragraph", "тарма[қғ]", ITEM),
        Unit("paragraph", "абзац|азат жол", PARAGRAPH),
        Unit("paragraph", "бөлі[кг]", PARAGRAPH, "part", common=True),
        Unit("chapter", "тарау"),
        Unit("subsection", "кіші бөлім|бөлімше"),
        Unit("section", "бөлім"),
        Unit("subchapter", "параграф"),
        Unit("annex", "қосымша"),
    ),
    "ky": (
        Unit("article", "берене"),
        Unit("subpoint", "пунктча", SUBITEM),
        Unit("point", "пункт", ITEM),
        Unit("paragraph", "абзац", PARAGRAPH),
        Unit("paragraph", "бөлү[кг]", PARAGRAPH, "part", common=True),
        Unit("chapter", "глава|ба[пб]"),
        Unit("subsection", "бөлүмчө"),
        Unit("section", "бөлүм|раздел"),
        Unit("subchapter", "параграф"),
        Unit("annex", "тиркеме"),
    ),
    "uz": (
        Unit("article", "modda|модда"),
        Unit("subpoint", "kichik band|кичик банд", SUBITEM),
        Unit("point", "band|банд", ITEM),
        Unit("paragraph", "xatboshi|хатбоши", PARAGRAPH),
        Unit("paragraph", "qism|қисм", PARAGRAPH, "part", common=True),
        Unit("chapter", "bob|боб"),
        Unit("subsection", "kichik bo'lim|кичик бўлим"),
        Unit("section", "bo'lim|бўлим"),
        Unit("subchapter", "paragraf|параграф"),
        Unit("annex", "ilova|илова"),
    ),
    "az": (
        Unit("article", "maddə"),
        Unit("subpoint", "yarımbənd", SUBITEM),
        Unit("point", "bənd", ITEM),
        Unit("paragraph", "abzas", PARAGRAPH),
        Unit("paragraph", "hissə", PARAGRAPH, "part", common=True),
        Unit("chapter", "fəs(?:i)?l"),
        Unit("subsection", "yarımbölmə"),
        Unit("section", "bölmə"),
        Unit("subchapter", "paraqraf"),
        Unit("annex", "əlavə"),
    ),
    "tr": (
        Unit("article", "geçici madde", apart="geçici"),
        Unit("article", "ek madde", apart="ek"),
        Unit("article", "madde"),
        Unit("article", r"md?\.(?=\s*\d)"),
        Unit("subpoint", "alt ben[td]", SUBITEM),
        Unit("point", "ben[td]", ("point",)),
        Unit("paragraph", "fıkra", PARAGRAPH),
        Unit("part", "kısım|kısm"),
        Unit("chapter", "bölüm", common=True),
        Unit("subchapter", "ayrım"),
        Unit("annex", r"ek(?=\s*[-–]\s*[0-9ivxlc])|ek(?:ler)?i?", capital=True),
    ),
}

ENDINGS: dict[str, tuple[str, str, str]] = {
    # Plural, possessive, case: what may follow a stem.
    "kk": (
        "[лдт][ае]р",
        "с?[ыі]",
        "[ндт][ыі]ң|н?[дт][ае](?:н|[ғг][ыі])?|нан|нен|н?[ае]|[ғгқк][ае]|[ндт][ыі]|н|[мбп]ен",
    ),
    "ky": (
        "[лдт][аеоө]р",
        "с?[ыиуү]",
        "[ндт][ыиуү]н|н?[дт][аеоө](?:н|[гк][ыиуү])?|н[аеоө]н|н?[аеоө]|[гк][аеоө]|[ндт][ыиуү]|н",
    ),
    "uz": (
        "lar|лар",
        "s?i|с?и",
        "ning|нинг|da(?:n|gi)?|да(?:н|ги)?|ga(?:cha)?|га(?:ча)?|qa|қа|ka|ni|ни",
    ),
    "az": (
        "l[aə]r",
        "s?[ıiuü]",
        "n?[ıiuü]n|n?d[aə](?:n|ki)?|n?[aə]|y[aə]|n?[ıiuü]|yl[aə]|l[aə]",
    ),
    "tr": (
        "l[ae]r",
        "s?[ıiuü]",
        "n?[ıiuü]n|n?[dt][ae](?:n|ki(?:ler)?)?|n?[ae]|y[ae]|n?[ıiuü]|yl[ae]|nc[ae]",
    ),
}
"""Of the languages with the number before the word."""

# Sound changes inside the stem: what an ending does to the last letter stands in the
# stems above; Azerbaijani and Uzbek keep theirs.
WORD_FIRST = frozenset({"en", "ru"})
