"""Calendar words of Turkish and Azerbaijani.

Month and weekday names are those of the Unicode CLDR; the final k of Ocak and
Aralık softens before a vowel.
"""

from orkhon.engines.reports.dates.words import CalendarWords

_TR_CASE = r"(?:['’‘]\w{1,6}|[ıiuü]?n?(?:[dt][ae](?:n|ki)?|[ae]|[ıiuü]n?)|[yn]?[ae])?"

TURKISH = CalendarWords(
    months=(
        "oca[kğ]",
        "şubat",
        "mart",
        "nisan",
        "mayıs",
        "haziran",
        "temmuz",
        "ağustos",
        "eylül",
        "ekim",
        "kasım",
        "aralı[kğ]",
    ),
    suffix=_TR_CASE,
    short_months=(
        "oca",
        "şub",
        "mar",
        "nis",
        "may",
        "haz",
        "tem",
        "ağu",
        "eyl",
        "eki",
        "kas",
        "ara",
    ),
    genitive=r"['’‘]?[ıiuü]n|\s+ayının",
    day_ending=r"(?:['’‘]?(?:[ıiuü]nc[ıiuü]))?",
    day_gap=r"\s+",
    span_words="ilâ|ila",
    and_words="ile|ve",
    day_tail=(
        r"\s+(?:tarih\w*|(?:pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar)"
        r"(?:\s+gün\w*)?|gün(?:ü|lerinde|kü)\w*)"
    ),
    year_mark=(
        r"(?:\s+yıl(?:ı|lar|d)\w*|['’‘](?:(?:[dt][ae]|[ıiuü]n|n[ıiuü]n|y?[ae])\w{0,2}))"
    ),
    year_lead=None,
    this_year=r"bu\s+(?:yıl|sene)(?!lar)\w*|içinde\s+bulunduğumuz\s+yıl\w*",
    last_year=r"(?:geçen|geçtiğimiz)\s+(?:yıl|sene)(?!lar)\w*",
    next_year=r"(?:gelecek|önümüzdeki)\s+(?:yıl|sene)(?!lar)\w*",
    relative_days=(
        (r"evvelsi\s+gün|önceki\s+gün", -2),
        ("dün(?:kü)?", -1),
        (r"öbür\s+gün", 2),
        ("yarın(?:ki)?", 1),
        (r"bu\s?gün(?:kü)?", 0),
    ),
    relative_weeks=(
        (r"(?:geçen|geçtiğimiz)\s+hafta", -1),
        (r"bu\s+hafta", 0),
        (r"(?:gelecek|önümüzdeki)\s+hafta|haftaya", 1),
    ),
    relative_months=(
        (r"(?:geçen|geçtiğimiz)\s+ay(?:da|ki)?", -1),
        (r"bu\s+ay(?:ki)?", 0),
        (r"(?:gelecek|önümüzdeki)\s+ay(?:da|ki)?", 1),
    ),
    weekdays=(
        "pazartesi",
        "salı",
        "çarşamba",
        "perşembe",
        "cuma",
        "cumartesi",
        "pazar",
    ),
    weekday_lead="",
    weekday_tail=r"\s+günü",
    month_lead="",
    month_tail=r"['’‘](?:[dt][ae]n?|[ıiuü]n|[ae])",
    seasons=r"(?:ilkbaharda|baharda|yazın|sonbaharda|kışın)",
    part_of_year=None,
    future=(
        r"(?:\w+[ae]ca[kğ]\w*|\w+ecek\w*|\w+eceğ\w*|planlan\w+|öngörül\w+|beklen\w+|"
        r"davet\s+e\w+|gelecek|önümüzdeki|yapılması|düzenlenmesi)"
    ),
    past=(
        r"(?:yapılan|düzenlenen|gerçekleştirilen|gerçekleşen|gerçekleşti|yapıldı|"
        r"düzenlendi|geçen|geçtiğimiz|imzalanan|imzalandı|kabul\s+edilen|görüştü)"
    ),
    bounds_before=(),
    bounds_after=(
        (r"\s*(?:(?:sonuna|başına)\s+)?(?:kadar|dek|değin)", "by"),
        (r"\s+(?:sonra|itibaren)", "after"),
        (r"\s+önce", "before"),
    ),
    month_word=r"\s+ay(?:ı|ın|ların)\w*",
    ambiguous_months=frozenset({1, 10, 12}),
)

