"""Small law texts in seven languages and both Uzbek scripts: sample, all invented.

No line is taken from a law in force; the numbering is what each country writes.
"""

RUSSIAN = """\
ЗАКОН
О пробных выборах
от 5 мая 2020 года
Настоящий Закон устанавливает порядок пробных выборов.
РАЗДЕЛ I. ОБЩИЕ ПОЛОЖЕНИЯ
Глава 1. Предмет
Статья 1. Предмет Закона
1. Закон регулирует:
1) выборы;
2) референдумы:
а) местные;
б) общие.
2. Иное не допускается.
Статья 1-1. Понятия
В Законе используются понятия:
1) бюллетень – лист для голосования;
2) голос – воля избирателя.
Часть вторая настоящей статьи действует всегда.
Приложение № 1
к Закону о пробных выборах
Перечень участков
1. Участок первый
"""

KAZAKH = """\
СЫНАҚ САЙЛАУ ТУРАЛЫ ЗАҢ
1-БӨЛІМ. ЖАЛПЫ БӨЛІК
1-тарау. Жалпы ережелер
1-бап. Заңның мақсаты
1. Осы Заң сынақ сайлауды реттейді:
1) бірінші кезең;
2) екінші кезең.
2. Осы баптың 1-тармағы әрқашан қолданылады.
1-1-бап. Ұғымдар
Осы Заңда мынадай ұғымдар пайдаланылады:
1) сайлаушы – дауыс беретін адам;
2) дауыс – сайлаушының еркі.
II тарау. СОҢҒЫ ЕРЕЖЕЛЕР
2-бап. Күшіне енуі
Заң жарияланған күнінен бастап күшіне енеді.
1-қосымша
Учаскелер тізбесі
"""

KYRGYZ = """\
КЫРГЫЗ РЕСПУБЛИКАСЫНЫН ҮЛГҮ МЫЙЗАМЫ
I БӨЛҮМ
ЖАЛПЫ ЖОБОЛОР
1-глава. Негизги жоболор
1-берене. Мыйзамдын максаты
1. Бул Мыйзам үлгү шайлоону жөнгө салат.
2. Төмөнкүлөр киргизилет:
1) биринчи тур;
2) экинчи тур.
2-берене.
Шайлоочу добуш берет.
3-БЕРЕНЕ. КҮЧҮНӨ КИРИШИ
Мыйзам жарыяланган күндөн тартып күчүнө кирет.
1-тиркеме
"""

TURKISH = """\
ÖRNEK SEÇİM KANUNU
Kanun Numarası: 9999
BİRİNCİ BÖLÜM
Amaç ve Tanımlar
Amaç
MADDE 1 – (1) Bu Kanunun amacı, örnek seçimleri düzenlemektir.
Tanımlar
MADDE 2 – (1) Bu Kanunda geçen;
a) Kurul: Örnek Kurulu,
b) Seçmen: Oy kullanan kişiyi,
ifade eder.
(2) Diğer tanımlar yönetmelikle belirlenir.
İKİNCİ BÖLÜM
Son Hükümler
Yürürlük
MADDE 3- Bu Kanun yayımı tarihinde yürürlüğe girer.
5. maddenin 2. fıkrası saklıdır.
GEÇİCİ MADDE 1 – İlk seçim bir yıl içinde yapılır.
EK-1
Liste
1. Birinci sandık
"""

AZERBAIJANI = """\
NÜMUNƏ SEÇKİLƏRİ HAQQINDA QANUN
I FƏSİL
ÜMUMİ MÜDDƏALAR
Maddə 1. Qanunun məqsədi
1.1. Bu Qanun nümunə seçkilərini tənzimləyir:
1.1.1. birinci tur;
1.1.2. ikinci tur.
1.2. Başqa hallar istisnadır.
Maddə 2. Əsas anlayışlar
Bu Qanunda istifadə olunan anlayışlar:
a) seçici – səs verən şəxs;
b) səs – seçicinin iradəsi.
KEÇİD MÜDDƏALARI
Keçid maddəsi 1. Qüvvəyə minmə
Qanun dərc olunduğu gündən qüvvəyə minir.
1 nömrəli əlavə
Siyahı
"""

UZBEK_LATIN = """\
NAMUNA SAYLOVI TO‘G‘RISIDA QONUN
1-bob. Umumiy qoidalar
1-modda. Qonunning maqsadi
Ushbu Qonun namuna saylovini tartibga soladi.
2-modda. Asosiy tushunchalar
Ushbu Qonunda quyidagi tushunchalar qo‘llaniladi:
1) saylovchi – ovoz beruvchi shaxs;
2) ovoz – saylovchining irodasi.
II BO'LIM. YAKUNIY QOIDALAR
3-modda. Kuchga kirishi
Ushbu Qonun e’lon qilingan kundan kuchga kiradi.
1-ILOVA
"""

UZBEK_CYRILLIC = """\
НАМУНА САЙЛОВИ ТЎҒРИСИДА ҚОНУН
1-боб. Умумий қоидалар
1-модда. Қонуннинг мақсади
Ушбу Қонун намуна сайловини тартибга солади.
2-модда. Асосий тушунчалар
Ушбу Қонунда қуйидаги тушунчалар қўлланилади:
1) сайловчи – овоз берувчи шахс;
2) овоз – сайловчининг иродаси.
ИККИНЧИ БЎЛИМ. ЯКУНИЙ ҚОИДАЛАР
3-модда. Кучга кириши
Ушбу Қонун эълон қилинган кундан кучга киради.
1-илова
"""

ENGLISH = """\
SAMPLE ELECTIONS ACT
PREAMBLE
The Assembly adopts this model law.
PART ONE
GENERAL
Chapter I. Purpose
Section A. Rules
ARTICLE 1. PURPOSE
(1) This Law governs sample elections.
(2) It covers:
(a) elections;
(b) referendums, that is:
(i) local ones;
(ii) national ones.
Article 14(1) of the other law applies.
Article 2 – Definitions
In this Law:
"voter" means a person who votes;
"vote" means a ballot.
Article III
Entry into force
It enters into force at once.
Schedule A
Forms
"""

ALL = {
    "ru": RUSSIAN,
    "kk": KAZAKH,
    "ky": KYRGYZ,
    "tr": TURKISH,
    "az": AZERBAIJANI,
    "uz": UZBEK_LATIN,
    "uz-Cyrl": UZBEK_CYRILLIC,
    "en": ENGLISH,
}
