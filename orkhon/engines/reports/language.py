"""Which language a text is in, by its function words and its own letters.

Each word votes: a function word for every language that has it, a letter that
few of the languages write for those languages. The votes grow with the text, so
a mixed text is given to its larger part. Neighbouring languages that we do not
read (Turkmen, Tatar, Hungarian and others) vote too, so that a text in one of
them is "und" and not a wrong guess.
"""

import re
from collections import Counter
from dataclasses import dataclass

OURS = ("en", "az", "kk", "ky", "tr", "uz", "ru")
UNDETERMINED = "und"

# Fewer words than this say little; confidence grows up to here.
ENOUGH_WORDS = 25
# A language must have this many votes a word, or the text is in none of ours.
LEAST_VOTES_A_WORD = 0.12
# Reading more than this changes no answer and costs time.
_READ_CHARACTERS = 40_000
_FUNCTION_WORD_VOTES = 3
_LETTER_VOTES = 1

_WORD = re.compile(r"[^\W\d_]+(?:['’‘ʻʼ`´][^\W\d_]+)*")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʻʼ`´", "'"))
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")

# The commonest words that carry grammar, not news. Source: grammars of the
# languages; words that two languages share stand in both.
_FUNCTION_WORDS: dict[str, str] = {
    "en": """the of and to in that is was for with as by on at from has have had
        this which be are were an it its his her will would their they he she
        not also between during said been who about our""",
    "az": """və bu ilə bir üçün olan da də ki olub edib edilib ölkə arasında
        həmçinin daha görə kimi o öz onun bildirib olduğunu ilə bağlı qeyd hər
        sonra isə həm sədri milli məclisin keçirilib iştirak""",
    "kk": """және мен бен пен осы бұл үшін туралы деп бір екі болып болды атап
        өтті арасындағы да де та те ол оның біз жылы бойынша сондай-ақ өз ең
        қазақстан республикасы төрағасы мәжіліс деді екенін жөнінде бар барысында
        кездесу күні қатысты атты бас еді отырып""",
    "ky": """жана менен үчүн бул бир эки жөнүндө тууралуу деп болуп болду боюнча
        ал анын биз өз эң кыргыз республикасынын төрагасы белгиледи ортосундагы
        ошондой эле да де жылы жогорку кеңештин болгон карата күнү катары айтты
        учурунда экенин""",
    "tr": """ve bir bu ile için olan olarak da de ki arasında daha gibi çok en
        ilgili kadar sonra her olduğunu ifade etti dedi yaptığı başkanı türkiye
        tarafından üzere iki ya bulunan yapılan göre ise değil""",
    "uz": """va bilan bu bir uchun o'zbekiston respublikasi bo'yicha ham deb edi
        o'rtasidagi hamda shu har bo'lib qildi kuni yil haqida o'zaro ikki
        raisi etdi oliy majlis uning biz emas kabi
        ва билан бу бир учун ўзбекистон республикаси бўйича ҳам деб эди
        ўртасидаги ҳамда шу ҳар бўлиб қилди куни йил ҳақида ўзаро икки раиси
        этди олий мажлис унинг биз эмас каби""",
    "ru": """и в на с по что о об от для не к как из это его её их при также
        года между был была были было со за до мы он она они который которые
        отметил во время том уже или сообщает а но является""",
    "kk-latn": """jäne jáne men ben pen osy bul úshin üşin turaly dep bir eki
        bolyp boldy ótti ötti ol onyń onyñ biz jyly boiynşa boıynsha da de
        tóraǵasy törağasy qazaqstan respýblıkasy respublikasy kúni küni""",
    # Neighbours that we do not read.
    "hu": """és hogy nem az egy volt van ez meg is magyar között azt csak ki aki
        ami szerint után már még vagy elnöke országgyűlés""",
    "de": """der die das und ist nicht mit ein eine von zu den im auf für dem des
        sich auch wurde als nach bei sie er es wird haben über""",
    "fr": """le la les des et est que dans un une pour qui sur au avec du par ne
        pas ce cette sont aux il elle a été plus leur""",
    "es": """el la los las de y que en un una por con para del se no es su al
        como más""",
    "it": """il la i gli di e che in un una per con del della non è si al sono
        dei nel""",
    "tk": """we bilen bu bir üçin boýunça hem ýurduň ýyl ýylyň türkmenistanyň
        türkmen döwlet mejlisiň başlygy bolan arasynda hakynda diýip şeýle gün
        bolup öz""",
    "tt": """һәм белән бу бер өчен турында дип иде булып итте татарстан
        республикасы буенча шул да дә ул аның безнең рәисе булды да җитәкчесе""",
    "ba": """һәм менән был бер өсөн тураһында тип ине булып итте башҡортостан
        республикаһы буйынса шул ул уның беҙҙең""",
    "kaa": """ҳәм менен бул бир ушын ҳаққында деп болып қарақалпақстан
        республикасы бойынша усы оның биз болды hám menen bul bir ushın haqqında
        dep bolıp qaraqalpaqstan respublikası boyınsha usı onıń""",
    "tg": """ва дар бо аз барои ин ки ба ҷумҳурии тоҷикистон раиси маҷлиси як
        бар то буд аст шуд мебошад ҳамчунин""",
    "uk": """та в на з що і до для не як із це його її їх при також року між був
        була були за ми він вона вони який які й або є у""",
    "mn": """ба нь бол юм байна гэж болон энэ тэр улсын монгол хурлын дарга
        байгаа хийж онд""",
}
_LANGUAGES_OF_WORD: dict[str, tuple[str, ...]] = {}
for _language, _words in _FUNCTION_WORDS.items():
    for _word in _words.split():
        _LANGUAGES_OF_WORD[_word] = (
            *_LANGUAGES_OF_WORD.get(_word, ()),
            *(() if _language in _LANGUAGES_OF_WORD.get(_word, ()) else (_language,)),
        )

# Letters that few languages write -> those that do.
_LETTER_LANGUAGES: dict[str, tuple[str, ...]] = {
    "ə": ("az",),
    "ğ": ("tr", "az", "kk-latn"),
    "ı": ("tr", "az", "kaa", "kk-latn"),
    "ş": ("tr", "az", "kk-latn", "tk"),
    "ñ": ("kk-latn", "es"),
    "ä": ("kk-latn", "de", "tk"),
    "ý": ("tk", "kk-latn"),
    "ň": ("tk",),
    "ž": ("tk",),
    "ń": ("kaa", "kk-latn"),
    "ǵ": ("kaa", "kk-latn"),
    "ő": ("hu",),
    "ű": ("hu",),
    "ß": ("de",),
    "і": ("kk", "uk"),
    "ұ": ("kk",),
    "қ": ("kk", "uz", "kaa", "tg"),
    "ғ": ("kk", "uz", "kaa", "tg", "ba"),
    "ә": ("kk", "tt", "ba", "kaa"),
    "ң": ("kk", "ky", "tt", "ba", "kaa"),
    "ө": ("kk", "ky", "tt", "ba", "mn", "kaa"),
    "ү": ("kk", "ky", "tt", "ba", "mn", "kaa"),
    "һ": ("kk", "tt", "ba"),
    "ў": ("uz", "kaa"),
    "ҳ": ("uz", "tg", "kaa"),
    "ҷ": ("tg",),
    "ӣ": ("tg",),
    "ӯ": ("tg",),
    "җ": ("tt",),
    "ҙ": ("ba",),
    "ҫ": ("ba",),
    "ҡ": ("ba",),
    "ї": ("uk",),
    "є": ("uk",),
    "щ": ("ru", "uk"),
}
_RARE_LETTER = re.compile("[" + "".join(_LETTER_LANGUAGES) + "]")
_UZBEK_LETTER = re.compile(r"[og]'")


@dataclass(frozen=True, slots=True)
class Detected:
    """The language of a text.

    Attributes:
        language: "en", "az", "kk", "ky", "tr", "uz", "ru", or "und".
        script: ISO 15924: "Latn", "Cyrl", or "Zyyy" where there are no letters.
        confidence: 0 to 1: the winner's share of all votes, less where the text
            is short. An order, not a probability.
    """

    language: str
    script: str
    confidence: float


def detect(text: str) -> Detected:
    """Say which of our seven languages a text is in, or that it is in none.

    Args:
        text: Any text; the first 40,000 characters are read.
    Returns:
        The language with its script. Short texts have a low confidence; where
        too few words speak for any of ours, the language is "und".
    """
    sample = text[:_READ_CHARACTERS].translate(_APOSTROPHES)
    # Python lowers İ to two characters, of which the second is no letter.
    words = _WORD.findall(sample.replace("İ", "i").lower())
    script = _script_of(sample)
    if not words:
        return Detected(UNDETERMINED, script, 0.0)
    votes: Counter[str] = Counter()
    for word, times in Counter(words).items():
        for language in _LANGUAGES_OF_WORD.get(word, ()):
            votes[language] += _FUNCTION_WORD_VOTES * times
        for letter in set(_RARE_LETTER.findall(word)):
            for language in _LETTER_LANGUAGES[letter]:
                votes[language] += _LETTER_VOTES * times
        if _UZBEK_LETTER.search(word):
            votes["uz"] += _LETTER_VOTES * times
    if not votes:
        return Detected(UNDETERMINED, script, 0.0)
    winner, most = votes.most_common(1)[0]
    rest = votes.most_common(2)[1][1] if len(votes) > 1 else 0
    confidence = most / (most + rest) * min(1.0, len(words) / ENOUGH_WORDS)
    language = "kk" if winner == "kk-latn" else winner
    if language not in OURS or most < LEAST_VOTES_A_WORD * len(words):
        return Detected(UNDETERMINED, script, round(min(confidence, 0.3), 3))
    return Detected(language, script, round(confidence, 3))


def _script_of(text: str) -> str:
    cyrillic = len(_CYRILLIC.findall(text))
    latin = len(_LATIN.findall(text))
    if cyrillic == latin == 0:
        return "Zyyy"
    return "Cyrl" if cyrillic > latin else "Latn"
