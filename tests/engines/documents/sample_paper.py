"""A briefing of three leaves; sample: every person and fact in it is invented."""

from datetime import UTC, datetime

from orkhon.engines.documents import (
    Bullets,
    Columns,
    Facts,
    Foreign,
    Heading,
    Identity,
    LineBreak,
    Note,
    Numbered,
    PageBreak,
    Paper,
    Paragraph,
    Quote,
    Strong,
    Table,
    runs,
)

ELECTED = Note(
    "Report of 4 September 2026",
    "At its first sitting the chamber elected Omirgali Sundetbek Deputy Speaker",
    url="/record/sources/7",
)
DECIDED = Note("DEC/004/2025/FINAL, item 9")
BY_MARCH = Note(
    "Report of 12 November 2026",
    "письменные замечания поступят к марту",
    "ru",
    "https://news.example.org/reports/12",
)
LIST_DUE = Note("", "the list would reach the Secretariat by 1 March")

# Letters beyond ASCII of the seven languages, from the national alphabets:
# az and tr (Latin), kk and ky (Cyrillic), kk (Latin of 2021), uz in both scripts, ru.
ALPHABETS = {
    "az": "Ç ç Ə ə Ğ ğ I ı İ i Ö ö Ş ş Ü ü X x Q q",
    "tr": "Ç ç Ğ ğ I ı İ i Ö ö Ş ş Ü ü Â â Î î Û û",
    "kk": "Ә ә Ғ ғ Қ қ Ң ң Ө ө Ұ ұ Ү ү Һ һ І і Ё ё Й й Щ щ Ъ ъ Ы ы Э э",
    "kk-Latn": "Ä ä Ğ ğ Ñ ñ Ö ö Ş ş Ū ū Ü ü İ ı",
    "ky": "Ң ң Ө ө Ү ү Ы ы Э э Ё ё",
    "uz": "Oʻ oʻ Gʻ gʻ Sh sh Ch ch Oʼ",
    "uz-Cyrl": "Ў ў Қ қ Ғ ғ Ҳ ҳ Ё ё",
    "ru": "А а Б б В в Г г Д д Е е Ё ё Ж ж З з И и Й й К к Л л М м Н н О о П п "
    "Р р С с Т т У у Ф ф Х х Ц ц Ч ч Ш ш Щ щ Ъ ъ Ы ы Ь ь Э э Ю ю Я я",
}


def briefing() -> Paper:
    """The whole paper."""
    return Paper(
        title="Omirgali Sundetbek",
        language="en",
        running_head="Sample Assembly, Secretariat",
        running_note="Briefing 27/041 · sample · for the Secretary General",
        status="Confirmed facts as of 15 March 2027. "
        "5 proposals about this person still wait and are left out.",
        issued_at=datetime(2027, 3, 15, 3, 0, tzinfo=UTC),
        blocks=(*_summary(), PageBreak(), *_record(), PageBreak(), *_names()),
    )


def _summary():
    return (
        Identity(
            "Omirgali Sundetbek",
            other_name=runs(Foreign("Өмірғали Әнуарұлы Сүндетбек", "kk")),
            lede=runs(
                "Deputy Speaker of the Mazhilis",
                ELECTED,
                " and Chair of our Commission on Legal Affairs",
                DECIDED,
                ".",
            ),
            facts=Facts(
                (
                    ("Meeting", runs("Tuesday 16 March 2027, 11:00, Baku")),
                    ("With you", runs("A. Kokotaeva", LineBreak(), "E. Tastaq")),
                    ("Said", runs("ö-mir-ğa-LI sün-det-BEK")),
                )
            ),
        ),
        Heading("What to bring home"),
        Numbered(
            (
                runs("A date in April for the comments.", BY_MARCH),
                runs(
                    "The list for the youth forum, ", Strong("14 days late"), LIST_DUE
                ),
            )
        ),
        Heading("What he will ask"),
        Bullets((runs("When two of his officers can come to Baku."),)),
        Heading("Last contacts"),
        Table(
            ("Date", "What", "Came of it"),
            (
                (runs("12 Nov 2026"), runs("Meeting, Astana"), runs("Kept", BY_MARCH)),
                (runs("4 Sep 2026"), runs("Call on his election"), ()),
            ),
            widths=(18, 42, 40),
            caption="Contacts of the last year",
        ),
    )


def _record():
    return (
        Heading("Promises"),
        Columns(
            (
                Heading("His side", 2),
                Bullets((runs(Quote("by March"), ", open", BY_MARCH),)),
            ),
            (Heading("Our side", 2), Bullets((runs("Two officers received"),))),
        ),
        Heading("Where it stands"),
        Paragraph(runs("Draft 3 has 38 provisions.", DECIDED)),
        Facts((("Turnout", runs("73.12% of 12,482,613 voters")),)),
        Numbered((runs("Thank him for the seminar."), runs("Ask for comments."))),
    )


def _names():
    return (
        Heading("Every letter"),
        Table(
            ("Language", "Letters"),
            tuple(
                (runs(language), runs(Foreign(letters, language)))
                for language, letters in ALPHABETS.items()
            ),
        ),
        Heading("Not known"),
        Paragraph(runs("No source gives his earlier profession.")),
    )
