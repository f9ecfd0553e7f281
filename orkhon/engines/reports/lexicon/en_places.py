"""Countries, nationalities and cities in English: public facts of the map.

One line a country: name and other names; nationalities; capital and its other
names; further cities and regions that appear in reports of parliaments. The
first of each list is the name to show.
"""

from orkhon.engines.reports.lexicon.model import Place

COUNTRIES = """
Azerbaijan, Republic of Azerbaijan, Azerbaijan Republic; Azerbaijani, Azeri, Azerbaijanian; Baku; Ganja, Gabala, Sheki, Shaki, Shusha, Nakhchivan, Khankendi, Sumgait, Sumgayit, Lachin, Lankaran, Zangilan, Fuzuli, Aghdam, Karabakh, Nagorno-Karabakh
Kazakhstan, Republic of Kazakhstan, RK; Kazakh, Kazakhstani, Qazaq; Astana, Nur-Sultan; Almaty, Turkistan, Turkestan, Shymkent, Aktau, Atyrau, Karaganda, Karagandy, Kostanay, Pavlodar, Semey, Oskemen, Ust-Kamenogorsk, Taraz, Kyzylorda, Aktobe, Uralsk, Petropavlovsk, Petropavl, Kokshetau, Burabay, Borovoye
Kyrgyzstan, Kyrgyz Republic, Kirghizia; Kyrgyz, Kyrgyzstani, Kirghiz; Bishkek; Osh, Cholpon-Ata, Cholpan-Ata, Cholpon Ata, Issyk-Kul, Jalal-Abad, Manas, Naryn, Talas, Karakol, Batken
Türkiye, Turkey, Turkiye, Republic of Türkiye, Republic of Turkey, Republic of Turkiye, Turkish Republic; Turkish, Turk; Ankara; Istanbul, İstanbul, Izmir, İzmir, Antalya, Bursa, Konya, Kayseri, Gaziantep, Trabzon, Erzurum, Eskişehir, Eskisehir, Edirne, Kars, Dolmabahçe, Hatay, Adana, Mersin, Samsun, Sivas, Van, Diyarbakır
Uzbekistan, Republic of Uzbekistan; Uzbek, Uzbekistani; Tashkent; Samarkand, Bukhara, Khiva, Namangan, Andijan, Fergana, Nukus, Termez, Urgench, Navoi, Karakalpakstan
Turkmenistan; Turkmen; Ashgabat; Awaza, Avaza, Turkmenbashi, Mary, Arkadag, Turkmenabat
Hungary; Hungarian; Budapest; Debrecen, Szeged, Pécs, Győr
Turkish Republic of Northern Cyprus, TRNC, Northern Cyprus; Turkish Cypriot; Lefkoşa; Girne, Gazimağusa
Tajikistan, Republic of Tajikistan; Tajik; Dushanbe; Khujand
Russia, Russian Federation; Russian; Moscow; Saint Petersburg, St. Petersburg, St Petersburg, Petersburg, Kazan, Ufa, Sochi, Vladivostok, Omsk, Astrakhan, Yekaterinburg, Tatarstan, Bashkortostan, Novosibirsk, Grozny, Makhachkala
Belarus, Republic of Belarus; Belarusian, Belarussian; Minsk; Brest, Gomel
Ukraine; Ukrainian; Kyiv, Kiev; Lviv, Odesa, Odessa, Kharkiv
Georgia; Georgian; Tbilisi; Batumi, Kutaisi
Armenia, Republic of Armenia; Armenian; Yerevan; Gyumri
Moldova, Republic of Moldova; Moldovan; Chisinau, Chișinău; Comrat, Gagauzia
China, People's Republic of China, PRC; Chinese; Beijing; Shanghai, Urumqi, Xi'an, Xian, Hong Kong, Guangzhou
Mongolia; Mongolian; Ulaanbaatar, Ulan Bator
Iran, Islamic Republic of Iran; Iranian; Tehran; Tabriz, Isfahan, Mashhad
Iraq; Iraqi; Baghdad; Erbil, Kirkuk
Afghanistan; Afghan; Kabul; Herat
Pakistan, Islamic Republic of Pakistan; Pakistani; Islamabad; Lahore, Karachi
India; Indian; New Delhi; Delhi, Mumbai
Bangladesh; Bangladeshi; Dhaka
Sri Lanka; Sri Lankan; Colombo
Nepal; Nepalese, Nepali; Kathmandu
Maldives; Maldivian; Malé
Bhutan; Bhutanese; Thimphu
Japan; Japanese; Tokyo; Osaka, Kyoto, Hiroshima
South Korea, Republic of Korea, Korea; South Korean, Korean; Seoul; Busan
North Korea, DPRK; North Korean; Pyongyang
Vietnam, Viet Nam; Vietnamese; Hanoi; Ho Chi Minh City
Thailand; Thai; Bangkok; Phuket
Malaysia; Malaysian; Kuala Lumpur; Putrajaya
Singapore; Singaporean; Singapore City
Indonesia; Indonesian; Jakarta; Bali, Bandung, Nusa Dua
Philippines; Philippine, Filipino; Manila
Cambodia; Cambodian; Phnom Penh
Laos; Lao, Laotian; Vientiane
Myanmar; Burmese; Naypyidaw
Brunei; Bruneian; Bandar Seri Begawan
Australia; Australian; Canberra; Sydney, Melbourne
New Zealand; New Zealander; Wellington
Saudi Arabia, Kingdom of Saudi Arabia, KSA; Saudi; Riyadh; Jeddah, Mecca, Makkah, Medina, Madinah
United Arab Emirates, UAE; Emirati; Abu Dhabi; Dubai, Sharjah
Qatar, State of Qatar; Qatari; Doha
Kuwait, State of Kuwait; Kuwaiti; Kuwait City
Bahrain, Kingdom of Bahrain; Bahraini; Manama
Oman, Sultanate of Oman; Omani; Muscat
Yemen; Yemeni; Sanaa
Jordan, Hashemite Kingdom of Jordan; Jordanian; Amman
Lebanon; Lebanese; Beirut
Syria; Syrian; Damascus; Aleppo
Palestine, State of Palestine; Palestinian; Ramallah; Gaza
Israel, State of Israel; Israeli; Jerusalem; Tel Aviv
Egypt, Arab Republic of Egypt; Egyptian; Cairo; Sharm El-Sheikh, Alexandria
Libya; Libyan; Tripoli
Tunisia; Tunisian; Tunis
Algeria; Algerian; Algiers
Morocco, Kingdom of Morocco; Moroccan; Rabat; Marrakech, Marrakesh, Casablanca
Mauritania; Mauritanian; Nouakchott
Sudan; Sudanese; Khartoum
Somalia; Somali; Mogadishu
Ethiopia; Ethiopian; Addis Ababa
Djibouti; Djiboutian; Djibouti City
Kenya; Kenyan; Nairobi
Uganda; Ugandan; Kampala
Rwanda; Rwandan; Kigali
Tanzania; Tanzanian; Dodoma; Dar es Salaam
Nigeria; Nigerian; Abuja; Lagos
Ghana; Ghanaian; Accra
Senegal; Senegalese; Dakar
Côte d'Ivoire, Ivory Coast; Ivorian; Yamoussoukro; Abidjan
Cameroon; Cameroonian; Yaoundé
Gabon; Gabonese; Libreville
Chad; Chadian; N'Djamena
Niger; Nigerien; Niamey
Mali; Malian; Bamako
Gambia; Gambian; Banjul
Togo; Togolese; Lomé
Benin; Beninese; Porto-Novo
Burkina Faso; Burkinabe; Ouagadougou
Sierra Leone; Sierra Leonean; Freetown
Congo, Democratic Republic of the Congo; Congolese; Kinshasa; Brazzaville
Angola; Angolan; Luanda
Zambia; Zambian; Lusaka
Zimbabwe; Zimbabwean; Harare
Mozambique; Mozambican; Maputo
Namibia; Namibian; Windhoek
Botswana; Botswanan; Gaborone
Madagascar; Malagasy; Antananarivo
South Africa, Republic of South Africa; South African; Pretoria; Cape Town, Johannesburg
United Kingdom, UK, Great Britain, Britain, England, Scotland; British, English, Scottish; London; Edinburgh, Manchester
Ireland; Irish; Dublin
France, French Republic; French; Paris; Strasbourg, Marseille, Lyon, Nice
Germany, Federal Republic of Germany; German; Berlin; Munich, Frankfurt, Hamburg, Bonn, Cologne
Austria, Republic of Austria; Austrian; Vienna; Salzburg, Graz
Switzerland, Swiss Confederation; Swiss; Bern; Geneva, Zurich, Davos, Lausanne
Italy, Italian Republic; Italian; Rome; Milan, Naples, Venice, Turin, Florence
Spain, Kingdom of Spain; Spanish; Madrid; Barcelona, Málaga, Seville
Portugal; Portuguese; Lisbon; Porto
Belgium, Kingdom of Belgium; Belgian; Brussels; Antwerp
Netherlands, Kingdom of the Netherlands; Dutch; The Hague; Amsterdam, Rotterdam
Luxembourg; Luxembourgish; Luxembourg City
Denmark; Danish; Copenhagen
Sweden; Swedish; Stockholm
Norway; Norwegian; Oslo
Finland; Finnish; Helsinki
Iceland; Icelandic; Reykjavik
Estonia; Estonian; Tallinn
Latvia; Latvian; Riga
Lithuania; Lithuanian; Vilnius
Poland, Republic of Poland; Polish; Warsaw; Krakow, Gdansk
Czech Republic, Czechia; Czech; Prague
Slovakia, Slovak Republic; Slovak, Slovakian; Bratislava
Slovenia; Slovenian, Slovene; Ljubljana
Croatia; Croatian; Zagreb; Dubrovnik
Serbia, Republic of Serbia; Serbian; Belgrade
Bosnia and Herzegovina; Bosnian; Sarajevo; Banja Luka, Srebrenica
Montenegro; Montenegrin; Podgorica
North Macedonia, Macedonia; Macedonian; Skopje
Albania; Albanian; Tirana
Kosovo; Kosovar; Pristina
Greece; Greek, Hellenic; Athens; Thessaloniki
Bulgaria; Bulgarian; Sofia; Plovdiv
Romania; Romanian; Bucharest; Constanta
Cyprus; Cypriot; Nicosia
Malta; Maltese; Valletta
Andorra; Andorran; Andorra la Vella
Monaco; Monegasque; Monaco City
San Marino; Sammarinese; City of San Marino
Vatican, Holy See; Vatican; Vatican City
United States, United States of America, USA, US, U.S.; American; Washington; New York, Washington DC, Washington D.C., Los Angeles, Chicago, Boston, San Francisco
Canada; Canadian; Ottawa; Toronto, Montreal, Quebec
Mexico; Mexican; Mexico City
Cuba; Cuban; Havana
Guatemala; Guatemalan; Guatemala City
Costa Rica; Costa Rican; San José
Panama; Panamanian; Panama City
Colombia; Colombian; Bogota, Bogotá
Venezuela; Venezuelan; Caracas
Ecuador; Ecuadorian; Quito
Peru; Peruvian; Lima
Bolivia; Bolivian; La Paz
Chile; Chilean; Santiago; Valparaíso
Argentina; Argentine, Argentinian; Buenos Aires
Uruguay; Uruguayan; Montevideo
Paraguay; Paraguayan; Asunción
Brazil; Brazilian; Brasília, Brasilia; Rio de Janeiro, São Paulo, Belém
"""

# Names that are as often something else; never taken for the country or city
# from the bare word.
AMBIGUOUS = frozenset({"van", "mary", "nice", "manas", "sofia", "turk", "rk"})


def _read() -> tuple[dict[str, Place], dict[str, str], dict[str, str]]:
    places: dict[str, Place] = {}
    demonyms: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for line in COUNTRIES.strip().splitlines():
        parts = [[word.strip() for word in part.split(",")] for part in line.split(";")]
        names, nationals, seat = parts[:3]
        country = names[0]
        for city in (*seat, *(parts[3] if len(parts) > 3 else ())):
            if city.casefold() not in AMBIGUOUS:
                places[city] = Place(city, country)
        for name in names:
            if name.casefold() not in AMBIGUOUS:
                places[name] = Place(country, country, is_country=True)
        for national in nationals:
            demonyms[national] = country
        capitals[country] = seat[0]
    return places, demonyms, capitals


PLACES, DEMONYMS, CAPITALS = _read()
