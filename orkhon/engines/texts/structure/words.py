"""The words that number the parts of a law, in seven languages.

Source: the legal technique of the members (Kazakhstan's law on legal acts, Turkey's
regulation on drafting, Azerbaijan's constitutional law on normative acts and the like)
and how published laws write them. An apostrophe stands for any of its six signs.
"""

from orkhon.engines.texts.structure.model import Kind

OURS = ("en", "az", "kk", "ky", "tr", "uz", "ru")
ENGLISH_NAMES = {
    "en": "English",
    "az": "Azerbaijani",
    "kk": "Kazakh",
    "ky": "Kyrgyz",
    "tr": "Turkish",
    "uz": "Uzbek",
    "ru": "Russian",
}

WORDS: dict[str, dict[Kind, tuple[str, ...]]] = {
    "en": {
        "book": ("book",),
        "part": ("part",),
        "section": ("section",),
        "subsection": ("subsection",),
        "chapter": ("chapter",),
        "subchapter": ("subchapter",),
        "article": ("article",),
        "annex": ("annex", "schedule", "appendix"),
    },
    "az": {
        "book": ("kitab",),
        "part": ("hissə",),
        "section": ("bölmə",),
        "subsection": ("yarımbölmə",),
        "chapter": ("fəsil",),
        "subchapter": ("paraqraf",),
        "article": ("keçid maddəsi", "maddə"),
        "annex": ("əlavə",),
    },
    "kk": {
        "book": ("кітап",),
        "part": ("бөлік",),
        "section": ("бөлім",),
        "subsection": ("кіші бөлім", "бөлімше"),
        "chapter": ("тарау",),
        "subchapter": ("параграф",),
        "article": ("бап", "статья"),
        "annex": ("қосымша",),
    },
    "ky": {
        "book": ("китеп",),
        "part": ("бөлүк",),
        "section": ("бөлүм", "раздел"),
        "subsection": ("бөлүмчө",),
        "chapter": ("глава", "бап"),
        "subchapter": ("параграф",),
        "article": ("берене", "статья"),
        "annex": ("тиркеме",),
    },
    "tr": {
        "book": ("kitap",),
        "part": ("kısım",),
        "chapter": ("bölüm",),
        "subchapter": ("ayrım",),
        "article": ("geçici madde", "ek madde", "mükerrer madde", "madde"),
        "annex": ("ek",),
    },
    "uz": {
        "book": ("kitob", "китоб"),
        "part": ("qism", "қисм"),
        "section": ("bo'lim", "бўлим"),
        "subsection": ("kichik bo'lim", "кичик бўлим"),
        "chapter": ("bob", "боб"),
        "subchapter": ("paragraf", "параграф"),
        "article": ("modda", "модда"),
        "annex": ("ilova", "илова"),
    },
    "ru": {
        "book": ("книга",),
        "part": ("часть",),
        "section": ("раздел",),
        "subsection": ("подраздел",),
        "chapter": ("глава",),
        "subchapter": ("параграф",),
        "article": ("статья",),
        "annex": ("приложение",),
    },
}

# Articles with a row of numbers of their own: the word goes into the number.
NUMBERED_APART = {
    "geçici madde": "geçici",
    "ek madde": "ek",
    "mükerrer madde": "mükerrer",
    "keçid maddəsi": "keçid",
}

