"""Calendar words of Uzbek, in the Latin alphabet of 1995 and in Cyrillic.

Month and weekday names are those of the Unicode CLDR (uz-Latn, uz-Cyrl), with
the spellings sentyabr and oktyabr beside them. The apostrophe letters oʻ and gʻ
are typed in many ways; all are taken.
"""

from orkhon.engines.reports.dates.words import CalendarWords

_O = "o['’‘ʻʼ`´]"

UZBEK_LATIN = CalendarWords(
    months=(
        "yanvar",
        "fevral",
        "mart",
        "aprel",
        "may",
        "iyun",
        "iyul",
        "avgust",
        "senty?abr",
        "okty?abr",
        "noyabr",
        "dekabr",
    ),
    suffix=r"(?:i?(?:da(?:n|gi)?|ga(?:cha)?|ning|ni))?",
    short_months=(
        "yan",
        "fev",
        "mar",
        "apr",
        "may",
        "iyn",
        "iyl",
        "avg",
        "sen",
        "okt",
        "noy",
        "dek",
    ),
    genitive=r"ning|\s+oyining",
    day_ending=r"(?:-?(?:inchi|nchi))?",
    day_gap=r"(?:\s*-\s*|\s+)",
    span_words="(?!)",
    and_words="va",
    day_tail=r"\s+kun(?:i|gi|lari)\w*",
    year_mark=r"\s*[-–]?\s*yil\w*",
    year_lead=None,
    this_year=r"(?:bu|shu|joriy|ushbu)\s+yil(?!lar)\w*",
    last_year=rf"{_O}tgan\s+yil(?!lar)\w*|bultur",
    next_year=r"(?:kelgusi|keyingi|kelasi)\s+yil(?!lar)\w*",
    relative_days=(
        (r"avvalgi\s+kuni", -2),
        ("kecha(?:gi)?", -1),
        ("indinga", 2),
        ("ertaga(?:gi)?", 1),
        ("bugun(?:gi)?", 0),
    ),
    relative_weeks=(
        (rf"{_O}tgan\s+hafta\w*", -1),
        (r"(?:shu|bu|joriy)\s+hafta\w*", 0),
        (r"(?:kelgusi|keyingi|kelasi)\s+hafta\w*", 1),
    ),
    relative_months=(
        (rf"{_O}tgan\s+oy(?:da)?", -1),
        (r"(?:shu|bu|joriy)\s+oy(?:da)?", 0),
        (r"(?:kelgusi|keyingi|kelasi)\s+oy(?:da)?", 1),
    ),
    weekdays=(
        "dushanba",
        "seshanba",
        "chorshanba",
        "payshanba",
        "juma",
        "shanba",
        "yakshanba",
    ),
    weekday_lead="",
    weekday_tail=r"\s+kuni",
    month_lead="",
    month_tail=r"(?:da(?:n|gi)?|ga(?:cha)?|ning)",
    seasons=r"(?:bahorda|bahorida|yozda|yozida|kuzda|kuzida|qishda|qishida)",
    part_of_year=None,
    future=(
        rf"(?:b{_O}ladi|{_O}tkaziladi|{_O}tadi|rejalashtiril\w+|kutil\w+|kelgusi|"
        rf"keyingi|taklif\s+\w+|m{_O}ljallan\w+|ishtirok\s+etadi)"
    ),
    past=(
        rf"(?:{_O}tdi|{_O}tkazildi|{_O}tkazilgan|{_O}tgan|b{_O}lgan|imzolan\w+|"
        r"uchrashdi|keldi|qabul\s+qilingan)"
    ),
    bounds_before=(),
    bounds_after=(
        (r"(?<=gacha)|\s*(?:oxiri(?:gacha|ga\s+qadar)|qadar)", "by"),
        (rf"\s+(?:keyin|s{_O}ng)", "after"),
        (r"\s+boshlab", "from"),
        (r"\s+(?:oldin|avval)", "before"),
    ),
    month_word=r"\s+oyi\w*",
)

UZBEK_CYRILLIC = CalendarWords(
    months=(
        "январь?",
        "февраль?",
        "март",
        "апрель?",
        "май",
        "июнь?",
        "июль?",
        "август",
        "сентябрь?",
        "октябрь?",
        "ноябрь?",
        "декабрь?",
    ),
    suffix=r"(?:и?(?:да(?:н|ги)?|га(?:ча)?|нинг|ни))?",
    short_months=(
        "янв",
        "фев",
        "мар",
        "апр",
        "май",
        "июн",
        "июл",
        "авг",
        "сен",
        "окт",
        "ноя",
        "дек",
    ),
    genitive=r"нинг|\s+ойининг",
    day_ending=r"(?:-?(?:инчи|нчи))?",
    day_gap=r"(?:\s*-\s*|\s+)",
    span_words="(?!)",
    and_words="ва",
    day_tail=r"\s+кун(?:и|ги|лари)\w*",
    year_mark=r"\s*[-–]?\s*йил\w*",
    year_lead=None,
    this_year=r"(?:бу|шу|жорий|ушбу)\s+йил(?!лар)\w*",
    last_year=r"ўтган\s+йил(?!лар)\w*|бултур",
    next_year=r"(?:келгуси|кейинги|келаси)\s+йил(?!лар)\w*",
    relative_days=(
        (r"аввалги\s+куни", -2),
        ("кеча(?:ги)?", -1),
        ("индинга", 2),
        ("эртага(?:ги)?", 1),
        ("бугун(?:ги)?", 0),
    ),
    relative_weeks=(
        (r"ўтган\s+ҳафта\w*", -1),
        (r"(?:шу|бу|жорий)\s+ҳафта\w*", 0),
        (r"(?:келгуси|кейинги|келаси)\s+ҳафта\w*", 1),
    ),
    relative_months=(
        (r"ўтган\s+ой(?:да)?", -1),
        (r"(?:шу|бу|жорий)\s+ой(?:да)?", 0),
        (r"(?:келгуси|кейинги|келаси)\s+ой(?:да)?", 1),
    ),
    weekdays=(
        "душанба",
        "сешанба",
        "чоршанба",
        "пайшанба",
        "жума",
        "шанба",
        "якшанба",
    ),
    weekday_lead="",
    weekday_tail=r"\s+куни",
    month_lead="",
    month_tail=r"(?:да(?:н|ги)?|га(?:ча)?|нинг)",
    seasons=r"(?:баҳорда|баҳорида|ёзда|ёзида|кузда|кузида|қишда|қишида)",
    part_of_year=None,
    future=(
        r"(?:бўлади|ўтказилади|ўтади|режалаштирил\w+|кутил\w+|келгуси|кейинги|"
        r"таклиф\s+\w+|мўлжаллан\w+|иштирок\s+этади)"
    ),
    past=(
        r"(?:ўтди|ўтказилди|ўтказилган|ўтган|бўлган|имзолан\w+|учрашди|келди|"
        r"қабул\s+қилинган)"
    ),
    bounds_before=(),
    bounds_after=(
        (r"(?<=гача)|\s*(?:охири(?:гача|га\s+қадар)|қадар)", "by"),
        (r"\s+(?:кейин|сўнг)", "after"),
        (r"\s+бошлаб", "from"),
        (r"\s+(?:олдин|аввал)", "before"),
    ),
    month_word=r"\s+ойи\w*",
)
