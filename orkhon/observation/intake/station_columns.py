"""Which column of a list is which: our fields, and words that lists use for them.

The words were gathered from the languages of the member states and English; a guess
is a proposal on the page where a person names the columns.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence

FIELDS = (
    "code", "number", "name", "address", "region", "district", "city", "abroad",
    "latitude", "longitude", "kind", "settlement", "voters", "as_of",
)  # fmt: skip
AREA_FIELDS = ("region", "district", "city", "abroad")

WORDS: Mapping[str, tuple[str, ...]] = {
    "code": (
        "code", "station code", "id", "station id", "код", "код участка",
        "код уик", "коду", "kod", "kodu", "istasyon kodu", "məntəqə kodu",
        "учаске коды", "участка коду", "uchastka kodi", "kodi",
    ),
    "number": (
        "number", "no", "nr", "station number", "station no", "polling station number",
        "precinct", "precinct number", "номер", "номер участка", "номер уик", "уик",
        "участок", "№", "№ участка", "№ уик", "номер избирательного участка",
        "учаске нөмірі", "нөмірі", "нөмір", "сайлау учаскесінің нөмірі",
        "номери", "участканын номери", "шайлоо участкасынын номери",
        "numara", "sandık no", "sandık numarası", "sandık",
        "nömrə", "nömrəsi", "məntəqə", "məntəqə nömrəsi", "seçki məntəqəsi",
        "raqami", "raqam", "uchastka raqami", "saylov uchastkasi", "uchastka",
    ),
    "name": (
        "name", "station name", "place", "venue", "polling place", "название",
        "наименование", "помещение", "место голосования", "центр",
        "атауы", "орны", "мекеме", "аталышы", "жайгашкан жери", "мекеменин аталышы",
        "ad", "adı", "bina", "okul", "sandık yeri", "sandık alanı", "binanın adı",
        "nomi", "joylashgan joyi", "muassasa",
    ),
    "address": (
        "address", "location", "street", "адрес", "местонахождение", "место нахождения",
        "адрес участка", "мекенжай", "мекенжайы", "мекен жайы", "дарек", "дареги",
        "adres", "adresi", "ünvan", "ünvanı", "manzil", "manzili",
    ),
    "region": (
        "region", "oblast", "province", "state", "область", "регион", "облыс", "облысы",
        "облус", "облусу", "il", "vilayet", "iqtisadi rayon", "bölgə", "viloyat",
        "viloyati", "город республиканского значения", "субъект", "өңір",
    ),
    "district": (
        "district", "raion", "rayon", "county", "район", "район города", "тик",
        "территориальная избирательная комиссия", "аудан", "ауданы", "району",
        "ilçe", "ilçe adı", "rayonu", "tuman", "tumani", "округ", "seçki dairəsi", "dairə",
    ),
    "city": (
        "city", "town", "locality", "village", "город", "населенный пункт", "населённый пункт",
        "село", "қала", "қаласы", "елді мекен", "ауыл", "шаар", "шаары", "калктуу конуш",
        "айыл", "belde", "köy", "mahalle", "şehir", "şəhər", "yaşayış məntəqəsi", "kənd",
        "shahar", "shahri", "aholi punkti", "qishloq", "mahalla",
    ),
    "abroad": (
        "country", "abroad", "host country", "страна", "страна пребывания", "за рубежом",
        "ел", "шет ел", "өлкө", "чет өлкө", "ülke", "yurt dışı", "ülkesi", "ölkə",
        "xarici ölkə", "mamlakat", "chet el",
    ),
    "latitude": (
        "latitude", "lat", "y", "широта", "ендік", "кеңдик", "enlem", "en dairəsi",
        "enlik", "kenglik",
    ),
    "longitude": (
        "longitude", "lon", "lng", "long", "x", "долгота", "бойлық", "узундук",
        "boylam", "uzunluq", "uzunluq dairəsi", "uzunlik",
    ),
    "kind": (
        "kind", "type", "station type", "тип", "вид", "вид участка", "тип участка",
        "түрі", "түрү", "tür", "türü", "tip", "növ", "növü", "turi",
    ),
    "settlement": (
        "settlement", "urban or rural", "urban/rural", "urban", "area type",
        "город/село", "городской или сельский", "тип населенного пункта",
        "тип населённого пункта", "тип местности", "қала/ауыл", "шаар/айыл",
        "kent/kır", "kentsel/kırsal", "şəhər/kənd", "shahar/qishloq",
    ),
    "voters": (
        "voters", "voters on list", "registered voters", "registered", "electors",
        "number of voters", "избирателей", "число избирателей", "количество избирателей",
        "избиратели", "численность избирателей", "сайлаушылар", "сайлаушылар саны",
        "шайлоочулар", "шайлоочулардын саны", "seçmen", "seçmen sayısı",
        "kayıtlı seçmen", "seçici", "seçicilər", "seçici sayı", "seçicilərin sayı",
        "saylovchilar", "saylovchilar soni",
    ),
    "as_of": (
        "as of", "date", "figure date", "list date", "по состоянию на", "дата",
        "на дату", "күні", "жағдайы бойынша", "карата", "датасы", "tarih", "itibarıyla",
        "tarix", "tarixinə", "sana", "holatiga",
    ),
}  # fmt: skip


def plain(words: str) -> str:
    """Words of a head as they are compared: small, without marks and signs.

    These are words of our list and of theirs, no names of people.
    """
    small = words.replace("İ", "i").replace("I", "i").replace("ı", "i").casefold()
    parts = unicodedata.normalize("NFKD", small)
    bare = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[^\w№/]+", " ", bare).split())


_FIELD_OF = {plain(word): field for field, words in WORDS.items() for word in words}


def recognised(head: Sequence[str]) -> dict[str, str]:
    """Our fields that a head names, each with the column that fits best.

    A head that is one of our words beats one that begins or ends with one: "Voters"
    before "Voters on list, 20 February".
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for exact in (True, False):
        for column in head:
            if column in taken:
                continue
            field = _field(plain(column), exact=exact)
            if field and field not in found:
                found[field] = column
                taken.add(column)
    return found


def _field(words: str, *, exact: bool) -> str:
    if exact:
        return _FIELD_OF.get(words, "")
    fitting = [
        (len(known), field)
        for known, field in _FIELD_OF.items()
        if len(known) > 3
        and (words.startswith(f"{known} ") or words.endswith(f" {known}"))
    ]
    return max(fitting, default=(0, ""))[1]
