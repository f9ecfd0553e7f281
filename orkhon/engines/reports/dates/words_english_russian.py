"""Calendar words of English and Russian.

Month and weekday names are those of the Unicode CLDR; the rest is from the
grammar of the two languages.
"""

from orkhon.engines.reports.dates.words import CalendarWords

_EN_NEXT = r"(?:next|the\s+coming|the\s+following|the\s+upcoming)"

ENGLISH = CalendarWords(
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    suffix=r"(?:['’]s)?",
    short_months=(
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "May",
        "Jun",
        "Jul",
        "Aug",
        "Sept?",
        "Oct",
        "Nov",
        "Dec",
    ),
    genitive=None,
    day_ending=r"(?:st|nd|rd|th)?",
    day_gap=r"\s+(?:of\s+)?",
    span_words="to|through|until",
    and_words="and",
    day_tail="",
    year_mark="",
    year_lead=(
        r"(?:in|since|by|until|till|during|of|from|year|before|after|for|through"
        r"|early|late|mid|spring|summer|autumn|fall|winter)[\s-]+"
    ),
    this_year=r"(?:of\s+)?(?:this|the\s+current)\s+year",
    last_year=r"(?:of\s+)?(?:last|the\s+previous|the\s+past)\s+year",
    next_year=rf"(?:of\s+)?{_EN_NEXT}\s+year",
    relative_days=(
        (r"the\s+day\s+before\s+yesterday", -2),
        ("yesterday", -1),
        (r"the\s+day\s+after\s+tomorrow", 2),
        ("tomorrow", 1),
        (r"today|tonight|this\s+(?:morning|afternoon|evening)", 0),
    ),
    relative_weeks=(
        (r"last\s+week", -1),
        (r"this\s+week", 0),
        (rf"{_EN_NEXT}\s+week", 1),
    ),
    relative_months=(
        (r"last\s+month", -1),
        (r"(?:this|the\s+current)\s+month", 0),
        (rf"{_EN_NEXT}\s+month", 1),
    ),
    weekdays=(
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ),
    weekday_lead="",
    weekday_tail="",
    month_lead=(
        r"(?:in|since|by|during|until|till|before|after|from|of|for|early|late"
        r"|mid)[\s-]+(?:the\s+month\s+of\s+)?"
    ),
    month_tail="",
    seasons=r"(?:spring|summer|autumn|fall|winter)",
    part_of_year=(
        r"(?:the\s+)?(?:first|second|third|fourth|last|1st|2nd|3rd|4th)\s+"
        r"(?:half|quarter)\s+of\s+"
    ),
    future=(
        r"(?:will|shall|would|going\s+to|(?:is|are)\s+(?:due\s+)?to|to\s+be|"
        r"to\s+take\s+place|slated|scheduled|planned|upcoming|forthcoming|coming|"
        r"expected|next|invit(?:ed|es|ation)|ahead\s+of|preparations?|set\s+for|"
        r"tomorrow|plans?\s+to|intends?\s+to)"
    ),
    past=(
        r"(?:was|were|took\s+place|has\s+been|have\s+been|had\s+been|earlier|last|"
        r"recent(?:ly)?|(?<!be\s)held|visited|met|signed|adopted|ago|previous)"
    ),
    bounds_before=(
        (r"by(?:\s+the\s+(?:end|beginning|middle)\s+of)?", "by"),
        (r"no\s+later\s+than|not\s+later\s+than|until|till", "by"),
        (r"(?:before|prior\s+to|ahead\s+of)(?:\s+the\s+end\s+of)?", "before"),
        (r"after|following", "after"),
        (r"since|starting\s+(?:from|on)|beginning\s+(?:from|on)|from|as\s+of", "from"),
    ),
    bounds_after=(),
    month_word=r"(?!)",
    months_are_capital=True,
    month_first=True,
    short_stands_alone=True,
)

_RU_THIS = r"(?:этого|нынешнего|текущего|сего|этом|нынешнем|текущем|этот|текущий)"
_RU_LAST = r"(?:прошлого|минувшего|прошедшего|прошлом|минувшем|прошлый|предыдущего)"
_RU_NEXT = (
    r"(?:следующего|будущего|грядущего|следующем|будущем|грядущем|следующий|будущий)"
)

