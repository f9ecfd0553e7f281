"""Offices, bodies, places and nationalities in Azerbaijani."""

from orkhon.engines.reports.lexicon.translated import (
    bodies,
    nationalities,
    places,
    ranks,
    words,
)

RANKS = ranks(
    """
chair: sədr, sədri, sədrin, sədrini, sədrinin, sədrinə, sədri ilə, sədrinin müavini, sədr müavini, sədrinin birinci müavini, həmsədri; sədrləri, sədrlərinin, sədrlərini
speaker: spiker, spikeri, spikerinin, spikerini, spikerə, vitse-spiker, vitse-spikeri; spikerləri, spikerlərinin
president: Prezident, Prezidenti, Prezidentinin, Prezidentini, Prezidentə, vitse-prezidenti, birinci vitse-prezidenti; Prezidentləri, Prezidentlərinin
prime minister: Baş nazir, Baş naziri, Baş nazirinin, Baş nazirin müavini
minister: nazir, naziri, nazirini, nazirinin, xarici işlər naziri, xarici işlər nazirini, nazir müavini, nazirin müavini, xarici işlər nazirinin müavini; nazirləri, nazirlərinin
secretary general: Baş katib, Baş katibi, Baş katibini, Baş katibinin, Baş katibinə, Baş katibin müavini, Baş katibinin müavini; Baş katibləri
secretary: katib, katibi, katibinin, icraçı katibi, komissiya katibi; katibləri
ambassador: səfir, səfiri, səfirini, səfirinin, səfirə, fövqəladə və səlahiyyətli səfiri, fövqəladə və səlahiyyətli səfirini, baş konsulu, daimi nümayəndəsi, xüsusi nümayəndəsi; səfirləri, səfirlərini
head: rəhbəri, rəhbərini, rəhbərinin, başçısı, lideri, aparatının rəhbəri; rəhbərləri, liderləri
director: direktoru, baş direktoru, icraçı direktoru, rektoru; direktorları
member: deputat, deputatı, üzvü, üzvünü, senator, millət vəkili; deputatları, deputatlar, üzvləri, üzvlərini, deputatlarını
observer: müşahidəçi, müşahidəçisi; müşahidəçilər, müşahidəçiləri
adviser: müşaviri, köməkçisi, eksperti; müşavirləri
officer: nümayəndəsi, mətbuat katibi, sözçüsü; nümayəndələri
governor: icra başçısı, hakimi, meri
head of state: dövlət başçısı, dövlət başçısının; dövlət başçıları
"""
)

BODIES = bodies(
    """
TURKPA: TÜRKPA*, TürkPA*, Türk Dövlətlərinin Parlament Assambleyası, Türk Dövlətləri Parlament Assambleyası, Türkdilli Ölkələrin Parlament Assambleyası, Türkdilli Dövlətlərin Parlament Assambleyası
Organization of Turkic States: TDT*, Türk Dövlətləri Təşkilatı, Türk Dövlətləri Təşkilatının, Türk Şurası
OSCE Parliamentary Assembly: ATƏT PA, ATƏT Parlament Assambleyası
OSCE: ATƏT*
Inter-Parliamentary Union: Parlamentlərarası İttifaq, Parlamentlərarası İttifaqın, PAİ
Interparliamentary Assembly of the CIS: MDB PA, MDB Parlamentlərarası Assambleyası
Commonwealth of Independent States: MDB*, Müstəqil Dövlətlər Birliyi
Parliamentary Assembly of the Council of Europe: AŞPA
Council of Europe: Avropa Şurası
Asian Parliamentary Assembly: Asiya Parlament Assambleyası, APA
NAM Parliamentary Network: Qoşulmama Hərəkatının Parlament Şəbəkəsi, QH PŞ
Non-Aligned Movement: Qoşulmama Hərəkatı, Qoşulmama Hərəkatının
United Nations: BMT*
European Union: Aİ, Avropa İttifaqı
Organization of Islamic Cooperation: İƏT
TURKSOY: TÜRKSOY
Milli Majlis: Milli Məclis, Milli Məclisin, Milli Məclisi, Milli Məclisdə, Azərbaycan Milli Məclisi, Azərbaycan Milli Məclisinin, Azərbaycan Respublikası Milli Məclisinin, Azərbaycan Respublikasının Milli Məclisinin, Azərbaycan parlamenti, Azərbaycan parlamentinin
Senate of the Parliament of Kazakhstan: Qazaxıstan Senatı, Qazaxıstan Senatının, Qazaxıstan Parlamentinin Senatı, Qazaxıstan Parlamenti Senatının, Qazaxıstan Respublikası Parlamenti Senatının, Qazaxıstan Respublikası Parlamentinin Senatının
Mazhilis of the Parliament of Kazakhstan: Qazaxıstan Məclisi, Qazaxıstan Məclisinin, Qazaxıstan Parlamentinin Məclisi, Qazaxıstan Parlamenti Məclisinin, Qazaxıstan Respublikası Parlamenti Məclisinin, Məclisin, Məjilisinin, Qazaxıstan Parlamenti Məjilisinin, Qazaxıstan Məjilisinin
Parliament of Kazakhstan: Qazaxıstan Parlamenti, Qazaxıstan Parlamentinin
Jogorku Kenesh: Qırğızıstan Joqorku Keneşi, Qırğızıstan Joqorku Keneşinin, Qırğızıstan Ali Şurası, Qırğız Respublikası Joqorku Keneşinin, Joqorku Keneşin, Joqorku Keneş, Joqorku Keneşinin, Joqorku Kenesin
Grand National Assembly of Türkiye: TBMM*, Türkiyə Böyük Millət Məclisi, Türkiyə Böyük Millət Məclisinin, Böyük Millət Məclisi, Böyük Millət Məclisinin
Senate of the Oliy Majlis: Özbəkistan Senatı, Özbəkistan Senatının, Özbəkistan Ali Məclisi Senatının, Ali Məclisin Senatının, Ali Məclis Senatının, Özbəkistan Respublikası Ali Məclisi Senatının
Legislative Chamber of the Oliy Majlis: Ali Məclisin Qanunvericilik Palatası, Ali Məclisin Qanunvericilik Palatasının, Özbəkistan Ali Məclisi Qanunvericilik Palatasının, Qanunvericilik Palatasının, Qanunvericilik palatasının
Oliy Majlis: Özbəkistan Ali Məclisi, Ali Məclis, Ali Məclisin
Mejlis of Turkmenistan: Türkmənistan Məclisi, Türkmənistan Məclisinin
National Assembly of Hungary: Macarıstan Milli Assambleyası, Macarıstan Milli Assambleyasının, Macarıstan parlamenti, Macarıstan parlamentinin
State Duma: Dövlət Duması, Dövlət Dumasının
Federation Council: Federasiya Şurası, Federasiya Şurasının
Parliament of Georgia: Gürcüstan parlamenti, Gürcüstan parlamentinin
"""
)

