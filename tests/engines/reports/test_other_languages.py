"""Reports in Russian and the Turkic languages: people, bodies, day and kind.

All reports here are sample texts invented for these tests, in the grammar of the
press services of parliaments; the persons in them do not exist. Expected values
are read off the sentences by hand.
"""

import pytest

from orkhon.engines.reports.reader import read_report

RUSSIAN = """3 марта 2026, 10:20

Председатель Мажилиса Парламента Казахстана Самат Образцов принял в Астане \
Генерального секретаря ТюркПА Кадира Примерова.

Самат Образцов поблагодарил Кадира Примерова за визит. На встрече стороны обсудили \
вопросы сотрудничества.
"""
KAZAKH = """3 наурыз 2026 10:20

Мәжіліс Төрағасы Самат Үлгіев ТүркПА Бас хатшысы Кадир Мысаловты қабылдады.

Кездесуде тараптар ынтымақтастық мәселелерін талқылады, деп хабарлайды баспасөз қызметі.
"""
KYRGYZ = """Бишкек, 03.03.26. /Сурам/. Жогорку Кеңештин төрагасы Марлен Үлгүев бүгүн, \
3-мартта ТүркПАнын Башкы катчысы Кадир Мисалов менен жолугушту.

Жолугушууда тараптар эки өлкөнүн кызматташуусун талкуулашты.
"""
TURKISH = """3 Mart 2026 10:20

TBMM Başkanı Murat Örnekli, TÜRKPA Genel Sekreteri Kadir Denemeci'yi kabul etti.

Görüşmede iki ülke arasındaki ilişkiler ve iş birliği ele alındı.
"""
AZERBAIJANI = """3 Mart 2026, 10:20
Milli Məclisin sədri Leyla Nümunəyeva martın 3-də TÜRKPA-nın Baş katibi Kadir \
Misalovu qəbul edib.

Görüşdə parlamentlərarası əməkdaşlıq məsələləri müzakirə olunub.
"""
UZBEK = """10:20 / 2026-03-03

Oliy Majlis Senati Raisi Tanzila Namunayeva TURKPA Bosh kotibi Kadir Misolov bilan uchrashdi.

Uchrashuvda parlamentlararo hamkorlik masalalari muhokama qilindi, deb xabar berdi.
"""
UZBEK_CYRILLIC = """10:20 / 2026-03-03

Олий Мажлис Сенати Раиси Танзила Намунаева ТУРКПА Бош котиби Кадир Мисоловни қабул қилди.

Учрашувда парламентлараро ҳамкорлик масалалари муҳокама қилинди, деб хабар берди.
"""
REPORTS = {
    "ru": (RUSSIAN, "reception", "Самат Образцов", "Кадир Примеров"),
    "kk": (KAZAKH, "reception", "Самат Үлгіев", "Кадир Мысалов"),
    "ky": (KYRGYZ, "meeting", "Марлен Үлгүев", "Кадир Мисалов"),
    "tr": (TURKISH, "reception", "Murat Örnekli", "Kadir Denemeci"),
    "az": (AZERBAIJANI, "reception", "Leyla Nümunəyeva", "Kadir Misalov"),
    "uz": (UZBEK, "meeting", "Tanzila Namunayeva", "Kadir Misolov"),
    "uz-Cyrl": (UZBEK_CYRILLIC, "reception", "Танзила Намунаева", "Кадир Мисолов"),
}
HOSTS = {
    "ru": ("Председатель", "Kazakhstan"),
    "kk": ("Төрағасы", "Kazakhstan"),
    "ky": ("төрагасы", "Kyrgyzstan"),
    "tr": ("Başkanı", "Türkiye"),
    "az": ("sədri", "Azerbaijan"),
    "uz": ("Raisi", "Uzbekistan"),
    "uz-Cyrl": ("Раиси", "Uzbekistan"),
}


@pytest.fixture(params=REPORTS)
def report(request):
    """One sample report of each language: key, text, kind, host, guest, reading."""
    text, kind, host, guest = REPORTS[request.param]
    return (
        request.param,
        text,
        kind,
        host,
        guest,
        read_report(text, source="sample.txt"),
    )


def test_the_language_and_the_day_of_publication_are_told(report):
    key, *_, reading = report
    assert (reading.language, reading.published) == (key[:2], "2026-03-03")


def test_the_kind_and_the_day_of_the_contact_are_read(report):
    _, _, kind, _, _, reading = report
    (contact,) = reading.contacts
    assert contact.kinds[0].value == kind
    assert contact.date.value == "2026-03-03"


def test_both_persons_take_part_under_their_names_without_case_endings(report):
    _, _, _, host, guest, reading = report
    (contact,) = reading.contacts
    assert [(one.name, one.role) for one in contact.participants] == [
        (host, "participant"),
        (guest, "participant"),
    ]


