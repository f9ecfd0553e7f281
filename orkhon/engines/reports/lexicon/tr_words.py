"""Offices, bodies, places and nationalities in Turkish, with the possessive forms."""

from orkhon.engines.reports.lexicon.translated import (
    bodies,
    nationalities,
    places,
    ranks,
    words,
)

RANKS = ranks(
    """
chair: Başkan, Başkanı, Başkanını, Başkanının, Başkanına, Başkanıyla, Başkanvekili, Başkan Vekili, Başkan Yardımcısı, Başkan Yardımcısını, Dönem Başkanı, Eş Başkanı, Genel Başkanı; Başkanları, Başkanlarının, Başkanlarını, Başkanlarıyla, Başkanvekilleri, Başkan Yardımcıları
speaker: Meclis Başkanı, Meclis Başkanını, Meclis Başkanının, Meclis Başkanına, Parlamento Başkanı, Parlamento Başkanını, Meclis Başkanvekili, Meclis Başkan Vekili, Senato Başkanı, Spiker, Spikeri; Meclis Başkanları, Meclis Başkanlarının, Parlamento Başkanları
president: Cumhurbaşkanı, Cumhurbaşkanını, Cumhurbaşkanının, Cumhurbaşkanına, Devlet Başkanı, Cumhurbaşkanı Yardımcısı; Cumhurbaşkanları, Devlet Başkanları
prime minister: Başbakan, Başbakanı, Başbakan Yardımcısı; Başbakanlar
minister: Bakan, Bakanı, Bakanını, Bakanının, Dışişleri Bakanı, Dışişleri Bakanını, Bakan Yardımcısı, Dışişleri Bakan Yardımcısı; Bakanlar, Bakanları
secretary general: Genel Sekreter, Genel Sekreteri, Genel Sekreterini, Genel Sekreterinin, Genel Sekreterine, Genel Sekreter Yardımcısı; Genel Sekreterleri, Genel Sekreter Yardımcıları
secretary: Sekreter, Sekreteri, İcra Sekreteri, Komisyon Sekreteri; Sekreterleri, Komisyon Sekreterleri
ambassador: Büyükelçi, Büyükelçisi, Büyükelçisini, Büyükelçisinin, Büyükelçiyi, Elçisi, Başkonsolosu, Daimi Temsilcisi, Özel Temsilcisi, Maslahatgüzarı; Büyükelçiler, Büyükelçileri, Büyükelçilerini
head: Heyet Başkanı, Lideri, Şefi, Müsteşarı, Grup Başkanı, Dostluk Grubu Başkanı, Genel Müdür; Liderleri
director: Direktörü, Müdürü, Genel Müdürü, Rektörü; Direktörleri
member: Milletvekili, Milletvekilini, Üyesi, Üyesini, Senatör; Milletvekilleri, Milletvekillerini, Üyeleri, Üyelerini, Senatörler
observer: Gözlemci, Gözlemcisi; Gözlemciler, Gözlemcileri
adviser: Danışmanı, Başdanışmanı, Uzmanı; Danışmanları, Uzmanları
officer: Temsilcisi, Sözcüsü, Protokol Müdürü; Temsilcileri
governor: Valisi, Belediye Başkanı; Valileri
"""
)

BODIES = bodies(
    """
TURKPA: TÜRKPA, TürkPA, Türk Devletleri Parlamenter Asamblesi, Türk Dili Konuşan Ülkeler Parlamenter Asamblesi
Organization of Turkic States: TDT, Türk Devletleri Teşkilatı, Türk Devletleri Teşkilatının, Türk Konseyi
OSCE Parliamentary Assembly: AGİTPA, AGİT PA, AGİT Parlamenter Asamblesi
OSCE: AGİT
Inter-Parliamentary Union: PAB, Parlamentolararası Birlik, Parlamentolar Arası Birlik
Parliamentary Assembly of the Council of Europe: AKPM, Avrupa Konseyi Parlamenter Meclisi
Parliamentary Assembly of the Black Sea Economic Cooperation: KEİPA
Asian Parliamentary Assembly: APA, Asya Parlamenter Asamblesi
Organization of Islamic Cooperation: İİT, İslam İşbirliği Teşkilatı
Parliamentary Union of the OIC Member States: İSİPAB
Commonwealth of Independent States: BDT
United Nations: BM, Birleşmiş Milletler
European Union: AB, Avrupa Birliği
NATO: NATO
TURKSOY: TÜRKSOY
Milli Majlis: Azerbaycan Milli Meclisi, Milli Meclis, Azerbaycan Meclisi
Senate of the Parliament of Kazakhstan: Kazakistan Senatosu, Kazakistan Parlamentosu Senatosu, Kazakistan Cumhuriyeti Parlamentosu Senatosu
Mazhilis of the Parliament of Kazakhstan: Kazakistan Meclisi, Kazakistan Parlamentosu Meclisi, Kazakistan Parlamentosu Mecilisi, Kazakistan Mecilisi, Mecilis, Kazakistan Cumhuriyeti Parlamentosu Mecilisi
Parliament of Kazakhstan: Kazakistan Parlamentosu
Jogorku Kenesh: Kırgızistan Yüksek Meclisi, Cogorku Keneş, Jogorku Keneş, Kırgızistan Meclisi, Kırgızistan Cogorku Keneşi, Kırgız Cumhuriyeti Cogorku Keneşi
Grand National Assembly of Türkiye: TBMM, Türkiye Büyük Millet Meclisi, Büyük Millet Meclisi, Türkiye Büyük Millet Meclisinin
Senate of the Oliy Majlis: Özbekistan Senatosu, Ali Meclis Senatosu, Özbekistan Ali Meclisi Senatosu, Özbekistan Cumhuriyeti Ali Meclisi Senatosu
Legislative Chamber of the Oliy Majlis: Yasama Meclisi, Ali Meclis Yasama Meclisi, Özbekistan Ali Meclisi Yasama Meclisi, Özbekistan Ali Meclisi Yasama Kanadı
Oliy Majlis: Ali Meclis, Özbekistan Ali Meclisi
Mejlis of Turkmenistan: Türkmenistan Meclisi
National Assembly of Hungary: Macaristan Ulusal Meclisi, Macaristan Ulusal Meclis, Macaristan Parlamentosu
Assembly of the Republic (TRNC): KKTC Cumhuriyet Meclisi, KKTC Meclisi, Cumhuriyet Meclisi
State Duma: Devlet Duması
"""
)

