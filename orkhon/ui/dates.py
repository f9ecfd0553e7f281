"""Dates as each language of the site writes them; what is not known stays open.

The forms are those of Unicode CLDR 48 (long dates) with a no-break space where CLDR
has a narrow one; the tests compare them with Babel, which reads the CLDR.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language

from orkhon.engines import periods

NBSP = "\u00a0"


@dataclass(frozen=True)
class _Forms:
    """How one language writes dates; `{d}` day, `{m}` month, `{y}` year."""

    months: str
    weekdays: str
    day: str = "{d} {m} {y}"
    month: str = "{m} {y}"
    day_month: str = "{d} {m}"
    weekday: str = "{date}, {w}"
    months_of: str = ""
    """Months as they stand after a day, where that is another form."""

    def month_name(self, number: int, *, after_day: bool) -> str:
        names = self.months_of if after_day and self.months_of else self.months
        return names.split()[number - 1]


_FORMS = {
    "en": _Forms(
        months="January February March April May June July August September"
        " October November December",
        weekdays="Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
        weekday="{w} {date}",
    ),
    "az": _Forms(
        months="yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr"
        " noyabr dekabr",
        weekdays="bazar_ertəsi çərşənbə_axşamı çərşənbə cümə_axşamı cümə şənbə bazar",
    ),
    "kk": _Forms(
        months="қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан"
        " қараша желтоқсан",
        weekdays="дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі",
        day="{y} ж. {d} {m}",
        month="{y} ж. {m}",
    ),
    "ky": _Forms(
        months="январь февраль март апрель май июнь июль август сентябрь октябрь"
        " ноябрь декабрь",
        weekdays="дүйшөмбү шейшемби шаршемби бейшемби жума ишемби жекшемби",
        day="{y}-ж., {d}-{m}",
        month="{y}-ж., {m}",
        day_month="{d}-{m}",
    ),
    "tr": _Forms(
        months="Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim"
        " Kasım Aralık",
        weekdays="Pazartesi Salı Çarşamba Perşembe Cuma Cumartesi Pazar",
        weekday="{date} {w}",
    ),
    "uz": _Forms(
        months="yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr"
        " noyabr dekabr",
        weekdays="dushanba seshanba chorshanba payshanba juma shanba yakshanba",
        day="{d}-{m}, {y}",
        month="{m}, {y}",
        day_month="{d}-{m}",
        weekday="{w}, {date}",
    ),
    "ru": _Forms(
        months="январь февраль март апрель май июнь июль август сентябрь октябрь"
        " ноябрь декабрь",
        months_of="января февраля марта апреля мая июня июля августа сентября"
        " октября ноября декабря",
        weekdays="понедельник вторник среда четверг пятница суббота воскресенье",
        day="{d} {m} {y} г.",
        month="{m} {y} г.",
        weekday="{w}, {date}",
    ),
}


def partial(text: str, language: str | None = None) -> str:
    """Write `2026`, `2026-03` or `2026-03-03` in words; "" stays "".

    Args:
        text: A partial date.
        language: One of the site's languages; the one in force when None.
    Raises:
        PartialDateError: the text is no date of the calendar.
    """
    if not text:
        return ""
    return _written(periods.parse(text), _forms(language))


def day(when: date, language: str | None = None) -> str:
    """A whole date: 3 March 2026, 2026 ж. 3 наурыз."""
    return partial(when.isoformat(), language)


def day_month(text: str, language: str | None = None) -> str:
    """A date without its year, for lists within one year; a bare year stays."""
    parsed, forms = periods.parse(text), _forms(language)
    if parsed.month is None:
        return str(parsed)
    name = forms.month_name(parsed.month, after_day=parsed.day is not None)
    if parsed.day is None:
        return name
    return forms.day_month.format(d=parsed.day, m=name).replace(" ", NBSP)


def with_weekday(when: date, language: str | None = None) -> str:
    """The date with its weekday, as within a sentence: понедельник, 15 марта 2027 г."""
    forms = _forms(language)
    weekday = forms.weekdays.split()[when.weekday()].replace("_", " ")
    return forms.weekday.format(w=weekday, date=day(when, language))


def heading(when: date, language: str | None = None) -> str:
    """The date with its weekday, as a title begins: Monday 15 March 2027."""
    title = with_weekday(when, language)
    # No weekday of the seven languages begins with an i, so upper() is safe here.
    return title[0].upper() + title[1:]


def weekdays(language: str | None = None) -> tuple[str, ...]:
    """The names of the days from Monday, as the head of a month has them."""
    names = (one.replace("_", " ") for one in _forms(language).weekdays.split())
    # No weekday of the seven languages begins with an i, so upper() is safe here.
    return tuple(name[0].upper() + name[1:] for name in names)


def between(first: str, last: str, language: str | None = None) -> str:
    """A span of days, months or years; what both ends share is written once.

    Either end may be "" and is then left open; equal ends are one date.
    """
    if not first or not last or first == last:
        if first == last:
            return partial(first, language)
        written = partial(first or last, language)
        return f"{written} –" if first else f"– {written}"
    begins, ends, forms = periods.parse(first), periods.parse(last), _forms(language)
    if begins.day and ends.day and begins.year == ends.year:
        if begins.month == ends.month:
            name = forms.month_name(ends.month or 1, after_day=True)
            days = f"{begins.day}–{ends.day}"
            return _bound(forms.day.format(d=days, m=name, y=ends.year))
        if forms.day.startswith("{y}"):
            return f"{partial(first, language)} – {day_month(last, language)}"
        return f"{day_month(first, language)} – {partial(last, language)}"
    return f"{partial(first, language)} – {partial(last, language)}"


def _forms(language: str | None) -> _Forms:
    code = (language or get_language() or "en").split("-")[0]
    return _FORMS.get(code, _FORMS["en"])


def _written(parsed: periods.PartialDate, forms: _Forms) -> str:
    if parsed.month is None:
        return str(parsed)
    name = forms.month_name(parsed.month, after_day=parsed.day is not None)
    if parsed.day is None:
        return _bound(forms.month.format(m=name, y=parsed.year))
    return _bound(forms.day.format(d=parsed.day, m=name, y=parsed.year))


def _bound(text: str) -> str:
    """Keep the word for year on the line of its number."""
    return text.replace(" г.", f"{NBSP}г.").replace(" ж.", f"{NBSP}ж.")