def test_every_span_stands_where_the_text_has_the_name(report):
    _, text, _, host, guest, reading = report
    (contact,) = reading.contacts
    for one, name in zip(contact.participants, (host, guest), strict=True):
        written = text[one.span.start : one.span.end].replace("\n", " ")
        assert written.split()[0].startswith(name.split()[0])
        assert written.split()[-1].startswith(name.split()[-1])


def test_the_host_has_office_and_country(report):
    key, *_, reading = report
    (contact,) = reading.contacts
    host = contact.participants[0]
    assert (host.post, host.side) == HOSTS[key]
    assert host.body is not None


def test_a_place_is_read_through_its_preposition_or_case_ending():
    (contact,) = read_report(RUSSIAN, source="sample.txt").contacts
    assert contact.place.value == "Astana"
    text = KAZAKH.replace("ТүркПА Бас", "Астанада ТүркПА Бас")
    (contact,) = read_report(text, source="sample.txt").contacts
    assert contact.place.value == "Astana"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        (
            "Спикер Сената Самат Образцов провёл телефонный разговор с Кадиром Примеровым.",
            "call",
        ),
        (
            "Спикер Сената Самат Образцов провёл переговоры с Кадиром Примеровым.",
            "meeting",
        ),
        ("Спикер Сената Самат Образцов прибыл в Баку с официальным визитом.", "visit"),
        (
            "Самат Образцов и Кадир Примеров подписали меморандум о сотрудничестве, который был подготовлен.",
            "signing",
        ),
        (
            "Спикер Сената Самат Образцов принял участие в 14-м пленарном заседании ТюркПА.",
            "session",
        ),
        (
            "Сенат Төрағасы Самат Үлгіев Кадир Мысаловпен телефон арқылы сөйлесті.",
            "call",
        ),
        ("Сенат Төрағасы Самат Үлгіев Кадир Мысаловпен кездесті.", "meeting"),
        (
            "Жогорку Кеңештин төрагасы Марлен Үлгүев элчи Кадир Мисаловду кабыл алды.",
            "reception",
        ),
        (
            "Жогорку Кеңештин төрагасы Марлен Үлгүев расмий сапар менен Бакуга учуп кетти.",
            "visit",
        ),
        ("TBMM Başkanı Murat Örnekli, Kadir Denemeci ile telefonda görüştü.", "call"),
        (
            "TBMM Başkanı Murat Örnekli, Büyükelçi Kadir Denemeci ile görüştü.",
            "meeting",
        ),
        (
            "Milli Məclisin sədri Leyla Nümunəyeva TÜRKPA-nın Baş katibi Kadir Misalov ilə görüşüb.",
            "meeting",
        ),
        (
            "Milli Məclisin sədri Leyla Nümunəyeva Astanaya rəsmi səfərə gəlib, bu barədə məlumat verilib.",
            "visit",
        ),
        (
            "Senat Raisi Tanzila Namunayeva Kadir Misolov bilan telefon orqali muloqot qildi va bu haqda xabar berildi.",
            "call",
        ),
    ],
)
def test_the_kind_of_contact_follows_from_the_verb(sentence, kind):
    (contact,) = read_report(sentence, source="sample.txt").contacts
    assert contact.kinds[0].value == kind


def test_a_lead_that_credits_its_source_is_no_headline():
    text = (
        "Спикер Сената Самат Образцов встретился с послом Кадиром Примеровым, сообщает "
        "пресс-служба Сената\n\nНа встрече обсудили вопросы сотрудничества двух стран.\n"
    )
    (contact,) = read_report(text, source="sample.txt").contacts
    assert [(one.name, one.role) for one in contact.participants] == [
        ("Самат Образцов", "participant"),
        ("Кадир Примеров", "participant"),
    ]


def test_two_persons_by_initials_are_two_persons():
    text = (
        "Oliy Majlis Senati Raisi Tanzila Namunayeva va deputat Kadir Misolov bilan "
        "uchrashuvda T.Namunayeva tashakkur bildirdi."
    )
    (contact,) = read_report(text, source="sample.txt").contacts
    assert [one.name for one in contact.participants] == [
        "Tanzila Namunayeva",
        "Kadir Misolov",
    ]


def test_a_session_still_to_come_does_not_date_the_meeting():
    text = (
        "17.09.2025 13:00\n\nМәжіліс Төрағасы Самат Үлгіев елші Кадир Мысаловты қабылдады. "
        "Кездесу барысында 27-28 қыркүйекте Түркістанда өтетін отырысқа дайындық "
        "мәселесі талқыланды."
    )
    (contact,) = read_report(text, source="sample.txt").contacts
    assert contact.date.value == "2025-09-17"
    assert contact.place is None
