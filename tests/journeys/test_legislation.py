"""From the file of a law to the table of correspondence, in two languages.

Every law here is invented. The journeys find their way by addresses and by the words
of the catalogue, so that they hold in a language that is translated later.
"""

import re
import uuid
from dataclasses import dataclass

import pytest
from django.utils import translation
from django.utils.translation import gettext, pgettext
from playwright.sync_api import expect

from orkhon.ui import languages
from tests.journeys.papers import readable, taken

pytestmark = pytest.mark.browser

LAPTOP = {"width": 1440, "height": 900}
ROOM = "/legislation/"


@dataclass(frozen=True)
class Road:
    """What goes in on the road in one language, and what must come out.

    Attributes:
        language: Of the interface, in its own words too.
        model, law: Name in addresses, title, text.
        country: Code of the member whose law it is.
        read_as: What the machine makes of the file: language and script.
        unknown: The line that it cannot understand.
        reason: Typed by the legal officer.
    """

    language: str
    own_name: str
    model: tuple[str, str, str]
    law: tuple[str, str, str]
    country: str
    read_as: tuple[str, str]
    unknown: str
    reason: str
    decided: str


ENGLISH = Road(
    "en",
    "English",
    (
        "model-playgrounds",
        "Model law on playgrounds (sample)",
        """MODEL LAW ON THE SAFETY OF PLAYGROUNDS (SAMPLE)

Article 1. Scope
This Law applies to playgrounds for children which are open to the public.

Article 2. Duties of the owner
1. The owner of a playground shall have its safety inspected once a year.
2. A dangerous playground shall be closed within 24 hours.
3. The owner shall keep the report of the inspection for five years.

Article 3. Damage
The owner of a playground shall pay compensation for the damage caused to a child.

Article 4. Register
The ministry shall publish a register of playgrounds on the internet.
""",
    ),
    (
        "kz-playgrounds",
        "Law of Kazakhstan on playgrounds (sample)",
        """ОЙЫН АЛАҢДАРЫНЫҢ ҚАУІПСІЗДІГІ ТУРАЛЫ ЗАҢ (ҮЛГІ)

1-бап. Осы Заңның қолданылу аясы
Осы Заң балаларға арналған, көпшілікке ашық ойын алаңдарына қолданылады.

2-бап. Иесінің міндеттері
1. Ойын алаңының иесі оның қауіпсіздігін жылына бір рет тексертеді.
2. Қауіпті ойын алаңы үш күн ішінде жабылады.
3. Тексеру хаттамасы бес жыл сақталады.

IIX-бап. Белгі
Ойын алаңында белгі тұрады.

4-бап. Залал
Ойын алаңының иесі балаға келтірілген залалды өтейді.
""",
    ),
    "KZ",
    ("kk", "Cyrl"),
    "IIX-бап.",
    "Sample: three days instead of one.",
    "үш күн ішінде жабылады",
)
TURKISH = Road(
    "tr",
    "Türkçe",
    (
        "model-oyun-alanlari",
        "Oyun Alanları Model Kanunu (örnek)",
        """OYUN ALANLARININ GÜVENLİĞİ MODEL KANUNU (ÖRNEK)

Madde 1 – Kapsam
Bu Kanun, çocuklar için yapılmış ve halka açık oyun alanlarına uygulanır.

Madde 2 – Sahibin yükümlülükleri
(1) Oyun alanının sahibi, alanın güvenliğini yılda bir kez denetletir.
(2) Tehlikeli oyun alanı yirmi dört saat içinde kapatılır.
(3) Sahip, denetim raporunu beş yıl saklar.

Madde 3 – Zarar
Oyun alanının sahibi, çocuğun uğradığı zararı tazmin eder.

Madde 4 – Kayıt
Bakanlık, oyun alanlarının sicilini internette yayımlar.
""",
    ),
    (
        "tr-oyun-yerleri",
        "Oyun Yerleri Kanunu (örnek)",
        """OYUN YERLERİNİN EMNİYETİNE DAİR KANUN (ÖRNEK)

Madde 1 – Uygulama alanı
Bu Kanun, çocukların oynadığı umuma açık oyun yerleri hakkında uygulanır.

Madde 2 – Malikin görevleri
(1) Malik, oyun yerinin emniyetini her yıl bir defa denetletir.
(2) Tehlikeli oyun yeri üç gün içinde kapatılır.
(3) Denetim raporu beş yıl saklanır.

Madde IIX – İşaret
Oyun yerinde bir levha bulunur.

Madde 4 – Zararın giderilmesi
Malik, çocuğa verilen zararı öder.
""",
    ),
    "TR",
    ("tr", "Latn"),
    "Madde IIX",
    "Örnek: bir gün yerine üç gün.",
    "üç gün içinde kapatılır",
)
ROADS = {"English": ENGLISH, "Turkish": TURKISH}
LETTERS = {
    "art_1": "E",
    "art_2__para_1": "E",
    "art_2__para_2": "V",
    "art_2__para_3": "?",
    "art_3": "?",
    "art_4": "?",
}
"""What is decided on either road, by the provisions of the model law."""


def press(page, action):
    """Send the form whose address ends so; "" is the page's own form."""
    ends = f"[action$='{action}']" if action else ":not([action])"
    page.locator(f"main form{ends}").get_by_role("button").last.click()


