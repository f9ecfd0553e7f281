"""Sentences written for this test, with the references a lawyer reads in them.

One line a sentence, its references behind "=>", parted by "; ": kind and number
outermost first, "/" between the steps, "…" before the end of a range; "!" marks another
act, "?" one that is left open. Nothing behind "=>" means that there is no reference.
"""

SENTENCES = {
    "en": """
The register is kept in accordance with article 5(2). => article 5/paragraph 2
Article 5, paragraph 2, point (a) applies to candidates. => article 5/paragraph 2/point a
Articles 5 to 8 and 12 do not apply. => article 5…8; article 12
The list under paragraph 2 of this Article is public. => article this/paragraph 2
This is without prejudice to Article 5 of the Constitution. => !article 5
A member referred to in point (a) of paragraph 2 of Article 5 of this Law resigns. => article 5/paragraph 2/point a
Articles 5(1) and (2), 6(3)(b) and 7 apply to annex II. => article 5/paragraph 1; article 5/paragraph 2; article 6/paragraph 3/point b; article 7; annex 2
Chapter III and Part Two of this Act enter into force first. => chapter 3; part 2
The form stands in Annex I to this Law. => annex 1
Section 12 of the Electoral Code governs the appeal. => !section 12
Subsection (2) of section 14A does not apply. => section 14a/subsection 2
The second paragraph of Article 9 is deleted. => article 9/paragraph 2
Paragraphs 1, 2 and 4 of Article 3 apply from the day of voting. => article 3/paragraph 1; article 3/paragraph 2; article 3/paragraph 4
See Articles 5–7 of this Law. => article 5…7
Under Article 19 of the International Covenant on Civil and Political Rights everyone has opinions. => !article 19
Paragraph 3 of that Article applies. => ?paragraph 3
Article 6 of the Law applies. => ?article 6
Article 6 of the Law on Elections applies. => !article 6
The commission decides within 5 days. =>
On 5 May a sum of 5 million was paid. =>
There are 12 articles in this chapter. =>
In this part 2 members of the commission vote. =>
The first part of the session lasts two hours. =>
A fine of up to 5 per cent; section 3 million. =>
""",
    "ru": """
Порядок устанавливает статья 5. => article 5
Пункт 2 статьи 5 применяется с 1 января. => article 5/point 2
Требования подпункта а) пункта 2 статьи 5 настоящего Закона обязательны. => article 5/point 2/subpoint а
Решение принимается в соответствии со статьями 5–7. => article 5…7
Согласно статье 5 Конституции власть принадлежит народу. => !article 5
В случаях, указанных в подпунктах 1) и 2) пункта 1 и пункте 3 статьи 5 настоящего Кодекса, жалоба не подается. => article 5/point 1/subpoint 1; article 5/point 1/subpoint 2; article 5/point 3
Часть вторая статьи 5 и пункт 3 статьи 7 не действуют. => article 5/paragraph 2; article 7/point 3
Лица, названные в абзаце втором пункта 1 настоящей статьи, вправе голосовать. => article this/point 1/paragraph 2
Вторая часть статьи 5 утратила силу. => article 5/paragraph 2
Глава 2 настоящего Закона и раздел IV вступают в силу позже. => chapter 2; section 4
Форма приведена в приложении № 1 к настоящему Закону. => annex 1
Статьи 5, 7 и 9–11 применяются ко всем. => article 5; article 7; article 9…11
Это следует из статьи 12 Гражданского кодекса. => !article 12
Ответственность наступает по статье 125 УК. => !article 125
Согласно ст. 5 ч. 2 заявление рассматривается. => article 5/paragraph 2
Заявление подается по п. 3 ст. 14-1 настоящего Закона. => article 14-1/point 3
Пункт 2 указанной статьи не применяется. => ?point 2
В силу статьи 6 Закона лица освобождаются. => ?article 6
По статье 6 Закона Республики о выборах лица освобождаются. => !article 6
Меры применяются согласно подпункту «б» пункта 4 статьи 8. => article 8/point 4/subpoint б
Лица, указанные в части 3, уведомляются. => paragraph 3
Нарушение настоящей статьи влечет предупреждение. =>
Комиссия собирается 5 мая. =>
В части 5 миллионов рублей решение отменено. =>
Первая часть заседания длится два часа. =>
Закон состоит из 5 глав и 40 статей. =>
Прибыло 5 членов, 31 декабря уехали 2. =>
""",
    "kk": """
Бұл талап 5-баптың 2-тармағына қайшы келмейді. => article 5/paragraph 2
Тізім осы баптың 1-тармағында көрсетілген. => article this/paragraph 1
Осы Заңның 5 және 7-баптарында белгіленген тәртіп қолданылады. => article 5; article 7
Конституцияның 5-бабы сақталады. => !article 5
Осы Заңның 10-бабы 1-тармағының 3) тармақшасына сәйкес шешім қабылданады. => article 10/paragraph 1/point 3
5-8-баптардың күші жойылды. => article 5…8
Осы Заңның 5-1-бабында көзделген мерзім өтті. => article 5-1
Қазақстан Республикасы Азаматтық кодексінің 12-бабы қолданылады. => !article 12
«Сайлау туралы» Заңның 6-бабына сәйкес құжат беріледі. => !article 6
Осы Заңға 1-қосымшада нысан берілген. => annex 1
Осы Кодекстің 2-тарауы мен IV бөлімі кейін енгізіледі. => chapter 2; section 4
5-баптың бірінші бөлігі және үшінші бөлігі өзгертілді. => article 5/paragraph 1; article 5/paragraph 3
5-баптың 1-тармағында және 2-тармағының 4) тармақшасында көзделген. => article 5/paragraph 1; article 5/paragraph 2/point 4
3-тармақтың 1), 2) және 5) тармақшалары алып тасталды. => paragraph 3/point 1; paragraph 3/point 2; paragraph 3/point 5
Осы Конституциялық заңның 14–16-баптары қолданылады. => article 14…16
1¹-бап жаңа редакцияда жазылды. => article 1-1
Отырыс 5 мамырда өтеді. =>
Комиссия 5 күн ішінде шешеді. =>
Заң 5 баптан тұрады. =>
Жылдың бірінші бөлігі аяқталды. =>
5 бапкер шақырылды. =>
""",
    "tr": """
5. maddenin 2. fıkrası uygulanmaz. => article 5/paragraph 2
5 inci maddenin ikinci fıkrasının (a) bendi saklıdır. => article 5/paragraph 2/point a
Bu Kanunun 5 inci maddesi uyarınca karar verilir. => article 5
5237 sayılı Kanunun 5 inci maddesi uygulanır. => !article 5
5, 6 ve 7 nci maddelerinde belirtilen süreler işler. => article 5; article 6; article 7
5 ila 8 inci maddeler yürürlükten kaldırılmıştır. => article 5…8
Geçici 1 inci madde hükmü saklıdır. => article geçici 1
Başvuru Madde 5(2) uyarınca yapılır. => article 5/paragraph 2
Anayasanın 67 nci maddesine göre seçme hakkı vardır. => !article 67
Türk Ceza Kanununun 125 inci maddesi uygulanır. => !article 125
Bu maddenin birinci fıkrasında sayılan kişiler oy kullanır. => article this/paragraph 1
Birinci fıkranın (a) ve (b) bentleri uygulanmaz. => paragraph 1/point a; paragraph 1/point b
5’inci maddenin üçüncü fıkrası değiştirilmiştir. => article 5/paragraph 3
14 üncü maddenin (c) bendinin (2) numaralı alt bendi eklenmiştir. => article 14/point c/subpoint 2
İkinci Bölüm ve Üçüncü Kısım hükümleri saklıdır. => chapter 2; part 3
Liste Ek-1’de yer alır. => annex 1
Maddenin ikinci fıkrası uygulanmaz. => ?paragraph 2
TCK’nın 53. maddesi uygulanır. => !article 53
Kanunun 6 ncı maddesine göre işlem yapılır. => ?article 6
Bu Kanunun 7 nci, 9 uncu ve 11 inci maddeleri yürürlüğe girer. => article 7; article 9; article 11
5. ve 6. maddeler birlikte uygulanır. => article 5; article 6
Kurul 5 gün içinde karar verir. =>
5 Mayıs tarihinde 5 milyon lira ödendi. =>
Kanun 5 maddeden oluşur. =>
Yılın ikinci bölümü başladı. =>
Ek 5 gün süre verilir. =>
5 maddelik bir liste hazırlandı. =>
""",
    "az": """
5-ci maddənin 2-ci bəndi tətbiq edilir. => article 5/point 2
Bu Qanunun 5.2-ci maddəsi ilə müəyyən edilir. => article 5.2
Konstitusiyanın 94-cü maddəsinin I hissəsinin 1-ci bəndi rəhbər tutulur. => !article 94/paragraph 1/point 1
Bu Qanunun 7-ci və 9-cu maddələrinə uyğun olaraq qərar verilir. => article 7; article 9
Bu maddənin ikinci hissəsində göstərilən şəxslər səs verir. => article this/paragraph 2
5–8-ci maddələr ləğv edilir. => article 5…8
Mülki Məcəllənin 12-ci maddəsi tətbiq olunur. => !article 12
“Seçkilər haqqında” Qanunun 6-cı maddəsinə əsasən sənəd verilir. => !article 6
Bu Məcəllənin II fəsli və IV bölməsi sonra qüvvəyə minir. => chapter 2; section 4
Siyahı bu Qanunun 1 nömrəli əlavəsində verilmişdir. => annex 1
Maddə 5(2) tətbiq edilmir. => article 5/paragraph 2
3-cü maddənin birinci hissəsinin “a” və “b” bəndləri çıxarılsın. => article 3/paragraph 1/point a; article 3/paragraph 1/point b
Bu Qanunun 5.2.3-cü maddəsində göstərilən müddət. => article 5.2.3
Qanunun 6-cı maddəsinə baxılsın. => ?article 6
İclas 5-ci gün keçirilir. =>
Komissiya 5 gün ərzində qərar verir. =>
Qanun 5 maddədən ibarətdir. =>
İlin birinci hissəsi başa çatdı. =>
5 milyon manat ödənildi. =>
""",
    "ky": """
5-берененин 2-бөлүгү колдонулбайт. => article 5/paragraph 2
5-берененин 2-пунктуна ылайык чечим кабыл алынат. => article 5/point 2
Ушул Мыйзамдын 5-беренесинде белгиленген тартип колдонулат. => article 5
Конституциянын 5-беренеси сакталат. => !article 5
Ушул берененин экинчи бөлүгүндө көрсөтүлгөн адамдар добуш берет. => article this/paragraph 2
Ушул Мыйзамдын 5 жана 7-беренелери күчүн жоготту. => article 5; article 7
5-8-беренелер колдонулбайт. => article 5…8
Жарандык кодекстин 12-беренеси колдонулат. => !article 12
«Шайлоо жөнүндө» Мыйзамдын 6-беренесине ылайык документ берилет. => !article 6
Ушул Кодекстин 2-главасы кийин күчүнө кирет. => chapter 2
3-берененин 1-бөлүгүнүн 2-пунктунун 1-пунктчасы алынып салынсын. => article 3/paragraph 1/point 2/subpoint 1
Форма ушул Мыйзамдын 1-тиркемесинде берилген. => annex 1
3-пункттун 1), 2) пунктчалары алынып салынсын. => point 3/subpoint 1; point 3/subpoint 2
9-1-беренеде каралган мөөнөт өттү. => article 9-1
Жыйын 5-майда өтөт. =>
Комиссия 5 күндүн ичинде чечет. =>
Мыйзам 5 беренеден турат. =>
Жылдын биринчи бөлүгү аяктады. =>
""",
    "uz": """
5-moddaning ikkinchi qismi qo‘llanilmaydi. => article 5/paragraph 2
5-модданинг иккинчи қисми қўлланилмайди. => article 5/paragraph 2
Ushbu Qonunning 5, 6-moddalariga muvofiq qaror qabul qilinadi. => article 5; article 6
Ушбу Қонуннинг 5, 6-моддаларига мувофиқ қарор қабул қилинади. => article 5; article 6
Konstitutsiyaning 5-moddasi amal qiladi. => !article 5
Конституциянинг 5-моддаси амал қилади. => !article 5
Mazkur moddaning birinchi qismida ko‘rsatilgan shaxslar ovoz beradi. => article this/paragraph 1
Мазкур модданинг биринчи қисмида кўрсатилган шахслар овоз беради. => article this/paragraph 1
5 — 8-moddalar o‘z kuchini yo‘qotgan. => article 5…8
5 — 8-моддалар ўз кучини йўқотган. => article 5…8
“Saylov to‘g‘risida”gi Qonunning 6-moddasiga asosan hujjat beriladi. => !article 6
Ushbu Kodeksning 2-bobi keyinroq kuchga kiradi. => chapter 2
3-moddaning to‘rtinchi qismi 2-bandi chiqarib tashlansin. => article 3/paragraph 4/point 2
3-модданинг тўртинчи қисми 2-банди чиқариб ташлансин. => article 3/paragraph 4/point 2
Ushbu Qonunga 1-ilovada shakl berilgan. => annex 1
8-moddaning “a” kichik bandi o‘zgartirildi. => article 8/subpoint a
5¹-модда янги таҳрирда баён этилсин. => article 5-1
Yig‘ilish 5-may kuni o‘tkaziladi. =>
Йиғилиш 5 май куни ўтказилади. =>
Komissiya 5 kun ichida qaror qabul qiladi. =>
Qonun 5 moddadan iborat. =>
Yilning birinchi qismi tugadi. =>
""",
}
