"""Uzbek in both alphabets: people, bodies, dates, kind of contact, plain promises."""

from orkhon.engines.reports.lexicon import uz_words as data
from orkhon.engines.reports.lexicon.given_names import CYRILLIC, TURKIC_LATIN
from orkhon.engines.reports.lexicon.model import CommitmentCue, FrameCue, Lexicon, Order
from orkhon.engines.reports.lexicon.translated import MEDIA_NAMES
from orkhon.engines.reports.lexicon.uz_words import both_words, in_cyrillic

_O = "o['’‘ʻʼ`´]"
_BEFORE: Order = "before"


def _either(*latin: str) -> str:
    """Match a phrase in either alphabet; blanks stand for any space.

    The phrases hold no other regular expression than `*` for any ending.
    """
    found = []
    for phrase in (*latin, *(in_cyrillic(phrase) for phrase in latin)):
        loose = phrase.replace("o'", _O).replace("g'", _O.replace("o", "g", 1))
        found.append(loose.replace(" ", r"\s+").replace("*", r"\w*"))
    return r"\b(?:" + "|".join(found) + r")(?!\w)"


_FRAMES = (
    FrameCue(
        "reception",
        r"(?<!qonun )(?<!qaror )(?<!қонун )(?<!қарор )"
        + _either("qabul qildi", "qabul qilgan", "qabul qiladi"),
        "host",
    ),
    FrameCue("reception", _either("qabulida bo'ldi"), "passive"),
    FrameCue(
        "meeting",
        _either(
            "uchrashdi*",
            "uchrashgan",
            "ko'rishdi*",
            "muloqot qildi*",
            "bir joyga jamlandi",
        ),
    ),
    FrameCue(
        "meeting",
        _either(
            "uchrashuv o'tkazdi*",
            "uchrashuvlar o'tkazdi*",
            "uchrashuvi bo'lib o'tdi",
            "uchrashuv bo'lib o'tdi",
            "muzokaralar o'tkazdi*",
            "muzokara olib bordi*",
            "uchrashuvi o'tkazildi",
            "uchrashuvlar bo'lib o'tdi",
        ),
    ),
    FrameCue(
        "meeting",
        _either(
            "uchrashuvda",
            "uchrashuvlarda",
            "uchrashuv chog'ida",
            "uchrashuv davomida",
            "muloqot chog'ida",
            "muzokaralarda",
        ),
        "nominal",
        weight=0.6,
    ),
    FrameCue(
        "call",
        _either(
            "telefon orqali muloqot*",
            "telefon orqali suhbat*",
            "telefon orqali gaplashdi",
            "telefonda gaplashdi",
            "telefon muloqoti*",
        ),
        "subject",
        "phone",
    ),
    FrameCue(
        "visit",
        _either(
            "tashrif buyurdi",
            "tashrif bilan keldi",
            "tashrif bilan bordi",
            "tashrifi boshlandi",
            "safarga jo'nadi",
        ),
    ),
    FrameCue(
        "visit",
        _either(
            "rasmiy tashrif*",
            "amaliy tashrif*",
            "ish tashrifi*",
            "tashrifi doirasida",
            "tashrif doirasida",
            "safari doirasida",
        ),
        "nominal",
        weight=0.55,
    ),
    FrameCue(
        "session",
        r"\b(?:majlis|yig['’‘ʻʼ`´]ilish|sammit|forum|konferensiya|sessiya|assambleya|мажлис|"
        r"йиғилиш|саммит|форум|конференция|сессия|ассамблея)\w*\s+(?:\w+\s+){0,3}?"
        + _either(
            "ishtirok etdi*",
            "so'zga chiqdi",
            "bo'lib o'tdi",
            "o'tkazildi",
            "boshlandi",
            "qatnashdi",
            "ishini boshladi",
            "olib bormoqda",
            "ishtirok etmoqda",
        ),
        weight=0.85,
    ),
    FrameCue(
        "observation",
        r"\b(?:saylov|referendum|сайлов|референдум)\w*\s+(?:\w+\s+){0,2}?(?:kuzat|кузат)\w*"
        r"|" + _either("kuzatuvchilar missiyasi*", "kuzatuv missiyasi*"),
        weight=0.6,
    ),
    FrameCue(
        "signing",
        r"\b(?:memorandum|bitim|protokol|deklaratsiya|hujjat|bayonot|reja|меморандум|битим|"
        r"протокол|декларация|ҳужжат|баёнот|режа)\w*\s+(?:\w+\s+){0,2}?"
        + _either("imzolandi", "imzoladi*", "imzolashdi"),
        "nominal",
    ),
)