def follow(page, address):
    """Go where a link of the page leads."""
    page.locator(f"main a[href='{address}']").first.click()


def entered(page, kind, work, country=""):
    """Enter a law and its first version; the page that asks for its text is open."""
    key, title, _text = work
    page.goto(ROOM)
    follow(page, f"{ROOM}works/new/")
    page.fill("input[name=title]", title)
    page.select_option("select[name=kind]", kind)
    page.select_option("select[name=country]", country)
    page.fill("input[name=key]", key)
    press(page, "")
    page.wait_for_url(f"**{ROOM}works/{key}/new-version/")
    page.select_option("select[name=state]", "in-force" if country else "draft")
    page.fill("input[name=as_of]", "2026-11")
    press(page, "")
    page.wait_for_url(f"**{ROOM}works/{key}/1/bring-in/")


def country_id(site, code):
    """The register's own key of a country, as the lists of forms have it."""
    ((found,),) = site.rows(f"SELECT id FROM register_country WHERE code = '{code}'")
    return str(uuid.UUID(found))


@pytest.mark.parametrize("name", ROADS)
def test_a_law_is_brought_in_compared_by_keys_and_taken_along(site, signed_in, name):
    road = ROADS[name]
    page = signed_in("legal", viewport=LAPTOP)
    page.locator("details.menu").first.click()
    page.get_by_role("button", name=road.own_name).click()
    expect(page.locator("html")).to_have_attribute("lang", road.language)

    model, law = road.model[0], road.law[0]
    entered(page, "model-law", road.model)
    page.fill("textarea[name=words]", road.model[2])
    press(page, "")
    page.wait_for_url(f"**/works/{model}/1/{road.language}/")

    entered(page, "national-law", road.law, country_id(site, road.country))
    page.set_input_files(
        "input[name=file]",
        {
            "name": f"{law}.txt",
            "mimeType": "text/plain",
            "buffer": road.law[2].encode(),
        },
    )
    press(page, "")
    # The language is found, and what was not understood stands first.
    expect(page.get_by_text(read_as(road))).to_be_visible()
    look = page.locator("section[aria-labelledby=look] a")
    expect(look).to_have_count(1)
    expect(look).to_contain_text(road.unknown)
    shown = page.locator(".law-text .act").evaluate(
        "act => { for (const one of act.querySelectorAll('.tag')) one.remove();"
        " return act.textContent; }"
    )
    assert "".join(shown.split()) == "".join(road.law[2].split())

    page.goto(f"{ROOM}works/{model}/")
    follow(page, f"{ROOM}works/{model}/matrix/")
    follow(page, f"{ROOM}correspondence/{model}/members/")
    page.select_option("select[name=country]", country_id(site, road.country))
    press(page, "/members/")
    page.get_by_label(road.law[1]).check()
    press(page, "/laws/")
    press(page, "/propose/")
    page.wait_for_url(f"**/correspondence/{model}/{road.country}/art_1/")
    examine(page, road)

    # Letters, and the share with what it is a share of.
    follow(page, f"{ROOM}works/{model}/matrix/")
    for eid, letter in LETTERS.items():
        cell = page.locator(f"tr[id='p-{eid}'] .cell")
        expect(cell.locator("b")).to_have_text(letter)
    enacted, examined = page.locator(".shares td.n").all_inner_texts()
    assert sorted(re.findall(r"\d+", enacted)) == ["2", "3"]
    assert sorted(re.findall(r"\d+", examined)) == ["3", str(len(LETTERS))]

    for form in ("docx", "pdf", "csv"):
        link = page.locator(f"main a[href$='/{model}/table.{form}']")
        file, data = taken(page, link)
        assert file == f"{model}-correspondence.{form}"
        words = squeezed(readable(file, data))
        for one in (road.reason, road.decided, status(road.language, "diverges")):
            assert squeezed(one) in words, f"{one} in {file}"


def read_as(road):
    """What the machine says of the file when it has read it."""
    with translation.override(road.language):
        return gettext("Read as %(language)s in %(script)s letters.") % {
            "language": languages.name(road.read_as[0]),
            "script": languages.SCRIPTS[road.read_as[1]],
        }


def examine(page, road):
    """Decide three provisions with the keyboard alone; the third is refused once."""
    first = page.locator("input[data-candidate='1']")
    expect(first).to_be_checked()
    page.keyboard.press("e")
    page.keyboard.press("Enter")

    page.wait_for_url("**/art_2__para_1/")
    page.keyboard.press("1")
    expect(first).not_to_be_checked()
    page.keyboard.press("1")
    page.keyboard.press("e")
    page.keyboard.press("Enter")

    page.wait_for_url("**/art_2__para_2/")
    page.keyboard.press("v")
    page.keyboard.press("Enter")
    refusal = page.locator("#errors")
    expect(refusal).to_be_focused()
    expect(refusal).to_contain_text(status(road.language, "diverges"))
    expect(page.locator("#reason")).to_have_attribute("aria-invalid", "true")
    page.keyboard.press("r")
    page.keyboard.type(road.reason)
    page.keyboard.press("Enter")
    page.wait_for_url("**/art_2__para_3/")


def status(language, words):
    """A status as the interface says it."""
    with translation.override(language):
        return pgettext("provision", words)


def squeezed(words):
    """Words without marks of a file's own and without spaces, wherever lines end."""
    return "".join(re.sub(r"<[^>]*>", "", words).split())
