"""Offices, bodies, places and nationalities in Uzbek, in both alphabets.

The rows are in the Latin alphabet of 1995; the Cyrillic forms are made from
them by that alphabet's own table, read backwards.
"""

import re

from orkhon.engines.reports.lexicon.translated import (
    bodies,
    nationalities,
    places,
    ranks,
    words,
)

# Longer letters first. Source: the law on the Uzbek Latin alphabet, 1995.
_CYRILLIC = (
    ("o'", "ў"),
    ("g'", "ғ"),
    ("sh", "ш"),
    ("ch", "ч"),
    ("yo", "ё"),
    ("yu", "ю"),
    ("ya", "я"),
    ("ye", "е"),
    ("'", "ъ"),
    *zip("abdefghijklmnopqrstuvxyz", "абдефгҳижклмнопқрстувхйз", strict=True),
)


def in_cyrillic(text: str) -> str:
    """Write Uzbek of the Latin alphabet in Cyrillic letters.

    An e at the beginning of a word is э (elchi, элчи); the few words that keep
    the ts of Russian (милиция) are beyond this table.
    """
    written = re.sub(r"\bE", "Э", re.sub(r"\be", "э", text))
    for latin, cyrillic in _CYRILLIC:
        written = written.replace(latin, cyrillic)
        written = written.replace(latin.capitalize(), cyrillic.capitalize())
        written = written.replace(latin.upper(), cyrillic.upper())
    return written


def both(rows: str) -> str:
    """Give rows "key: Latin, Latin; Latin" with the Cyrillic forms beside them."""
    found = []
    for line in rows.strip().splitlines():
        key, forms = line.split(": ", 1)
        parts = [f"{part}, {in_cyrillic(part)}" for part in forms.split(";")]
        found.append(f"{key}: {';'.join(parts)}")
    return "\n".join(found)


def both_words(text: str) -> frozenset[str]:
    """Give words with their Cyrillic forms."""
    return words(text) | words(in_cyrillic(text))


RANKS = ranks(
    both(
        """
chair: rais, raisi*, raisning, raisa, raisasi*, rais o'rinbosari*, raisi o'rinbosari*, raisining o'rinbosari*, raisining birinchi o'rinbosari*, hamraisi*; raislari*
speaker: spiker, spikeri*, spikerning, spiker o'rinbosari*, spikeri o'rinbosari*, spikerining o'rinbosari*, spikerining birinchi o'rinbosari*, vitse-spiker*; spikerlari*, spikerlar*
president: Prezident, Prezidenti*, Prezidentning, vitse-prezident*; Prezidentlari*
prime minister: Bosh vazir, Bosh vaziri*, Bosh vazir o'rinbosari*
minister: vazir, vaziri*, tashqi ishlar vaziri*, vazir o'rinbosari*, vaziri o'rinbosari*, vazirining o'rinbosari*; vazirlari*
secretary general: Bosh kotib, Bosh kotibi*, Bosh kotibning, Bosh kotib o'rinbosari*, Bosh kotibining o'rinbosari*, Bosh kotibi o'rinbosari*; Bosh kotiblari*
secretary: kotib, kotibi*, ijrochi kotibi*, davlat kotibi*; kotiblari*
ambassador: elchi, elchisi*, favqulodda va muxtor elchisi*, favqulodda va muxtor elchi*, bosh konsuli*, doimiy vakili*, maxsus vakili*; elchilar, elchilari*
head: rahbar, rahbari*, yetakchisi*, boshlig'i*; rahbarlari*, rahbarlar
director: direktori*, bosh direktori*, ijrochi direktori*, rektori*
member: deputat, deputati*, a'zosi*, senator, senatori*; deputatlar, deputatlari*, a'zolari*, senatorlar*
observer: kuzatuvchi, kuzatuvchisi*; kuzatuvchilar, kuzatuvchilari*
adviser: maslahatchisi*, yordamchisi*, eksperti*; ekspertlar*
officer: vakili*, matbuot kotibi*; vakillari*
governor: hokimi*, hokim
head of state: davlat rahbari*, davlatimiz rahbari*; davlat rahbarlari*
"""
    )
)