_AZ_CASE = (
    r"(?:[ıiuü]?n?(?:[dt][aə](?:n|ki|k)?|[aə](?:d[əa]k)?|[ıiuü]n?)|n?[aə](?:d[əa]k)?)?"
)

AZERBAIJANI = CalendarWords(
    months=(
        "yanvar",
        "fevral",
        "mart",
        "aprel",
        "may",
        "iyun",
        "iyul",
        "avqust",
        "sentyabr",
        "oktyabr",
        "noyabr",
        "dekabr",
    ),
    suffix=_AZ_CASE,
    short_months=(
        "yan",
        "fev",
        "mar",
        "apr",
        "may",
        "iyn",
        "iyl",
        "avq",
        "sen",
        "okt",
        "noy",
        "dek",
    ),
    genitive=r"[ıiuü]n|\s+ayının",
    day_ending=r"(?:-?c[ıiuü])?",
    day_gap=r"\s+",
    span_words="(?!)",
    and_words="və|ilə",
    day_tail=r"\s+(?:tarix\w*|gün(?:ü|ləri)\w*)",
    year_mark=r"\s*[-–]?\s*c[ıiuü]\s+il\w*",
    year_lead=None,
    this_year=r"(?:bu|cari)\s+il(?!lər)\w*",
    last_year=r"(?:keçən|ötən)\s+il(?!lər)\w*",
    next_year=r"(?:gələn|növbəti|qarşıdakı|gələcək)\s+il(?!lər)\w*",
    relative_days=(
        ("srağagün", -2),
        ("dünən(?:ki)?", -1),
        (r"birisi\s?gün", 2),
        ("sabah(?:kı)?", 1),
        (r"bu\s?gün(?:kü)?", 0),
    ),
    relative_weeks=(
        (r"(?:keçən|ötən)\s+həftə", -1),
        (r"bu\s+həftə", 0),
        (r"(?:gələn|növbəti)\s+həftə", 1),
    ),
    relative_months=(
        (r"(?:keçən|ötən)\s+ay(?:da)?", -1),
        (r"bu\s+ay(?:da)?", 0),
        (r"(?:gələn|növbəti)\s+ay(?:da)?", 1),
    ),
    weekdays=(
        r"bazar\s+ertəsi",
        r"çərşənbə\s+axşamı",
        "çərşənbə",
        r"cümə\s+axşamı",
        "cümə",
        "şənbə",
        "bazar",
    ),
    weekday_lead="",
    weekday_tail=r"\s+günü",
    month_lead="",
    month_tail=r"(?:[dt][aə]n?|[aə]d[əa]k|[ıiuü]n)",
    seasons=r"(?:yazda|yayda|payızda|qışda|baharda)",
    part_of_year=None,
    future=(
        r"(?:\w+[aə]ca[qğ]\w*|\w+əcə[kğ]\w*|planlaşdırıl\w+|nəzərdə\s+tutul\w+|"
        r"gözlənil\w+|dəvət\s+e\w+|qarşıdakı|gələn|növbəti)"
    ),
    past=(
        r"(?:keçirilib|keçirilmiş|keçirilən|olub|baş\s+tutub|görüşüb|ötən|keçən|"
        r"imzalanmış|imzalanıb|gəlib|qəbul\s+edilmiş)"
    ),
    bounds_before=(),
    bounds_after=(
        (r"\s*(?:(?:sonuna|əvvəlinə)\s+)?qədər|(?<=d[əa]k)|\s+sonuna\s?dək", "by"),
        (r"\s+sonra", "after"),
        (r"\s+etibarən", "from"),
        (r"\s+əvvəl", "before"),
    ),
    month_word=r"\s+ay(?:ı|ın)\w*",
)