# One to ten, with the word for ten that makes eleven to nineteen.
_ORDINALS_TO_TEN: dict[str, tuple[str, str]] = {
    "az": (
        "birinci ikinci üçüncü dördüncü beşinci altıncı yeddinci səkkizinci doqquzuncu "
        "onuncu",
        "on",
    ),
    "kk": (
        "бірінші екінші үшінші төртінші бесінші алтыншы жетінші сегізінші тоғызыншы "
        "оныншы",
        "он",
    ),
    "ky": (
        "биринчи экинчи үчүнчү төртүнчү бешинчи алтынчы жетинчи сегизинчи тогузунчу "
        "онунчу",
        "он",
    ),
    "tr": (
        "birinci ikinci üçüncü dördüncü beşinci altıncı yedinci sekizinci dokuzuncu "
        "onuncu",
        "on",
    ),
    "uz": (
        "birinchi ikkinchi uchinchi to'rtinchi beshinchi oltinchi yettinchi sakkizinchi "
        "to'qqizinchi o'ninchi",
        "o'n",
    ),
    "uz-cyrl": (
        "биринчи иккинчи учинчи тўртинчи бешинчи олтинчи еттинчи саккизинчи тўққизинчи "
        "ўнинчи",
        "ўн",
    ),
}
# The twentieth, and the word for twenty that makes the twenty-first.
_TWENTY = {
    "az": ("iyirminci", "iyirmi"),
    "kk": ("жиырманшы", "жиырма"),
    "ky": ("жыйырманчы", "жыйырма"),
    "tr": ("yirminci", "yirmi"),
    "uz": ("yigirmanchi", "yigirma"),
    "uz-cyrl": ("йигирманчи", "йигирма"),
}
_RUSSIAN_STEMS = (
    "перв втор треть четверт пят шест седьм восьм девят десят одиннадцат двенадцат "
    "тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат "
    "двадцат"
)
_RUSSIAN_ENDINGS = ("ый", "ая", "ое", "ой", "я", "е")
_ENGLISH = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty",
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
    "twentieth",
)


def _ordinals() -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {language: {} for language in OURS}
    for name, (words, ten) in _ORDINALS_TO_TEN.items():
        into = found[name[:2]]
        for value, word in enumerate(words.split(), 1):
            into[word] = value
            if value < 10:
                into[f"{ten} {word}"] = into[f"{ten}{word}"] = 10 + value
                into[f"{_TWENTY[name][1]} {word}"] = 20 + value
        into[_TWENTY[name][0]] = 20
    for value, stem in enumerate(_RUSSIAN_STEMS.split(), 1):
        found["ru"] |= {stem + ending: value for ending in _RUSSIAN_ENDINGS}
    found["ru"]["третий"] = 3
    for row in _ENGLISH:
        found["en"] |= {word: value for value, word in enumerate(row.split(), 1)}
    for language, twenty in (("ru", "двадцать "), ("en", "twenty-")):
        units = {word: value for word, value in found[language].items() if value < 10}
        found[language] |= {twenty + word: 20 + n for word, n in units.items()}
    return found


ORDINALS = _ordinals()

# Parts that have a name instead of a number; the whole line.
NAMED_PARTS: dict[str, tuple[str, ...]] = {
    "en": ("general part", "special part"),
    "az": ("ümumi hissə", "xüsusi hissə"),
    "kk": ("жалпы бөлік", "ерекше бөлік", "жалпы бөлім", "ерекше бөлім"),
    "ky": ("жалпы бөлүк", "өзгөчө бөлүк", "жалпы бөлүм", "өзгөчө бөлүм"),
    "tr": ("genel hükümler kısmı", "özel hükümler kısmı"),
    "uz": ("umumiy qism", "maxsus qism", "умумий қисм", "махсус қисм"),
    "ru": ("общая часть", "особенная часть"),
}

PREAMBLES: dict[str, tuple[str, ...]] = {
    "en": ("preamble",),
    "az": ("preambula",),
    "kk": ("кіріспе", "преамбула"),
    "ky": ("киришүү", "преамбула"),
    "tr": ("başlangıç",),
    "uz": ("muqaddima", "муқаддима", "preambula", "преамбула"),
    "ru": ("преамбула",),
}

# After "5. " these make a reference ("5. maddenin …"), not the fifth paragraph.
REFERENCE_STEMS: dict[str, tuple[str, ...]] = {
    "tr": ("madde", "fıkra", "bent", "bend", "bölüm", "kısım"),
    "az": ("maddə", "bənd", "hissə"),
}

# How an editor's remark begins in the published collections.
NOTES: dict[str, tuple[str, ...]] = {
    "ru": ("сноска.", "примечание изпи", "см. предыдущую редакцию", "см. текст в"),
    "kk": ("ескерту.", "рқао-ның ескертпесі", "зқаи-ның ескертпесі"),
    "uz": (
        "oldingi tahrirga qarang",
        "keyingi tahrirga qarang",
        "олдинги таҳрирга қаранг",
        "кейинги таҳрирга қаранг",
        "lexuz sharhi",
        "lexuz шарҳи",
    ),
}
# What a remark in parentheses speaks of: a version of the text.
EDITIONS = ("редакци", "таҳрир", "tahrir", "redaksiya", "değişik:", "as amended")