BODIES = bodies(
    both(
        """
TURKPA: TURKPA*, TurkPA*, TURKPA, Turkiy davlatlar Parlament Assambleyasi*, Turkiy davlatlar parlament assambleyasi*, Turkiy tilli davlatlar Parlament Assambleyasi*, Turkiy tilli davlatlar parlament assambleyasi*
Organization of Turkic States: TDT, Turkiy davlatlar tashkiloti*, Turkiy Davlatlar Tashkiloti*, Turkiy kengash*
OSCE Parliamentary Assembly: YEXHT PA, YEXHT Parlament Assambleyasi*
OSCE: YEXHT*
Inter-Parliamentary Union: Parlamentlararo ittifoq*, Parlamentlararo Ittifoq*
Interparliamentary Assembly of the CIS: MDH Parlamentlararo Assambleyasi*, MDH PA
Commonwealth of Independent States: MDH*, Mustaqil Davlatlar Hamdo'stligi*
United Nations: BMT*
European Union: Yevropa Ittifoqi*, YEI
Shanghai Cooperation Organization: SHHT*
Organization of Islamic Cooperation: IHT*
TURKSOY: TURKSOY*
Milli Majlis: Ozarbayjon Milliy Majlisi*, Milliy Majlis*, Ozarbayjon Respublikasi Milliy Majlisi*
Senate of the Parliament of Kazakhstan: Qozog'iston Parlamenti Senati*, Qozog'iston Senati*, Qozog'iston Respublikasi Parlamenti Senati*
Mazhilis of the Parliament of Kazakhstan: Qozog'iston Majlisi*, Qozog'iston Parlamenti Majlisi*, Qozog'iston Respublikasi Parlamenti Majlisi*
Parliament of Kazakhstan: Qozog'iston Parlamenti*
Jogorku Kenesh: Qirg'iziston Jogorku Keneshi*, Jogorku Kenesh*, Qirg'iziston Respublikasi Jogorku Keneshi*, Qirg'iziston parlamenti*
Grand National Assembly of Türkiye: Turkiya Buyuk Millat Majlisi*, Buyuk Millat Majlisi*, Turkiya parlamenti*, Turkiya Respublikasi Buyuk Millat Majlisi*, Turkiya Buyuk millat majlisi*
Senate of the Oliy Majlis: Oliy Majlis Senati*, Oliy Majlisi Senati*, O'zbekiston Respublikasi Oliy Majlisi Senati*, Senat Raisi, Senat*, O'zbekiston Senati*
Legislative Chamber of the Oliy Majlis: Oliy Majlis Qonunchilik palatasi*, Oliy Majlisi Qonunchilik palatasi*, Qonunchilik palatasi*, O'zbekiston Respublikasi Oliy Majlisi Qonunchilik palatasi*
Oliy Majlis: Oliy Majlis*, O'zbekiston Respublikasi Oliy Majlisi*
Mejlis of Turkmenistan: Turkmaniston Majlisi*
National Assembly of Hungary: Vengriya Milliy Assambleyasi*, Vengriya Davlat majlisi*, Vengriya Davlat Majlisi*
State Duma: Davlat Dumasi*, Davlat dumasi*
Federation Council: Federatsiya Kengashi*
Parliament of Georgia: Gruziya parlamenti*
Majlisi Oli: Tojikiston majlisi namoyandagon, Majlisi namoyandagon
"""
    )
)
BODIES.pop("Senat Raisi")
BODIES.pop("Сенат Раиси")

PLACES = places(
    both(
        """
Azerbaijan: Ozarbayjon*, Ozarbayjon Respublikasi*
Kazakhstan: Qozog'iston*, Qozog'iston Respublikasi*
Kyrgyzstan: Qirg'iziston*, Qirg'iziston Respublikasi*, Qirg'iz Respublikasi*
Türkiye: Turkiya*, Turkiya Respublikasi*
Uzbekistan: O'zbekiston*, O'zbekiston Respublikasi*
Turkmenistan: Turkmaniston*
Hungary: Vengriya*
Tajikistan: Tojikiston*
Russia: Rossiya*, Rossiya Federatsiyasi*
Belarus: Belarus*
Georgia: Gruziya*
Armenia: Armaniston*
China: Xitoy*
Iran: Eron*
Pakistan: Pokiston*
Afghanistan: Afg'oniston*
Algeria: Jazoir*
Japan: Yaponiya*
Germany: Germaniya*
United States: AQSH*
Switzerland: Shveytsariya*
Baku: Boku*
Astana: Ostona*
Almaty: Olmaota*
Turkistan: Turkiston*
Bishkek: Bishkek*
Ankara: Anqara*
Istanbul: Istanbul*
Antalya: Antaliya*
Tashkent: Toshkent*
Samarkand: Samarqand*
Bukhara: Buxoro*
Khiva: Xiva*
Ashgabat: Ashxobod*
Budapest: Budapesht*
Moscow: Moskva*
Saint Petersburg: Sankt-Peterburg*
Geneva: Jeneva*
Vienna: Vena, Venada
New York: Nyu-York*
Dushanbe: Dushanbe*
Beijing: Pekin*
"""
    )
)

DEMONYMS = nationalities(
    both(
        """
Azerbaijan: Ozarbayjonlik
Kazakhstan: Qozoq, Qozog'istonlik
Kyrgyzstan: Qirg'iz
Türkiye: Turk
Uzbekistan: O'zbek
Russia: Rossiyalik
Hungary: Venger
"""
    )
)

BODY_HEADS = both_words(
    """parlament parlamenti parlamentining majlisi majlisining senati senatining palatasi
    palatasining qo'mitasi qo'mitasining komissiyasi komissiyasining kengashi kengashining
    vazirligi vazirligining assambleyasi assambleyasining tashkiloti tashkilotining ittifoqi
    guruhi guruhining delegatsiyasi kotibiyati jamg'armasi akademiyasi elchixonasi fraksiyasi
    partiyasi xizmati agentligi"""
)
UNIT_HEADS = both_words(
    """tashqi ishlar xalqaro aloqalar parlamentlararo do'stlik mudofaa xavfsizlik iqtisodiyot
    madaniyat ta'lim fan sog'liqni saqlash boshqarmasi departamenti bo'limi apparati davlat
    milliy buyuk oliy respublikasi respublikasining xalq qonunchilik"""
)
NOT_NAMES = both_words(
    """va bilan bu u ushbu shu biz o'z ikki bir shuningdek uchrashuvda uchrashuv uchrashuvning uchrashuvlarda uchrashuvlar muzokaralarda
    tashrif tomonlar bugun kecha ertaga unda uning ular turkiy dunyo dunyosi davlat davlatlar
    davlatimiz mamlakat mamlakatimiz mamlakatlar respublikasi respublikasining parlament
    parlamenti parlamentlar majlis majlisi majlisda deputatlar sammit sammiti forum yig'ilish
    sessiya konferensiya konstitutsiya qonun deklaratsiya memorandum bitim shartnoma saylov
    eslatib aytish joiz foto manba osiyo yevropa markaziy sharq g'arb shimol janub shahri
    shahrida yil xalqaro birinchi ikkinchi oliy matbuot xizmati yangi dastlab so'z ta'kidlash
    muloqot suhbat jumladan ma'lumki ma'lum respublika markaz markazi milliy o'zbek"""
)
