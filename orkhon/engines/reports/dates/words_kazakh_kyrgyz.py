"""Calendar words of Kazakh (Cyrillic and the Latin alphabet of 2021) and Kyrgyz.

Month and weekday names are those of the Unicode CLDR (Kazakh, Kyrgyz); case
endings follow vowel harmony and so appear as sets of letters.
"""

from orkhon.engines.reports.dates.words import CalendarWords

_KK_CASE = (
    r"(?:[ыі]?н?(?:[дт][ае](?:н|[ғг][ыі])?|н[ае]н?|[ғгқк][ае]|[дтн][ыі]ң?)"
    r"|[ыі]н?|[пбм]ен)?"
)

KAZAKH = CalendarWords(
    months=(
        "қаңтар",
        "ақпан",
        "наурыз",
        "сәуір",
        "мамыр",
        "маусым",
        "шілде",
        "тамыз",
        "қыркүйек",
        "қазан",
        "қараша",
        "желтоқсан",
    ),
    suffix=_KK_CASE,
    short_months=(
        "қаң",
        "ақп",
        "нау",
        "сәу",
        "мам",
        "мау",
        "шіл",
        "там",
        "қыр",
        "қаз",
        "қар",
        "жел",
    ),
    genitive=r"[дтн][ыі]ң|\s+айының",
    day_ending=r"(?:-?ш[іы])?",
    day_gap=r"(?:\s*-\s*|\s+)",
    span_words="(?!)",
    and_words="және|мен",
    day_tail=r"\s+күн(?:і|гі|ден|ге)\w*",
    year_mark=r"\s*-?\s*(?:жыл\w*|жж?\.)",
    year_lead=None,
    this_year=r"биыл(?:ғы)?|(?:осы|ағымдағы|үстіміздегі)\s+жыл\w*",
    last_year=r"былтыр(?:ғы)?|өткен\s+жыл(?!дар)\w*",
    next_year=r"(?:келесі|келер|алдағы)\s+жыл(?!дар)\w*",
    relative_days=(
        (r"алдыңғы\s+күні", -2),
        ("кеше(?:гі)?", -1),
        ("бүрсігүні", 2),
        ("ертең(?:гі)?", 1),
        ("бүгін(?:гі)?", 0),
    ),
    relative_weeks=(
        (r"өткен\s+аптада", -1),
        (r"осы\s+аптада", 0),
        (r"(?:келесі|келер)\s+аптада", 1),
    ),
    relative_months=(
        (r"өткен\s+айда", -1),
        (r"(?:осы|ағымдағы)\s+айда", 0),
        (r"(?:келесі|келер)\s+айда", 1),
    ),
    weekdays=(
        "дүйсенбі",
        "сейсенбі",
        "сәрсенбі",
        "бейсенбі",
        "жұма",
        "сенбі",
        "жексенбі",
    ),
    weekday_lead="",
    weekday_tail=r"\s+күні",
    month_lead="",
    month_tail=r"(?:[дт][ае]н?|[ғгқк][ае]|[дт][ыі]ң|дағы|дегі|тағы|тегі)",
    seasons=r"(?:көктемде|жазда|күзде|қыста)",
    part_of_year=None,
    future=(
        r"(?:болады|өтеді|өтпек|болмақ|жоспарла\w+|күтіл\w+|алдағы|келесі|шақыр\w+|"
        r"өткізіледі|өткізілмек|ұйымдастырылмақ|қатысады|дайындық\w*|келеді|барады)"
    ),
    past=(
        r"(?:болды|өтті|өткен|болған|келді|кездесті|қабылдады|қойылды|өткізілді|"
        r"қабылдан(?:ды|ған)\w*)"
    ),
    bounds_before=(),
    bounds_after=(
        (r"\s*(?:(?:соңына|аяғына|басына)\s+)?дейін", "by"),
        (r"\s+(?:кейін|соң)", "after"),
        (r"\s+бастап", "from"),
        (r"\s+бұрын", "before"),
    ),
    month_word=r"\s+айы\w*",
    ambiguous_months=frozenset({6, 10}),
)

_KK_LATIN_CASE = (
    r"(?:[yıiі]?n?(?:[dt][ae](?:n|[ğgǵ][yiıі])?|n[ae]n?|[ğgǵqk][ae]|[dtn][yiıі][ñń]?)"
    r"|[yiıі]n?|[pbm]en)?"
)

