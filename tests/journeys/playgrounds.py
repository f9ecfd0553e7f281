"""Two roads of a law through the room: what goes in and what must come out.

Both model laws and both national laws are invented, and say so.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Road:
    """What goes in on the road in one language, and what must come out.

    Attributes:
        account: Who goes it; the language that they choose stays theirs.
        language: Of the interface, in its own words too.
        model, law: Name in addresses, title, text.
        country: Code of the member whose law it is.
        read_as: What the machine makes of the file: language and script.
        unknown: The line that it cannot understand.
        reason: Typed by the legal officer.
    """

    account: str
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
    "legal",
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
    "commission",
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