PLACES = places(
    """
Azerbaijan: Azərbaycan*, Azərbaycan Respublikası, Azərbaycan Respublikasının
Kazakhstan: Qazaxıstan*, Qazaxıstan Respublikası, Qazaxıstan Respublikasının
Kyrgyzstan: Qırğızıstan*, Qırğız Respublikası, Qırğız Respublikasının
Türkiye: Türkiyə*, Türkiyə Respublikası, Türkiyə Cümhuriyyəti
Uzbekistan: Özbəkistan*, Özbəkistan Respublikası, Özbəkistan Respublikasının
Turkmenistan: Türkmənistan*
Hungary: Macarıstan*
Turkish Republic of Northern Cyprus: ŞKTR, Şimali Kipr Türk Respublikası
Russia: Rusiya*, Rusiya Federasiyası
Georgia: Gürcüstan*
Armenia: Ermənistan*
Iran: İran, İranın, İranda
China: Çin, Çinin, Çində
Pakistan: Pakistan*
Saudi Arabia: Səudiyyə Ərəbistanı*
Switzerland: İsveçrə*
Oman: Oman*
Baku: Bakı, Bakıda, Bakıya, Bakının
Shusha: Şuşa*
Ganja: Gəncə*
Gabala: Qəbələ*
Nakhchivan: Naxçıvan*
Khankendi: Xankəndi*
Astana: Astana*
Almaty: Almatı*
Turkistan: Türküstan*
Bishkek: Bişkek*
Cholpon-Ata: Çolpon-Ata*
Ankara: Ankara*
Istanbul: İstanbul*
Antalya: Antalya*
Tashkent: Daşkənd*
Samarkand: Səmərqənd*
Bukhara: Buxara*
Ashgabat: Aşqabad*
Budapest: Budapeşt*
Moscow: Moskva*
Saint Petersburg: Sankt-Peterburq*
Geneva: Cenevrə*
Vienna: Vyana*
New York: Nyu-York*
Tehran: Tehran*
Tbilisi: Tbilisi*
Muscat: Məsqət*
Havana: Havana*
"""
)

DEMONYMS = nationalities(
    """
Azerbaijan: azərbaycanlı
Kazakhstan: Qazax
Kyrgyzstan: Qırğız
Uzbekistan: Özbək
Hungary: Macar
"""
)

BODY_HEADS = words(
    """məclis məclisi məclisin məclisinin parlament parlamenti parlamentin parlamentinin senatı
    senatının komitəsi komitəsinin komissiyası komissiyasının şurası şurasının nazirliyi
    nazirliyinin assambleyası assambleyasının təşkilatı təşkilatının birliyi birliyinin qrupu
    qrupunun nümayəndə heyəti partiyası katibliyi katibliyinin fondu fondunun akademiyası
    palatası palatasının səfirliyi səfirliyinin şöbəsi şöbəsinin idarəsi aparatı aparatının"""
)
UNIT_HEADS = words(
    """xarici işlər beynəlxalq əlaqələr parlamentlərarası dostluq müdafiə təhlükəsizlik hüquq
    iqtisadi mədəniyyət elm təhsil mətbuat ictimaiyyətlə protokol milli ali dövlət
    respublikası respublikasının müşahidə missiyası işçi qrup"""
)
NOT_NAMES = words(
    """və ilə bu o da də bir iki görüşdə görüş görüşün qeyd edək sonra daha sonra tərəflər
    azərtac xəbər verir bildirib deyib milli ali türk dünyası dünya dövlətləri dövlət respublika
    respublikası respublikasının parlament parlamentin parlamentlərin sessiya sessiyası iclas
    iclası iclasında plenar sammit sammiti zirvə konfrans konfransı forum forumu assambleya
    assambleyasının konstitusiya qanun bəyannamə memorandum saziş ulu öndər ümummilli lider
    mətbuat ictimaiyyətlə əlaqələr şöbəsindən siyasət foto mənbə bu gün dünən sabah onun onlar
    biz mən qardaş dost şəhər şəhərində mərkəz mərkəzi asiya avropa qərb şərq cənub şimal
    birinci ikinci üçüncü həmçinin eyni zamanda öz hər hörmətli cənab xanım baş komandan komandanı ali"""
)