KAZAKH_LATIN = CalendarWords(
    months=(
        "qa[ñńn]tar",
        "aqpan",
        "na[uwýú]ryz",
        "s[äáa][uwýú][iіı]r",
        "mamyr",
        "ma[uwýú]sym",
        "(?:ş|sh)[iіı]lde",
        "tamyz",
        "qyrk[üúu][iıyі]ek",
        "qazan",
        "qara(?:ş|sh)a",
        "jeltoqsan",
    ),
    suffix=_KK_LATIN_CASE,
    short_months=("(?!)",) * 12,
    genitive=r"[dtn][yiıі][ñń]|\s+aıynyń|\s+aiynyñ",
    day_ending=r"(?:-?(?:ş|sh)[iіıy])?",
    day_gap=r"(?:\s*-\s*|\s+)",
    span_words="(?!)",
    and_words="jäne|jáne|men",
    day_tail=r"\s+k[üú]n[iіı]\w*",
    year_mark=r"\s*-?\s*jyl\w*",
    year_lead=None,
    this_year=r"b[iı]yl(?:[ğǵ]y)?|osy\s+jyl\w*",
    last_year=r"byltyr(?:[ğǵ]y)?|[öó]tken\s+jyl(?!dar)\w*",
    next_year=r"keles[iіı]\s+jyl(?!dar)\w*|keler\s+jyl(?!dar)\w*",
    relative_days=(("keşe|keshe", -1), ("erte[ñń]", 1), ("b[üú]g[iіı]n", 0)),
    relative_weeks=(),
    relative_months=(),
    weekdays=(
        "d[üú][ıiyj]senb[iіı]",
        "se[ıiyj]senb[iіı]",
        "s[äá]rsenb[iіı]",
        "be[ıiyj]senb[iіı]",
        "j[ūuu]ma",
        "senb[iіı]",
        "jeksenb[iіı]",
    ),
    weekday_lead="",
    weekday_tail=r"\s+k[üú]n[iіı]",
    month_lead="",
    month_tail=r"(?:[dt][ae]n?|[ğǵgqk][ae])",
    seasons=r"(?:k[öó]ktemde|jazda|k[üú]zde|qysta)",
    part_of_year=None,
    future=r"(?:bolady|[öó]ted[iі]|[öó]tpek|josparla\w+|k[üú]t[iі]l\w+|keles[iі])",
    past=r"(?:boldy|[öó]tt[iі]|[öó]tken|bolğan|bolǵan|kezdest[iі]|qabyldady)",
    bounds_before=(),
    bounds_after=((r"\s*de[ıiyj][iі]n", "by"), (r"\s+bastap", "from")),
    month_word=r"\s+a[ıiyj]y\w*",
    ambiguous_months=frozenset({6, 10}),
)

_KY_CASE = (
    r"(?:[ыиуү]?н?(?:[дт][аеоө](?:н|г[ыиуү])?|н[аеоө]н?|[гк][аеоө]|[дтн][ыиуү]н?)"
    r"|[ыиуү]н?|[ая])?"
)

KYRGYZ = CalendarWords(
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
    suffix=_KY_CASE,
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
    genitive=r"[дтн][ыиуү]н|\s+айынын",
    day_ending=r"(?:-?ч[ыиуү])?",
    day_gap=r"(?:\s*-\s*|\s+)",
    span_words="(?!)",
    and_words="жана|менен",
    day_tail=r"\s+күн[үкнд]\w*",
    year_mark=r"\s*-?\s*(?:жыл\w*|жж?\.)",
    year_lead=None,
    this_year=r"быйыл(?:кы)?|(?:ушул|учурдагы|үстүбүздөгү)\s+жыл\w*",
    last_year=r"былтыр(?:кы)?|өткөн\s+жыл(?!дар)\w*",
    next_year=r"(?:кийинки|келерки|келээрки|алдыдагы|эмдиги)\s+жыл(?!дар)\w*",
    relative_days=(
        (r"мурдагы\s+күнү|мурда\s+күнү", -2),
        ("кечээ(?:ки)?", -1),
        ("бүрсүгүнү", 2),
        ("эртең(?:ки)?", 1),
        ("бүгүн(?:кү)?", 0),
    ),
    relative_weeks=(
        (r"өткөн\s+(?:аптада|жумада)", -1),
        (r"ушул\s+(?:аптада|жумада)", 0),
        (r"кийинки\s+(?:аптада|жумада)", 1),
    ),
    relative_months=(
        (r"өткөн\s+айда", -1),
        (r"ушул\s+айда", 0),
        (r"кийинки\s+айда", 1),
    ),
    weekdays=(
        "дүйшөмбү",
        "шейшемби",
        "шаршемби",
        "бейшемби",
        "жума",
        "ишемби",
        "жекшемби",
    ),
    weekday_lead="",
    weekday_tail=r"\s+күнү",
    month_lead="",
    month_tail=r"(?:[дт][аеоө]н?|[гк][аеоө]|[дт][ыиуү]н|[дт][аеоө]г[ыиуү])",
    seasons=r"(?:жазында|жайында|күзүндө|кышында|жазда|жайда|күздө|кышта)",
    part_of_year=None,
    future=(
        r"(?:болот|өтөт|өткөрүлөт|пландал\w+|пландаштыр\w+|күтүл\w+|алдыдагы|"
        r"кийинки|чакыр\w+|катышат|даярдык\w*|келет)"
    ),
    past=(
        r"(?:болду|өттү|өткөн|болгон|өткөрүлдү|жолугушту|келди|коюлду|коюлган|алынган)"
    ),
    bounds_before=(),
    bounds_after=(
        (r"\s*(?:(?:аягына|соңуна|башына)\s+)?чейин", "by"),
        (r"\s+(?:кийин|соң)", "after"),
        (r"\s+(?:баштап|тарта)", "from"),
        (r"\s+мурда", "before"),
    ),
    month_word=r"\s+айы\w*",
)
