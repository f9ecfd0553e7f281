"""Parliaments and organisations in English: public names, aliases and seats.

One line a body: name to show; aliases; country (empty for an international
body); seat. A parliament's line begins with a star.
"""

from orkhon.engines.reports.lexicon.model import BodyName

BODIES = """
*TURKPA; TURKPA, TurkPA, TurkPa, Parliamentary Assembly of Turkic States, Parliamentary Assembly of the Turkic States, Parliamentary Assembly of Turkic-Speaking Countries, Parliamentary Assembly of Turkic Speaking Countries, Parliamentary Assembly of the Turkic-speaking Countries, Parliamentary Assembly of the Turkic Speaking Countries, Inter-Parliamentary Assembly of TurkPA, TURKPA International Secretariat; ; Baku
Organization of Turkic States; Organization of Turkic States, Organisation of Turkic States, OTS, Turkic Council, Cooperation Council of Turkic-Speaking States, Council of Heads of State of the Organization of Turkic States; ; Istanbul
Council of Elders of the Organization of Turkic States; Council of Elders of the Organization of Turkic States, OTS Council of Elders, Council of Elders; ;
*OSCE Parliamentary Assembly; OSCE Parliamentary Assembly, OSCE PA, Parliamentary Assembly of the OSCE, Parliamentary Assembly of the Organization for Security and Co-operation in Europe; ; Copenhagen
OSCE; OSCE, Organization for Security and Co-operation in Europe, Organization for Security and Cooperation in Europe, ODIHR, OSCE/ODIHR; ; Vienna
*Inter-Parliamentary Union; Inter-Parliamentary Union, Interparliamentary Union, Inter Parliamentary Union, IPU; ; Geneva
*Parliamentary Assembly of the Black Sea Economic Cooperation; Parliamentary Assembly of the Black Sea Economic Cooperation, Parliamentary Assembly of the Organization of the Black Sea Economic Cooperation, PABSEC; ; Istanbul
Black Sea Economic Cooperation; Black Sea Economic Cooperation, Organization of the Black Sea Economic Cooperation, BSEC; ; Istanbul
*Parliamentary Assembly of the Council of Europe; Parliamentary Assembly of the Council of Europe, PACE; ; Strasbourg
Council of Europe; Council of Europe, CoE, Venice Commission; ; Strasbourg
*Interparliamentary Assembly of the CIS; Interparliamentary Assembly of the CIS, Inter-Parliamentary Assembly of the CIS, CIS Interparliamentary Assembly, CIS Inter-Parliamentary Assembly, CIS IPA, IPA CIS, IPA CIS Council, Interparliamentary Assembly of the Commonwealth of Independent States, Interparliamentary Assembly of Member Nations of the Commonwealth of Independent States; ; Saint Petersburg
Commonwealth of Independent States; Commonwealth of Independent States, CIS, CIS Executive Committee; ; Minsk
*Parliamentary Assembly of the CSTO; Parliamentary Assembly of the CSTO, CSTO Parliamentary Assembly, CSTO PA; ;
Collective Security Treaty Organization; Collective Security Treaty Organization, CSTO; ; Moscow
*ASEAN Inter-Parliamentary Assembly; ASEAN Inter-Parliamentary Assembly, AIPA; ; Jakarta
*Asian Parliamentary Assembly; Asian Parliamentary Assembly, APA; ; Tehran
*Parliamentary Assembly of the Mediterranean; Parliamentary Assembly of the Mediterranean, PAM; ;
*Parliamentary Union of the OIC Member States; Parliamentary Union of the Organization of Islamic Cooperation, Parliamentary Union of the OIC Member States, Parliamentary Union of OIC Member States, PUIC; ; Tehran
Organization of Islamic Cooperation; Organization of Islamic Cooperation, Organisation of Islamic Cooperation, OIC; ; Jeddah
*NATO Parliamentary Assembly; NATO Parliamentary Assembly, NATO PA; ; Brussels
NATO; NATO; ; Brussels
*European Parliament; European Parliament; ; Brussels
*Pan-African Parliament; Pan-African Parliament; ;
*Arab Parliament; Arab Parliament; ; Cairo
*Euronest Parliamentary Assembly; Euronest Parliamentary Assembly, Euronest PA; ;
*NAM Parliamentary Network; NAM Parliamentary Network, Parliamentary Network of the Non-Aligned Movement, NAM PN; ;
*Parliamentary Assembly of the Union of Belarus and Russia; Parliamentary Assembly of the Union of Belarus and Russia; ;
European Union; European Union, EU, European Commission; ; Brussels
United Nations; United Nations, UN, UNO, UN General Assembly, UN Security Council; ; New York
UNESCO; UNESCO; ; Paris
UNDP; UNDP, UN Development Programme, United Nations Development Programme; ; New York
UNICEF; UNICEF; ; New York
UN Women; UN Women; ; New York
World Bank; World Bank; ; Washington
Shanghai Cooperation Organization; Shanghai Cooperation Organization, Shanghai Cooperation Organisation, SCO; ; Beijing
Eurasian Economic Union; Eurasian Economic Union, EAEU, Eurasian Economic Commission; ; Moscow
Economic Cooperation Organization; Economic Cooperation Organization, ECO; ; Tehran
CICA; CICA, Conference on Interaction and Confidence Building Measures in Asia; ; Astana
Non-Aligned Movement; Non-Aligned Movement, NAM; ;
TURKSOY; TURKSOY, International Organization of Turkic Culture, TÜRKSOY; ; Ankara
International Turkic Academy; International Turkic Academy, Turkic Academy; ; Astana
Turkic Culture and Heritage Foundation; Turkic Culture and Heritage Foundation, International Turkic Culture and Heritage Foundation; ; Baku
Union of Turkic Chambers of Commerce and Industry; Union of Turkic Chambers of Commerce and Industry, Turkic Chambers of Commerce and Industry, TCCI; ; Istanbul
Turkic Investment Fund; Turkic Investment Fund; ;
TIKA; TIKA, TİKA, Turkish Cooperation and Coordination Agency; Türkiye; Ankara
BRICS; BRICS; ;
Amanat; Amanat Party, AMANAT Party, Nur Otan, Nur Otan Party; Kazakhstan;
D-8; D-8; ;
Arab League; Arab League, League of Arab States; ; Cairo
African Union; African Union; ; Addis Ababa
G20; G20; ;
*Milli Majlis; Milli Majlis, Milli Mejlis, Azerbaijani Milli Majlis, Milli Majlis of Azerbaijan, National Assembly of Azerbaijan, Parliament of Azerbaijan, Azerbaijani Parliament, Azerbaijan's Parliament; Azerbaijan; Baku
*Senate of the Parliament of Kazakhstan; Kazakh Senate, Kazakh upper chamber, upper chamber of the Kazakh parliament, Senate of Kazakhstan, Senate of the Parliament of Kazakhstan, Senate of the Kazakh Parliament; Kazakhstan; Astana
*Mazhilis of the Parliament of Kazakhstan; Mazhilis, Majilis, Mäjilis, Mazhilis of the Parliament of Kazakhstan, Majilis of the Parliament of Kazakhstan, Kazakh Majilis, Kazakh Mazhilis, lower chamber of the Kazakh parliament, Kazakh lower chamber; Kazakhstan; Astana
*Parliament of Kazakhstan; Kazakh Parliament, Parliament of Kazakhstan; Kazakhstan; Astana
*Kurultai; Kurultai; Kazakhstan; Astana
*Jogorku Kenesh; Jogorku Kenesh, Jogorku Kengesh, Zhogorku Kenesh, Joghorku Kenesh, Supreme Council of Kyrgyzstan, Supreme Council of the Kyrgyz Republic, Kyrgyz Parliament, Parliament of Kyrgyzstan; Kyrgyzstan; Bishkek
*Grand National Assembly of Türkiye; Grand National Assembly, Turkish Grand National Assembly, Grand National Assembly of Türkiye, Grand National Assembly of Turkey, Grand National Assembly of the Republic of Türkiye, TBMM, TGNA, GNAT, Turkish Parliament, Parliament of Türkiye, Turkish Assembly; Türkiye; Ankara
*Senate of the Oliy Majlis; Senate of the Oliy Majlis, Oliy Majlis Senate; Uzbekistan; Tashkent
*Legislative Chamber of the Oliy Majlis; Legislative Chamber of the Oliy Majlis, Oliy Majlis Legislative Chamber, Legislative Chamber; Uzbekistan; Tashkent
*Oliy Majlis; Oliy Majlis, Parliament of Uzbekistan, Uzbek Parliament; Uzbekistan; Tashkent
*Mejlis of Turkmenistan; Mejlis of Turkmenistan, Majlis of Turkmenistan, Mejlis, Turkmen Parliament; Turkmenistan; Ashgabat
Halk Maslahaty of Turkmenistan; Halk Maslahaty, Halk Maslakhaty, Halk Maslakhaty Milli Gengesh, Milli Gengesh, Halk Maslahaty of Turkmenistan, People's Council of Turkmenistan; Turkmenistan; Ashgabat
*National Assembly of Hungary; National Assembly of Hungary, Hungarian National Assembly, Hungarian Parliament; Hungary; Budapest
*Assembly of the Republic (TRNC); TRNC Assembly of the Republic, Republic Assembly of the TRNC, TRNC Parliament; Turkish Republic of Northern Cyprus; Lefkoşa
*Majlisi Oli; Majlisi Oli, Majlisi Namoyandagon, Majlisi Milli, Tajik Parliament; Tajikistan; Dushanbe
*State Duma; State Duma, Russian State Duma; Russia; Moscow
*Federation Council; Federation Council, Council of the Federation, Federal Assembly; Russia; Moscow
*National Assembly of Belarus; National Assembly of Belarus, House of Representatives of Belarus, Council of the Republic, Belarusian Parliament; Belarus; Minsk
*Verkhovna Rada; Verkhovna Rada; Ukraine; Kyiv
*Parliament of Georgia; Parliament of Georgia, Georgian Parliament; Georgia; Tbilisi
*State Great Khural; State Great Khural, State Great Hural; Mongolia; Ulaanbaatar
*National People's Congress; National People's Congress, NPC, Chinese People's Political Consultative Conference, CPPCC; China; Beijing
*Islamic Consultative Assembly; Islamic Consultative Assembly, Islamic Consultative Assembly of Iran, Majlis of the Islamic Consultative Assembly; Iran; Tehran
*National Assembly of Pakistan; National Assembly of Pakistan, Senate of Pakistan; Pakistan; Islamabad
*Lok Sabha; Lok Sabha; India; New Delhi
*Rajya Sabha; Rajya Sabha; India; New Delhi
*Knesset; Knesset; Israel; Jerusalem
*Shura Council of Qatar; Shura Council, Advisory Council; Qatar; Doha
*Federal National Council; Federal National Council, FNC; United Arab Emirates; Abu Dhabi
*Bundestag; Bundestag, German Bundestag; Germany; Berlin
*Bundesrat; Bundesrat; Germany; Berlin
*Sejm; Sejm, Sejm of Poland; Poland; Warsaw
*Senate of Poland; Senate of Poland, Polish Senate; Poland; Warsaw
*Seimas; Seimas, Seimas of Lithuania; Lithuania; Vilnius
*Saeima; Saeima, Saeima of Latvia; Latvia; Riga
*Riigikogu; Riigikogu; Estonia; Tallinn
*Riksdag; Riksdag; Sweden; Stockholm
*Storting; Storting; Norway; Oslo
*Folketing; Folketing; Denmark; Copenhagen
*Eduskunta; Eduskunta; Finland; Helsinki
*House of Commons; House of Commons; United Kingdom; London
*House of Lords; House of Lords; United Kingdom; London
*National Assembly of France; National Assembly of France, French National Assembly, French Senate; France; Paris
*Cortes Generales; Cortes Generales, Congress of Deputies; Spain; Madrid
*Congress of the United States; US Congress, U.S. Congress; United States; Washington
*National Diet; National Diet, Japanese Diet; Japan; Tokyo
*National Assembly of Serbia; National Assembly of Serbia, National Assembly of the Republic of Serbia; Serbia; Belgrade
*Sobranie; Sobranie; North Macedonia; Skopje
"""

PARLIAMENT_WORDS = frozenset(
    {
        "parliament",
        "senate",
        "majlis",
        "mejlis",
        "chamber",
        "house",
        "assembly",
        "congress",
        "duma",
        "kenesh",
        "mazhilis",
        "majilis",
        "parliamentary",
        "interparliamentary",
        "inter-parliamentary",
    }
)


def _read() -> dict[str, BodyName]:
    bodies: dict[str, BodyName] = {}
    for line in BODIES.strip().splitlines():
        name, aliases, country, seat = (part.strip() for part in line.split(";"))
        body = BodyName(
            name.lstrip("*"), country or None, seat or None, name.startswith("*")
        )
        for alias in aliases.split(","):
            bodies[alias.strip()] = body
    return bodies


BODY_NAMES = _read()
