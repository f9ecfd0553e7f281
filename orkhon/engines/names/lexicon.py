"""Common given names that sound alike but are different names.

Ahmet is not Mehmet and Kemal is not Cemal, though one sound parts them. A line
holds the spellings of one name; two words found on different lines are in
conflict, however near they sound. The list holds common given names of the
member states and no surnames; it is no list of persons.

Source:
    Compiled for this engine from general knowledge of the names in use; the
    spellings of one name follow the alphabets named in `letters`.
"""

from orkhon.engines.names.sounds import skeleton, transcribe

_GIVEN_NAMES = """
abdullah abdulla əbdulla abdulloh
abdurrahman abdulrahman əbdürrəhman абдрахман
abdulkadir abdülkadir абдыкадыр abduqodir
adil ədil adel odil
adnan
agah
ahmet ahmed əhməd akhmet akhmed axmad
akif
ali əli
alim olim
alişan
altan
anar
arif orif
arman
aslan arslan
asım
ata
atilla attila
aydın
aydar
azamat
azat azad ozod
aziz əziz
baki
bahtiyar bəxtiyar bakhtiyar baxtiyor
bekir bəkir bakir
burhan burxon
cabir cabbar
cafer cəfər jafar
cahit cahid
cavit cavid javid
cavanşir
celal cəlal jalal jalol jalil
cemal cəmal jamal jamol
cemil cəmil jamil
cengiz çingiz chingiz
cevat cavad javad
cevdet cövdət javdat
ceyhun
davut davud dovud
daniyar doniyor
darhan
dursun tursun
ekrem əkrəm akram
eldar eldor
elman
elnur
emin əmin amin
enver ənvər anvar
erdal
erhan
erkan
erkin
erol
ersin
esat əsəd asad
etem
fahri
fahrettin fəxrəddin fakhriddin
faik faiq
farid ferit fərid
fatih fateh
fazıl fazil fozil
fehmi
fethi
fevzi fövzi
fikret fikrət
fikri
fuat fuad
galip qalib
gani qəni
hakan
hakkı
halil xəlil khalil
halit xalid khalid xolid
halim həlim
haluk
hamit hamid həmid
hamdi
hamza həmzə
hasan həsən khasan гасан
hayri
haydar heydər гейдар
hikmet hikmət
hilmi
hulusi
hüseyin hüseyn husain гусейн хусейн
hüsamettin
hüsnü
ihsan ehsan
ilhan elxan
ilham
ilhami
ilker
ilyas ilyos
irfan
ishak ishaq
ismail ismayıl ismoil
ismet ismət
izzet izzət
kadir qadir qodir
kamil komil
kanat
kasım qasım qosim
kazım
kemal kamal kamol
kemalettin kəmaləddin
kenan
kerem kərəm
kerim kərim karim
kubat
latif lətif
levent
lütfi lütfü
mahir
mahmut mahmud maxmud
marat
mehmet mehmed məhəmməd muhammed muhammet məmməd mukhammed muhammad mukhamed
memduh
mesut məsud masud
metin
mikail
muammer
muhtar muxtar
muhittin
muhsin
murat murad murod
musa muso
mustafa mustafo
muzaffer müzəffər
mümtaz
naci
nadi
nadir nodir
nail
namık
nazım nazim
nazmi
necati
necip nəcib
necdet
nejat nəcat
nevzat
nihat nihad
niyazi
nizami
nuri
nurettin nureddin nuriddin nurəddin
nurlan
nurbek
nursultan
oğuz
oktay oqtay
orhan
orkun
osman usman usmon
ömer omar umar ömər
özgür
polat bulat
rahim rəhim
rahmi
ramazan ramadan
ramil
ramin
ramiz
rasim
raşit rəşid rashid
rauf
recep rəcəb radjab
refik rafik rəfiq
remzi
reşat rəşad
rıza rza
rıfat rifat
rüstem rüstəm rustam
rüştü
sabir sobir
sabri
sadık sadıq sodiq
sadi
saffet
sait said səid
sami
samet səməd samad
salih
salim selim səlim
selami
selahattin salahaddin
sedat
serdar sərdar
serik
sergey
serhat
sinan
suat
sudi
süleyman sulaymon
şaban
şakir shokir
şeref
şerif şərif sharif
şevket şövkət shavkat
şinasi
şükrü
taha
tahir tohir
tahsin
talat
talip talib
tarık
tekin
tevfik tofiq
timur temur
turan
turgut
turhan
umut
ümit
vahit vahid
vasıf vasif
vasfi
vedat
vefa
veli vəli vali
veysel
yahya
yakup yaqub yokub
yalçın
yaşar
yavuz
yunus
yusuf yusif жүсіп jusup
zafer
zeki
zeyd
ziya ziyo
aygül
aysel
ayşe
aynur
aliye
asel
dinara
dilara
elmira
elvira
emine
fatma fatima
fazile
galina
gülnar gulnora
gülnaz
gülşen
irina
karina
lale
larisa
leyla
lola
malika
marina
mehriban
nalan
natalya
nilüfer
nimet
nüzhet
nazira
nigar
oksana
roza
saniye
safiye
sahibe
saule
selin
sevil
sevinç
sibel
svetlana
tatyana
tamara
zarina
zehra zuhra
zeynep zeynəb
zuleyha
"""


def _numbered() -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for number, line in enumerate(_GIVEN_NAMES.split("\n")):
        for spelling in line.split():
            shape = skeleton(transcribe(spelling).sounds)
            found[shape] = found.get(shape, frozenset()) | {number}
    return found


_NUMBERS = _numbered()


def given_names(shape: str) -> frozenset[int]:
    """Which given names of the list a skeleton may be; empty for none."""
    return _NUMBERS.get(shape, frozenset())