PLACES = places(
    """
Azerbaijan: Azerbaycan, Azerbaycan Cumhuriyeti
Kazakhstan: Kazakistan, Kazakistan Cumhuriyeti
Kyrgyzstan: Kırgızistan, Kırgız Cumhuriyeti
Türkiye: Türkiye, Türkiye Cumhuriyeti
Uzbekistan: Özbekistan, Özbekistan Cumhuriyeti
Turkmenistan: Türkmenistan
Hungary: Macaristan
Turkish Republic of Northern Cyprus: KKTC, Kuzey Kıbrıs Türk Cumhuriyeti
Russia: Rusya, Rusya Federasyonu
Georgia: Gürcistan
Iran: İran
China: Çin
Germany: Almanya
United States: ABD
Baku: Bakü
Shusha: Şuşa
Ganja: Gence
Nakhchivan: Nahçıvan
Astana: Astana
Almaty: Almatı
Turkistan: Türkistan
Bishkek: Bişkek
Cholpon-Ata: Çolpon Ata
Ankara: Ankara
Istanbul: İstanbul
Antalya: Antalya
Izmir: İzmir
Bursa: Bursa
Konya: Konya
Tashkent: Taşkent
Samarkand: Semerkant
Bukhara: Buhara
Ashgabat: Aşkabat
Budapest: Budapeşte
Lefkoşa: Lefkoşa
Moscow: Moskova
Geneva: Cenevre
Vienna: Viyana
New York: New York
"""
)

DEMONYMS = nationalities(
    """
Azerbaijan: Azerbaycanlı
Kazakhstan: Kazak
Kyrgyzstan: Kırgız
Uzbekistan: Özbek
Russia: Rus
Hungary: Macar
"""
)

BODY_HEADS = words(
    """meclis meclisi meclisinin meclisin parlamentosu parlamento senatosu senato komisyonu
    komisyon kurulu konseyi bakanlığı birliği örgütü teşkilatı teşkilatının asamblesi
    asamblesinin grubu heyeti partisi sekretaryası vakfı akademisi büyükelçiliği
    üniversitesi ajansı mahkemesi kurumu"""
)
UNIT_HEADS = words(
    """dışişleri içişleri savunma millî milli ulusal adalet dostluk parlamentolararası
    parlamentolar arası daire dairesi müdürlüğü genel kurul dış ilişkiler protokol hukuk
    ekonomi kültür eğitim sağlık gözlem misyonu yüksek cumhuriyet"""
)
NOT_NAMES = words(
    """ve ile bu o da de bir iki ancak ayrıca görüşmede görüşmenin kabulde toplantıda ziyaret
    görüşme kabul ziyarette programda basına yaklaşık daha sonra bugün dün yarın türk türkiye
    dünya dünyası devletleri millet cumhuriyet cumhuriyeti sayın heyet heyeti taraflar
    iki ülke ülkeler parlamentolar parlamento meclis'teki anıtkabir haber ajansı kaynak
    foto fotoğraf genel kurul kurulu zirve zirvesi oturum oturumu konferansı forumu asya
    avrupa orta doğu batı güney kuzey merkez merkezi dönem yasama yılı yeni ilk son komisyon
    anayasa kanun anlaşma bildiri beyannamesi mutabakat zaptı şu biz ben onlar kardeş dost
    birinci ikinci üçüncü bayramı günü cumhur ittifakı bakanlık politika siyaset gündem"""
)