LEXICON = Lexicon(
    language="uz",
    verb_final=True,
    titles=both_words("janob xonim"),
    titles_after=both_words("janoblari xonim"),
    ranks=data.RANKS,
    rank_modifiers=both_words("birinchi sobiq favqulodda muxtor doimiy maxsus"),
    former_words=both_words("sobiq avvalgi"),
    body_heads=data.BODY_HEADS,
    unit_heads=data.UNIT_HEADS,
    bodies=data.BODIES,
    places=data.PLACES,
    in_words=frozenset(),
    in_endings=("da", "да"),
    demonyms=data.DEMONYMS,
    not_names=data.NOT_NAMES | MEDIA_NAMES,
    ordinary_endings=("ligi", "ligining", "lari", "larning", "лиги", "лари", "ларнинг"),
    not_after_names=both_words(
        "aeroporti muzeyi universiteti mukofoti markazi ko'chasi"
    ),
    given_names=TURKIC_LATIN | CYRILLIC,
    particles=both_words("o'g'li qizi") | frozenset({"угли", "кизи", "уулу", "uulu"}),
    connectives=both_words("bilan"),
    conjunctions=frozenset({"va", "ва", "hamda", "ҳамда", "bilan", "билан"}),
    frames=_FRAMES,
    formats=(
        (
            r"\b(?:onlayn|онлайн|videokonferens\w*|видеоконференц\w*|videoanjuman\w*)\b",
            "online",
        ),
        (_either("telefon orqali"), "phone"),
    ),
    speech=(
        r"(?:"
        + _either(
            "dedi",
            "ta'kidladi",
            "qayd etdi",
            "bildirdi",
            "aytdi",
            "ma'lum qildi",
            "minnatdorlik bildirdi",
            "tabrikladi",
            "so'zladi",
            "uchrashdi",
            "qabul qildi",
            "taklif qildi",
        )
        + ")",
    ),
    attendance=(_either("ishtirok etdi", "qatnashdi", "tarkibida"),),
    reported_cues=(
        _either(
            "ta'kidladi", "qayd etdi", "bildirdi", "aytdi", "ma'lum qildi", "eslatdi"
        ),
    ),
    mention_cues=(
        r"(?:"
        + _either("tashabbusi bilan", "topshirig'i bilan", "nomidagi")
        + r")\s*$",
    ),
    author_cues=(r"\b(?:Foto|Фото|Muallif|Муаллиф)\s*:?\s*$",),
    collectives=(_either("tomonlar", "ikki tomon"),),
    commitments=(
        CommitmentCue(
            "agreed",
            _either("kelishib oldi*", "kelishildi", "kelishuvga erishildi"),
            _BEFORE,
            rule="agreed",
        ),
        CommitmentCue(
            "decided",
            _either("qaror qildi*", "qaror qabul qilindi"),
            _BEFORE,
            rule="decided",
        ),
        CommitmentCue(
            "instructed",
            _either("topshirdi", "topshiriq berdi"),
            _BEFORE,
            rule="instructed",
        ),
        CommitmentCue(
            "ready",
            _either("tayyor ekan*", "tayyorligini*"),
            _BEFORE,
            rule="is ready to",
        ),
        CommitmentCue(
            "intends", _either("rejalashtirmoqda", "niyatida*"), _BEFORE, rule="intends"
        ),
    ),
    hopes=(_either("umid bildirdi", "ishonch bildirdi", "tiladi"),),
    past_habit=(_either("o'tgan yil*", "avvalroq", "ilgari"),),
    ordinal_pattern=r"^(\d{1,3})-?(?:inchi|nchi|инчи|нчи)?$",
    event_heads=both_words("majlisi majlisida sammiti forumi sessiyasi konferensiyasi"),
    topic_cues=(_either("muhokama qilindi", "muhokama etildi", "fikr almashildi"),),
    chrome=(r"^\s*(?:Foto|Фото|Manba|Манба|Ulashish|Улашиш)\b.{0,160}$",),
    tail_cues=(r"^\s*(?:Eslatib|Эслатиб|Avvalroq|Аввалроқ)\b",),
    agencies=both_words("uza kun.uz"),
)