RUSSIAN = CalendarWords(
    months=(
        "январ(?:ь|я|е|ю|[её]м)",
        "феврал(?:ь|я|е|ю|[её]м)",
        "март(?:а|е|у|ом)?",
        "апрел(?:ь|я|е|ю|ем)",
        "ма(?:й|я|е|ю|ем)",
        "июн(?:ь|я|е|ю|ем)",
        "июл(?:ь|я|е|ю|ем)",
        "август(?:а|е|у|ом)?",
        "сентябр(?:ь|я|е|ю|[её]м)",
        "октябр(?:ь|я|е|ю|[её]м)",
        "ноябр(?:ь|я|е|ю|[её]м)",
        "декабр(?:ь|я|е|ю|[её]м)",
    ),
    suffix="",
    short_months=(
        "янв",
        "февр?",
        "мар",
        "апр",
        "ма[йя]",
        "июн",
        "июл",
        "авг",
        "сент?",
        "окт",
        "нояб?",
        "дек",
    ),
    genitive=None,
    day_ending=r"(?:-?(?:го|е|му))?",
    day_gap=r"\s+",
    span_words="по",
    and_words="и",
    day_tail="",
    year_mark=r"\s*(?:год(?:а|у|ом|ов|ы|ах|ам)?|гг?\.)",
    year_lead=None,
    this_year=rf"{_RU_THIS}\s+год[ау]?|с\.\s?г\.",
    last_year=rf"{_RU_LAST}\s+год[ау]?",
    next_year=rf"{_RU_NEXT}\s+год[ау]?",
    relative_days=(
        ("позавчера", -2),
        ("вчера(?:шн\\w+)?|накануне", -1),
        ("послезавтра", 2),
        ("завтра(?:шн\\w+)?", 1),
        ("сегодня(?:шн\\w+)?", 0),
    ),
    relative_weeks=(
        (r"(?:на\s+)?прошлой\s+неделе", -1),
        (r"(?:на\s+)?(?:этой|текущей)\s+неделе", 0),
        (r"(?:на\s+)?следующей\s+неделе", 1),
    ),
    relative_months=(
        (rf"{_RU_LAST}\s+месяц[ае]?", -1),
        (rf"{_RU_THIS}\s+месяц[ае]?", 0),
        (rf"{_RU_NEXT}\s+месяц[ае]?", 1),
    ),
    weekdays=(
        "понедельник",
        "вторник",
        "сред[уы]",
        "четверг",
        "пятницу",
        "субботу",
        "воскресенье",
    ),
    weekday_lead=r"во?\s+(?:(?:этот|эту|это|прошл\w+|минувш\w+)\s+)?",
    weekday_tail="",
    month_lead=(
        r"(?:во?|к|с|со|до|после|конц[ае]|концу|начал[ае]|началу|середин[ае]|"
        r"середину|по|за|на)\s+"
    ),
    month_tail="",
    seasons=r"(?:весной|летом|осенью|зимой)",
    part_of_year=(
        r"(?:перв\w+|втор\w+|треть\w+|четв[её]рт\w+)\s+"
        r"(?:полугоди\w+|квартал\w*|половин\w+)\s+"
    ),
    future=(
        r"(?:будет|будут|состоится|состоятся|пройд[её]т|пройдут|предстоящ\w+|"
        r"запланирован\w*|намечен\w*|планиру\w+|ожидается|приглас\w+|приглаш\w+|"
        r"проведут|провед[её]т|примет|примут|следующ\w+|будущ\w+|предстоит|"
        r"завтра|подготовк\w+)"
    ),
    past=(
        r"(?:был[аио]?|состоял\w+|прош[её]л|прошл\w+|прошедш\w+|минувш\w+|"
        r"встретил\w+|посетил\w*|принял[аи]?|подписан\w*|проведён\w*|ранее|вчера)"
    ),
    bounds_before=(
        (r"(?:до|к)\s+(?:конца|концу|началу|начала|середины)", "by"),
        (r"не\s+позднее", "by"),
        (r"до", "by"),
        (r"после", "after"),
        (r"начиная\s+с|с|со", "from"),
    ),
    bounds_after=(),
    month_word=r"месяц\w*",
)
