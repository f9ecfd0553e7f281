"""Names of the languages that sources and names are written in."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

NAMES = {
    "az": _("Azerbaijani"),
    "en": _("English"),
    "hu": _("Hungarian"),
    "kk": _("Kazakh"),
    "ky": _("Kyrgyz"),
    "ru": _("Russian"),
    "tk": _("Turkmen"),
    "tr": _("Turkish"),
    "uz": _("Uzbek"),
    "und": pgettext_lazy("language", "not known"),
}
SCRIPTS = {
    "Latn": pgettext_lazy("script", "Latin"),
    "Cyrl": pgettext_lazy("script", "Cyrillic"),
    "Arab": pgettext_lazy("script", "Arabic"),
    "Orkh": pgettext_lazy("script", "Old Turkic"),
}


def name(tag: str) -> str:
    """`kk` is Kazakh, `kk-Latn` Kazakh, Latin; an unknown tag is shown as it is."""
    code, *rest = tag.split("-")
    known = str(NAMES.get(code, code))
    scripts = [str(SCRIPTS[part]) for part in rest if part in SCRIPTS]
    return ", ".join([known, *scripts])
